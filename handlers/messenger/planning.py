"""Have the day planned and write down what was decided: once a change, never once a look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, cast

from engine.messenger import reasons
from engine.messenger.nouns import SHARES, Decision
from engine.messenger.planning import Planner, plan_day
from handlers.desk import Desk
from handlers.messenger.situation import Situation, situation
from models import decisions, intents, notices
from models.intents import Waiting

PUSH: Final = "push"


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who is to have her card now, and how urgent it is: 1 first."""

    person: str
    priority: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What was decided about whom, and what has to be written down of it."""

    situation: Situation
    decided: tuple[Decision, ...]

    @property
    def called(self) -> tuple[Called, ...]:
        """Return who is pushed, the most urgent first."""
        rows = {one.id: one for one in self.situation.rows}
        found = [
            Called(one.person, _priority([rows[id_] for id_ in one.intents]))
            for one in self.decided
            if one.verdict == PUSH
        ]
        return tuple(sorted(found, key=lambda one: (one.priority, one.person)))


def plan(desk: Desk, planner: Planner = plan_day) -> Plan:
    """Decide about everything that waits and may be worth a counted message; nothing is written."""
    here = situation(desk)
    return Plan(
        here, planner(here.now, here.intents, here.hearers, here.purse, here.days) if here.rows else ()
    )


def has_work(desk: Desk) -> bool:
    """Say whether anything waits that may be worth a counted message."""
    return bool(intents.anybody(desk.connection, at=desk.now))


def changes(made: Plan) -> list[dict[str, object]]:
    """Return what is another decision than the last one about the same notice, as rows."""
    rows = {one.id: one for one in made.situation.rows}
    return [row for one in made.decided for row in _rows(one, rows, made.situation)]


def called(desk: Desk, here: Situation) -> list[Waiting]:
    """Return what one person is to be pushed for: as it was decided, or as it is decided now when nobody has yet."""
    decided = [one for one in here.rows if one.verdict.startswith(f"{PUSH}:")]
    if decided or not here.rows:
        return decided
    made = Plan(here, plan_day(here.now, here.intents, here.hearers, here.purse, here.days))
    note(desk, changes(made))
    whys = {id_: one.why.key for one in made.decided if one.verdict == PUSH for id_ in one.intents}
    return [
        one._replace(verdict=decisions.mark(PUSH, whys[one.id]))
        for one in here.rows
        if one.id in whys and one.is_worth_a_push
    ]


def note(desk: Desk, rows: Sequence[dict[str, object]]) -> None:
    """Write decisions down, and leave untold what is over."""
    decisions.note(desk.connection, rows)
    for reason in sorted({str(row["why"]) for row in rows if row["verdict"] == "drop"}):
        over = [
            cast(int, row["notice_id"]) for row in rows if row["verdict"] == "drop" and row["why"] == reason
        ]
        notices.settle_waiting(desk.connection, over, state=notices.DROPPED, reason=reason)


def drop_late(desk: Desk) -> int:
    """Leave untold what is not worth a push and nobody has heard in time."""
    return intents.drop_late(desk.connection, at=desk.now, reason=reasons.STALE)


def _rows(one: Decision, rows: dict[int, Waiting], here: Situation) -> Iterator[dict[str, object]]:
    for id_ in one.intents:
        notice = rows[id_]
        is_said = notice.verdict == decisions.mark(one.verdict, one.why.key)
        if is_said or not (notice.is_worth_a_push or one.verdict == "drop"):
            continue
        yield row_of(notice, here, one.verdict, one.why.key) | {
            "params": dict(one.why.params), "until": one.until,
        }  # fmt: skip


def row_of(notice: Waiting, here: Situation, verdict: str, why: str) -> dict[str, object]:
    """Return a decision about one notice as a row."""
    return {
        "at": here.now, "person_id": notice.person_id, "notice_id": notice.id, "kind": notice.kind,
        "about_id": notice.about_id, "step": notice.step, "verdict": verdict, "why": why, "params": {}, "until": None,
        "message_id": None,
    }  # fmt: skip


def _priority(rows: Sequence[Waiting]) -> int:
    shares: list[str] = [one.share for one in rows if one.is_worth_a_push]
    return 1 + min(map(_rank, shares), default=len(SHARES))


def _rank(share: str) -> int:
    known: list[str] = list(SHARES)
    return known.index(share) if share in known else len(known)
