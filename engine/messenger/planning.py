"""Plan a day's messages: for everybody who has something worth a counted message, one verdict with one reason.

A plan is a function of its arguments: the same rows at the same moment give the same decisions, whoever asks.
It never passes the quota, never pushes anybody twice a day, and never outside her hours. What is late below is a card of
its own once a week at most, unless the whole is due further up by the next working day.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from engine.messenger import chances, forecasting
from engine.messenger.budgeting import allowance, line_day
from engine.messenger.candidates import Candidate, Crowd, candidate
from engine.messenger.days import Hindrance, heard_of_late, is_due_upward, may_push
from engine.messenger.nouns import Days, Decision, Hearer, Intent, Purse, Why
from engine.messenger.reasons import NEWER, STALE
from engine.messenger.spending import spent
from engine.obligations.calendar import in_bangkok

Planner = Callable[[datetime, Sequence[Intent], Mapping[str, Hearer], Purse, Days], tuple[Decision, ...]]


def plan_day(
    now: datetime, intents: Sequence[Intent], hearers: Mapping[str, Hearer], purse: Purse, days: Days
) -> tuple[Decision, ...]:
    """Return the decisions about everything that is to be told by now, by person.

    What is over is dropped, beside the verdict about the rest; an intent is in one decision at most. Who has nothing
    worth a push hears it when she writes and gets no decision.
    """
    crowd = Crowd(
        chances.learned(one.record for one in hearers.values()),
        forecasting.crowd_of(one.habits for one in hearers.values()),
    )
    allowed = allowance(purse, line_day(now), chances.effect(crowd.ways))
    wanted: list[Candidate] = []
    decided: list[Decision] = []
    for person, waiting in _by_person(intents, now):
        alive, dropped = sifted(waiting, now)
        decided += dropped
        hearer = hearers.get(person) or Hearer(person)
        if not any(one.is_worth_a_push for one in alive):
            continue
        alive, hindrance = _held(hearer, alive, now, days)
        if hindrance := may_push(hearer, now, alive, days) or hindrance:
            ids = tuple(one.id for one in alive)
            decided.append(Decision(person, hindrance.verdict, hindrance.why, ids, hindrance.until))
            continue
        wanted.append(candidate(hearer, alive, now, days, crowd, allowed.price))
    decided += spent(wanted, allowed, now)
    return tuple(sorted(decided, key=lambda one: (one.person, one.verdict, one.intents)))


def _held(
    hearer: Hearer, alive: list[Intent], now: datetime, days: Days
) -> tuple[list[Intent], Hindrance | None]:
    """Let what is late below only go along while it was told within a week; name that, where nothing else is worth a push."""
    today = in_bangkok(now).date()
    held = heard_of_late(hearer, today)
    if held is None:
        return alive, None
    left = [
        replace(one, is_worth_a_push=False)
        if one.share == "escalation" and not is_due_upward(one, today, days)
        else one
        for one in alive
    ]
    return left, None if any(one.is_worth_a_push for one in left) else held


def sifted(waiting: Iterable[Intent], now: datetime) -> tuple[list[Intent], list[Decision]]:
    """Part what may still be told from what is over: past its time, or followed by something newer about the same thing."""
    alive: list[Intent] = []
    stale: list[Intent] = []
    for one in waiting:
        (stale if one.not_after is not None and one.not_after < now else alive).append(one)
    newest = {_thing(one): one.id for one in sorted(alive, key=lambda one: (one.not_before, one.id))}
    older = [one for one in alive if newest[_thing(one)] != one.id]
    dropped = [*_drops(stale, STALE), *_drops(older, NEWER)]
    return [one for one in alive if newest[_thing(one)] == one.id], dropped


def _thing(one: Intent) -> tuple[object, ...]:
    """Say what an intent is about: two reminders of one thing are one, two pieces of news are two."""
    return (one.kind, one.about, one.part) if one.share in {"reminder", "escalation"} else (one.id,)


def _drops(intents: Sequence[Intent], key: str) -> Iterator[Decision]:
    if intents:
        yield Decision(intents[0].person, "drop", Why(key), tuple(sorted(one.id for one in intents)))


def _by_person(intents: Iterable[Intent], now: datetime) -> Iterator[tuple[str, list[Intent]]]:
    """Yield what waits for each person by now, in the order of people and intents."""
    found: dict[str, list[Intent]] = {}
    for one in intents:
        if one.not_before <= now:
            found.setdefault(one.person, []).append(one)
    for person in sorted(found):
        yield person, sorted(found[person], key=lambda one: one.id)
