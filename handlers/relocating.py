"""Move units: to another place when a map is drawn anew, to another office; what was before stays known with its days.

Reports that were sent keep the office that sent them. What is still owed goes on at the office of the new place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Programme
from engine.obligations.states import State, is_owed
from handlers import chains, easing, enrolling, seating
from handlers.desk import Desk
from handlers.enrolling import Reason
from handlers.owing import duty_of
from models import audit, evidence, facts, obligations, offices, unit_places, units
from models.units import Unit


@dataclass(frozen=True, slots=True)
class Order:
    """Why something moves: from which day on, by which letter, and who said so."""

    day: date
    letter: str = ""
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Redrawn:
    """What a new map moved; `orphans` have no office of their kind at the new place and stay with the old one."""

    units: int = 0
    offices: int = 0
    obligations: int = 0
    orphans: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


def redraw(desk: Desk, programme: Programme, codes: Mapping[str, str], order: Order) -> Redrawn:
    """Give everything that lies in old codes its new ones; `programme` is the one that the units are kept under."""
    if order.day > day_in_bangkok(desk.now):
        raise ValueError("a map is redrawn from today on, or from a day that has been")
    total = Redrawn()
    for old, new in codes.items():
        moved_offices = _offices(desk, programme, old, new)
        _facts(desk, programme, old, new, order)
        found = [
            _one(desk, programme, unit, new + unit.place[len(old) :], order)
            for unit in _in(desk, programme, old)
        ]
        total = Redrawn(
            units=total.units + len(found),
            offices=total.offices + moved_offices,
            obligations=total.obligations + sum(count for count, _ in found),
            orphans=(*total.orphans, *(name for _, name in found if name)),
            areas=tuple(dict.fromkeys((*total.areas, *_naming(desk, programme, old)))),
        )
        audit.note(desk.connection, at=desk.now, act="redrawn", about_id=f"{old} {new}", person_id=order.by)
    return total


def place_unit(desk: Desk, unit: Unit, *, place: str, office_id: str, order: Order) -> int:
    """Give a unit its place and office from a day on; return how many obligations went to another office."""
    first = _since(desk, unit)
    if order.day > first:
        unit_places.note(
            desk.connection, unit_id=unit.id, place=unit.place, office_id=unit.office_id, first=first,
            last=order.day - timedelta(days=1), letter=order.letter[:200], person_id=order.by, at=desk.now,
        )  # fmt: skip
    units.change(desk.connection, unit.id, place=place, office_id=office_id)
    audit.note(desk.connection, at=desk.now, act="unit_moved", about_id=unit.id, person_id=order.by)
    now = units.unit(desk.connection, unit.id)
    return sum(_follow(desk, one, now, order) for one in desk.library.family(unit.programme)) if now else 0


def _follow(desk: Desk, programme: Programme, unit: Unit, order: Order) -> int:
    """Let a programme follow a unit that moved: its seat, its obligations, its days."""
    if unit.id not in units.enrolled(desk.connection, programme.id, [unit.id]):
        return 0
    seating.redraw(desk, programme, unit.kind, unit.place, unit.id)
    moved = 0
    for row in obligations.of_unit(desk.connection, unit.id, programme.id):
        duty = duty_of(programme, row.duty)
        office_id = enrolling.filer(desk, programme, duty, unit) if duty and is_owed(State(row.state)) else ""
        if not office_id or office_id == row.office_id:
            continue
        new = easing.hand_over(desk, row.id, office_id, by=order.by)
        if new is not None:
            evidence.follow(desk.connection, row.id, to=new, office_id=office_id)
            moved += 1
    enrolling.renew(desk, programme, unit, Reason(f"moved {order.letter}".strip(), order.by))
    return moved


def _one(desk: Desk, programme: Programme, unit: Unit, place: str, order: Order) -> tuple[int, str]:
    """Move one unit; return how many obligations moved, and its name when no office looks after the new place."""
    if unit.id == unit.office_id:
        return place_unit(desk, unit, place=place, office_id=unit.id, order=order), ""
    office = chains.looking_after(desk, programme, unit, place)
    moved = place_unit(
        desk, unit, place=place, office_id=office.id if office else unit.office_id, order=order
    )
    return moved, "" if office else unit.name


def _in(desk: Desk, programme: Programme, code: str) -> list[Unit]:
    return units.in_place(desk.connection, programme.home, code)


def _offices(desk: Desk, programme: Programme, old: str, new: str) -> int:
    """Give the offices of an old code its new one, but where the new code has its own office of that kind."""
    kinds = [kind.id for kind in programme.offices]
    every = offices.of_kinds(desk.connection, programme.home, kinds)
    there = {(one.kind, one.area) for one in every}
    moved = 0
    for office in every:
        area = new + office.area[len(old) :]
        if office.area.startswith(old) and (office.kind, area) not in there:
            offices.change(desk.connection, office.id, area=area)
            moved += 1
    return moved


def _facts(desk: Desk, programme: Programme, old: str, new: str, order: Order) -> None:
    """Let what was set for an old code, such as its cohort, hold for the new one."""
    for one in desk.library.family(programme.home):
        there = {(row.kind, row.name) for row in facts.standing(desk.connection, one.id, [f"place:{new}"])}
        for row in facts.standing(desk.connection, one.id, [f"place:{old}"]):
            if (row.kind, row.name) not in there:
                facts.note(
                    desk.connection, programme=one.id, scope=f"place:{new}", kind=row.kind, name=row.name,
                    occurrence=row.occurrence, value=row.value, planned=row.planned, day=row.day,
                    letter=order.letter or row.letter, person_id=order.by, at=desk.now,
                )  # fmt: skip


def _naming(desk: Desk, programme: Programme, code: str) -> tuple[str, ...]:
    """Name the areas of the packs that are written with an old code: these are mended in the pack."""
    return tuple(
        f"{one.id}/{area.id}"
        for one in desk.library.family(programme.home)
        for area in one.areas
        if any(place.startswith(code) for place in area.places)
    )


def _since(desk: Desk, unit: Unit) -> date:
    """Return from which day on a unit has been where it is."""
    before = unit_places.of_unit(desk.connection, unit.id)
    return before[-1].last + timedelta(days=1) if before else day_in_bangkok(unit.made_at)
