"""Take in the units of a roster: new ones with their office, their seat and what they owe, known ones where a line says something new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.conversation.bubbles import say
from engine.roster import tree
from engine.roster.wanted import Spot, Wanted, WantedUnit, same_name
from engine.units.rivals import rivals
from engine.units.unit import Unit as Near
from handlers.enrolling_many import enrol_many
from handlers.filling import new_id
from handlers.rosters import offices as office_rows
from handlers.rosters import seats
from handlers.rosters.offices import Offices
from handlers.rosters.seen import Mark
from handlers.rosters.work import CHANGED, ENROLLED, NEW, SAME, Bench
from models import rosters, units
from models.rosters import UNIT, Line
from models.units import Unit

TAMBON = 6
COLUMNS = ("id", "programme", "kind", "name", "place", "office_id", "attributes", "made_at")


@dataclass(slots=True)
class Batch:
    """What is known of the units of a batch before it is taken in, and what is to be written of them."""

    lines: dict[str, Line]
    by_id: dict[str, Unit]
    by_name: dict[tuple[str, str, str], Unit]
    new: list[Unit] = field(default_factory=list)
    changed: list[tuple[Unit, dict[str, Any]]] = field(default_factory=list)
    there: list[Unit] = field(default_factory=list)


def take(bench: Bench, known: Offices, taken: seats.Seats, batch: Sequence[Wanted]) -> dict[Spot, Unit]:
    """Take in the units of a batch; return the unit of each row that names one which was taken."""
    rows = [(one, one.unit) for one in batch if one.unit is not None]
    bench.work.seen.look_up(UNIT, {key for _, unit in rows for key in _keys(unit)})
    found = _load(bench, [unit for _, unit in rows])
    of_rows: dict[Spot, Unit] = {}
    for wanted, unit in rows:
        made = _one(bench, known, taken, found, wanted, unit)
        if made is not None:
            of_rows[wanted.spot] = made
    office_rows.write(bench, known)
    _write(bench, found)
    return of_rows


def _one(
    bench: Bench, known: Offices, taken: seats.Seats, found: Batch, wanted: Wanted, unit: WantedUnit
) -> Unit | None:
    before = next(filter(None, (bench.work.seen.get(UNIT, key) for key in _keys(unit))), None)
    if before is not None:
        return _again(bench, known, found, wanted, unit, before)
    line = found.lines.get(unit.key)
    there = found.by_id.get(line.subject_id) if line else None
    there = there or _by_name(found, unit)
    if there is None:
        made = _new(bench, known, taken, found, wanted.spot, unit)
    elif line and line.said == unit.said:
        bench.work.count(UNIT, SAME)
        made = there
    else:
        made = _known(bench, known, found, wanted.spot, unit, there)
    if made is not None:
        found.there.append(made)
        for key in _keys(unit):
            bench.work.seen.add(UNIT, key, Mark(wanted.spot, made.id))
        if line is None or line.said != unit.said or line.subject_id != made.id:
            bench.line(UNIT, unit.key, made.id, unit.said)
    return made


def _by_name(found: Batch, unit: WantedUnit) -> Unit | None:
    """Return the unit of this name at the place, else in its tambon as long as nobody has said in which village."""
    for place in (unit.place, unit.place[:TAMBON]):
        if there := found.by_name.get((unit.kind, place, same_name(unit.name))):
            return there
    return None


def _again(
    bench: Bench, known: Offices, found: Batch, wanted: Wanted, unit: WantedUnit, before: Mark
) -> Unit | None:
    """Return the unit of a row that names one which an earlier row has brought: only for somebody of it."""
    if not wanted.people:
        row = before.spot.row
        bench.work.fault(
            wanted.spot, say("it stands in row {row} already", row=row), say("keep one of the two")
        )
        return None
    here = {one.id: one for one in (*found.by_id.values(), *found.there)}
    # A look writes nothing: what it would have made earlier is made out again, and written by nobody.
    return here.get(before.subject_id) or _made(bench, known, wanted.spot, unit, before.subject_id)


def _new(
    bench: Bench, known: Offices, taken: seats.Seats, found: Batch, spot: Spot, unit: WantedUnit
) -> Unit | None:
    made = _made(bench, known, spot, unit, new_id("roster unit", bench.programme.home, unit.key))
    if made is None or not seats.has_room(bench, taken, spot, made):
        return None
    bench.work.count(UNIT, NEW)
    found.new.append(made)
    _note_rival(bench, found, spot, made)
    return made


def _note_rival(bench: Bench, found: Batch, spot: Spot, made: Unit) -> None:
    """Name the unit nearby that a new one is much like; whether they are one only a person knows."""
    near = [
        Near(one.id, one.name, one.place)
        for (kind, place, _), one in found.by_name.items()
        if kind == made.kind and place[:TAMBON] == made.place[:TAMBON]
    ]
    for rival in rivals(Near(made.id, made.name, made.place), near)[:1]:
        told = say(
            "{name} is much like {other}, which is there already", name=made.name, other=rival.unit.name
        )
        bench.work.note(spot, told)


def _made(bench: Bench, known: Offices, spot: Spot, unit: WantedUnit, unit_id: str) -> Unit | None:
    """Make a unit out, with the office that looks after it; None where no office does."""
    kind = tree.own_office_kind(bench.programme, unit.kind, unit.place)
    office = unit.office or (tree.by_itself(kind, unit.place) if kind else None)
    if office is None:
        bench.work.fault(spot, say("no office looks after such a group"), say("name its office in the row"))
        return None
    office_id = office_rows.needed(bench, known, spot, office)
    return Unit(
        id=unit_id, programme=bench.programme.home, kind=unit.kind, name=unit.name, place=unit.place,
        office_id=office_id, attributes=dict(unit.attributes), made_at=bench.desk.now,
    ) if office_id else None  # fmt: skip


def _known(
    bench: Bench, known: Offices, found: Batch, spot: Spot, unit: WantedUnit, there: Unit
) -> Unit | None:
    """Return a unit as the row says it now; what the row does not say stays."""
    if unit.office is not None and not _is_its_office(known, unit, there):
        name = known.rows.get(there.office_id, {}).get("name", "-")
        cure = say("hand the group over first, or write the office that it has")
        bench.work.fault(spot, say("the group belongs to {office}", office=name), cure)
        return None
    if unit.place[:TAMBON] != there.place[:TAMBON]:
        cure = say("move the group first, or write the place that it has")
        bench.work.fault(spot, say("the group stands at another place"), cure)
        return None
    told = {"name": unit.name, "place": unit.place, "attributes": {**there.attributes, **unit.attributes}}
    differs = {name: value for name, value in told.items() if getattr(there, name) != value}
    bench.work.count(UNIT, CHANGED if differs else SAME)
    if differs:
        found.changed.append((there, differs))
    return there


def _is_its_office(known: Offices, unit: WantedUnit, there: Unit) -> bool:
    return unit.office is not None and known.find(unit.office) == there.office_id


def _load(bench: Bench, wanted: Sequence[WantedUnit]) -> Batch:
    """Load what is known of the units of a batch in a few statements."""
    connection, home = bench.desk.connection, bench.programme.home
    lines = rosters.lines(connection, home, bench.work.name, UNIT, [one.key for one in wanted])
    subjects = [line.subject_id for line in lines.values()]
    marked = (bench.work.seen.get(UNIT, key) for one in wanted for key in _keys(one))
    subjects += [mark.subject_id for mark in marked if mark]
    by_id = {one.id: one for one in units.of_ids(connection, list(dict.fromkeys(subjects)))}
    unknown = [one for one in wanted if (line := lines.get(one.key)) is None or line.subject_id not in by_id]
    # What was registered in the chat mostly stands in its tambon, without the number of the village.
    places = {place for one in unknown for place in (one.place, one.place[:TAMBON])}
    near = units.at_places(connection, home, sorted({one.kind for one in unknown}), places)
    return Batch(lines, by_id, {(one.kind, one.place, same_name(one.name)): one for one in near})


def _write(bench: Bench, found: Batch) -> None:
    """Write the units of a batch and let them take part; a look counts who would."""
    connection = bench.desk.connection
    if not bench.work.writes:
        ids = [one.id for one in found.there]
        missing = len(set(ids) - units.enrolled(connection, bench.programme.id, ids))
        bench.work.count(UNIT, ENROLLED, missing)
        return
    units.add_many(connection, [{name: getattr(one, name) for name in COLUMNS} for one in found.new])
    for one in found.new:
        seats.take(bench, one)
    for there, differs in found.changed:
        units.change(connection, there.id, **differs)
    bench.work.count(UNIT, ENROLLED, enrol_many(bench.desk, bench.programme, _once(found.there)))


def _once(found: Sequence[Unit]) -> list[Unit]:
    return list({one.id: one for one in found}.values())


def _keys(unit: WantedUnit) -> Iterator[str]:
    """Yield what a unit is found again by within one roster: its code, and its name at its place."""
    yield unit.key
    if unit.code:
        yield WantedUnit(unit.kind, unit.name, unit.place).key
