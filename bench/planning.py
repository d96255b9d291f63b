"""Plan the day for a whole country: a hundred thousand open obligations of twenty thousand people, as often as one likes."""

import multiprocessing
import time
from datetime import date, datetime, timedelta
from multiprocessing.queues import SimpleQueue

from bench.figures import Figure, Part, most
from bench.machine import peak_mib
from bench.reminding.lots import lot
from bench.stage import Stage
from engine.messenger.nouns import Days, Habits, Hearer, Intent, Purse
from engine.messenger.planning import plan_day
from engine.messenger.records import Record, Round, recorded
from engine.obligations.calendar import BANGKOK

PEOPLE, OBLIGATIONS, LIMIT = 20_000, 100_000, 35_000
TODAY = date(2022, 1, 24)
NOW = datetime(2022, 1, 24, 8, tzinfo=BANGKOK)
DAY = timedelta(days=1)
GOAL = "planning"
SECONDS, MEBIBYTES = 30, 300


def measure(_stage: Stage) -> Part:
    """Plan once in a process of its own, so that nothing else is counted."""
    context = multiprocessing.get_context("spawn")
    answers: SimpleQueue[tuple[float, float, dict[str, int]]] = context.SimpleQueue()
    child = context.Process(target=_measured, args=(answers,))
    child.start()
    seconds, mebibytes, verdicts = answers.get()
    child.join()
    what = f"{OBLIGATIONS:,} obligations of {PEOPLE:,} people"
    figures: list[Figure] = [
        most(GOAL, f"planning {what}", seconds, SECONDS, "s CPU"),
        most(GOAL, f"the whole process, {what}", mebibytes, MEBIBYTES, "MiB"),
    ]
    rows: list[tuple[object, ...]] = [
        (verdict, f"{count:,}") for verdict, count in sorted(verdicts.items(), key=lambda one: -one[1])
    ]
    words = f"One plan of {what}, from nothing: {seconds:.1f} s CPU, {mebibytes:.0f} MiB at most"
    return Part("Planning the day's messages", figures, ("verdict", "people"), rows, words)


def _measured(answers: "SimpleQueue[tuple[float, float, dict[str, int]]]") -> None:
    hearers = {name: _hearer(name) for name in (f"p{number:05d}" for number in range(PEOPLE))}
    intents = [_intent(number) for number in range(OBLIGATIONS)]
    demand = {TODAY + DAY * ahead: OBLIGATIONS // 8 for ahead in range(8)}
    began = time.process_time()
    decided = plan_day(NOW, intents, hearers, Purse(LIMIT, demand=demand), Days())
    seconds = time.process_time() - began
    counts: dict[str, int] = {}
    for one in decided:
        counts[one.verdict] = counts.get(one.verdict, 0) + 1
    answers.put((seconds, peak_mib(), counts))


def _intent(number: int) -> Intent:
    due = TODAY + DAY * (number % 8)
    return Intent(number, f"p{number % PEOPLE:05d}", "remind", f"o{number}", 600, "reminder", NOW, due=due)


def _hearer(name: str) -> Hearer:
    """Make somebody with a year behind her, unlike everybody else."""
    days = tuple(int(6 * lot(name, "day", day)) for day in range(7))
    bands = tuple(int(9 * lot(name, "band", band)) for band in range(6))
    return Hearer(name, habits=Habits(days, bands, 12.0), record=_record(name))


def _record(name: str) -> Record:
    pace = lot(name, "pace")
    rounds = []
    for number in range(18):
        due = TODAY - DAY * (14 * number + 15)
        sent = due - DAY * 3 + DAY * int(8 * pace * lot(name, "sent", number))
        told = (due - DAY * 2,) if sent > due - DAY * 2 else ()
        rounds.append(Round(due, sent, told, due - DAY * 14))
    return recorded(rounds, TODAY)
