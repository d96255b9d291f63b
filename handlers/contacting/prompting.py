"""Work out what a reminder to everybody who has not sent would cost, and have it planned like any other.

Nothing is sent here: who is pushed now, who hears it free and who later is the planner's to say, as with every reminder.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from engine.announcing.pricing import Price
from engine.conversation.chasing.seen import Called
from engine.conversation.scene import Owed
from engine.messenger.planning import plan_day
from engine.obligations.calendar import day_in_bangkok, in_bangkok
from handlers import owing
from handlers.contacting.chased import is_missing
from handlers.desk import Desk, Speaker
from handlers.messenger import situation
from handlers.messenger.intending import intend
from handlers.messenger.worths import worth_of
from handlers.orders import Order
from handlers.owing import Rights
from models import audit, contacts, intents, obligations, offices
from models.intents import Waiting
from models.obligations import Obligation
from models.offices import UNIT

KIND: Final = "remind"
# Who is to send later than this is not disturbed yet.
NEAR: Final = timedelta(days=7)
# Steps of ladders count days from here twice; a reminder by hand is a number above all of them.
FIRST_DAY: Final = date(2020, 1, 1)
BY_HAND: Final = 20_000


@dataclass(frozen=True, slots=True)
class _Group:
    """One group that has not sent a round: who speaks for it, and whether it asked for time."""

    row: Obligation
    name: str
    people: tuple[str, ...]
    rests: bool


@dataclass(frozen=True, slots=True)
class _Rounds:
    """Who would hear it, with the rounds of each; how many were reminded today; the groups that LINE does not reach."""

    rounds: dict[str, list[Obligation]]
    told: int
    beyond: tuple[str, ...]
    resting: int


def supposed(desk: Desk, owed: Iterable[Owed]) -> Called:
    """Say whom a reminder to everybody who has not sent would reach now, and at what price; nothing is written."""
    called = _called(desk, owed)
    here = situation.supposed(desk, [one for person in called.rounds for one in _rows(desk, called, person)])
    made = plan_day(here.now, here.intents, here.hearers, here.purse, here.days)
    verdicts = {one.person: one.verdict for one in made if one.verdict != "drop"}
    found: dict[str, int] = defaultdict(int)
    for person in called.rounds:
        found[verdicts.get(person, "later")] += 1
    cost = Price(found["wait"] + found["skip"], found["push"], here.purse.left)
    return Called(cost, found["later"], called.told, called.resting, called.beyond)


def prompt(desk: Desk, who: Speaker, held: Rights) -> tuple[Order, ...]:
    """Have everybody who has not sent hear of it, each with one card; return the tasks that push what is planned now."""
    called = _called(desk, owing.owed(desk, held, {}))
    for person, rows in called.rounds.items():
        for row in rows:
            _remind(desk, person, row)
            audit.note(desk.connection, at=desk.now, act="prompted", about_id=row.id, person_id=who.person_id)
    minute = in_bangkok(desk.now).strftime("%Y-%m-%d:%H%M")
    return tuple(
        Order("push_card", f"card:{person}:{minute}", (person,), priority=2) for person in called.rounds
    )


def _remind(desk: Desk, person: str, row: Obligation) -> bool:
    return intend(
        desk, person_id=person, kind=KIND, about_id=row.id, step=_number(desk), details=_details(),
        due=row.collect_until or row.due, is_worth_a_push=True,
    )  # fmt: skip


def _called(desk: Desk, owed: Iterable[Owed]) -> _Rounds:
    groups = _groups(desk, owed)
    everybody = {person for one in groups for person in one.people}
    reached = intents.reachable(desk.connection, everybody)
    rounds: dict[str, list[Obligation]] = defaultdict(list)
    beyond: list[str] = []
    resting: set[str] = set()
    for one in groups:
        there = [person for person in one.people if person in reached]
        if one.rests:
            resting |= {one.row.unit_id}
        elif not there:
            beyond.append(one.name)
        else:
            for person in there:
                rounds[person].append(one.row)
    told = intents.reminded_since(desk.connection, set(rounds), situation.morning(desk.now))
    fresh = {person: rows for person, rows in rounds.items() if person not in told}
    return _Rounds(fresh, len(rounds) - len(fresh), tuple(dict.fromkeys(beyond)), len(resting))


def _groups(desk: Desk, owed: Iterable[Owed]) -> list[_Group]:
    """Find what groups have not sent and is due soon or late; what only few may know of counts nowhere."""
    missing = [one for one in owed if is_missing(one) and not one.is_closed]
    rows = obligations.of_ids(desk.connection, [one.id for one in missing])
    near = [one for one in missing if _is_near(desk, rows.get(one.id))]
    speakers: dict[str, list[str]] = defaultdict(list)
    for role in offices.of_scopes(desk.connection, UNIT, {one.unit for one in near}, at=desk.now):
        speakers[role.scope_id].append(role.person_id)
    last = contacts.last(
        desk.connection, {one.unit for one in near}, {rows[one.id].office_id for one in near}
    )
    today = day_in_bangkok(desk.now)
    return [
        _Group(
            rows[one.id],
            one.about,
            tuple(dict.fromkeys(speakers[one.unit])),
            rests=one.unit in last and (last[one.unit].rests_until or date.min) >= today,
        )
        for one in near
    ]


def _is_near(desk: Desk, row: Obligation | None) -> bool:
    due = (row.collect_until or row.due) if row else None
    return due is not None and due <= day_in_bangkok(desk.now) + NEAR


def _rows(desk: Desk, called: _Rounds, person: str) -> list[Waiting]:
    """Return what would wait for a person, as the planner reads it; numbered below everything that is stored."""
    usual = worth_of(KIND)
    return [
        Waiting(
            -1 - at, person, KIND, row.id, _number(desk), _details(), usual.worth, usual.share, desk.now, None,
            is_worth_a_push=True, due=row.collect_until or row.due, verdict="",
        )
        for at, row in enumerate(called.rounds[person])
    ]  # fmt: skip


def _details() -> dict[str, object]:
    return {"part": "collect", "step": 0, "tone": ""}


def _number(desk: Desk) -> int:
    return BY_HAND + (day_in_bangkok(desk.now) - FIRST_DAY).days
