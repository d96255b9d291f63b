"""Find the offices that a roster names or needs, and make those that are missing, with the ones above them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from engine.conversation.bubbles import say
from engine.obligations.calendar import day_in_bangkok
from engine.roster import tree
from engine.roster.placing import DIGITS
from engine.roster.reading_phones import phone_in
from engine.roster.wanted import Spot, WantedOffice, digest, same_name
from handlers.enrolling_many import enrol_many
from handlers.filling import new_id
from handlers.rosters.seen import Mark
from handlers.rosters.work import CHANGED, NEW, SAME, Bench
from models import offices, units
from models.offices import Office
from models.rosters import OFFICE

_MOST_NAMED = 3


@dataclass(slots=True)
class Offices:
    """All offices of a programme by what they are called and where; new ones are known at once and written with their batch."""

    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    by_name: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    by_area: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)

    def know(self, row: dict[str, Any]) -> None:
        """Take up an office, or another name of it."""
        is_known = row["id"] in self.rows
        self.rows[row["id"]] = row
        self.by_name.setdefault((row["kind"], same_name(row["name"])), []).append(row["id"])
        if not is_known:
            self.by_area.setdefault((row["kind"], row["area"]), []).append(row["id"])

    def find(self, wanted: WantedOffice) -> str:
        """Return the office that is meant: by its name nearest to the place, else the only one of its kind there."""
        named = self.by_name.get((wanted.kind, same_name(wanted.name)), [])
        near = [one for one in dict.fromkeys(named) if wanted.area.startswith(self.rows[one]["area"])]
        return max(near, key=lambda one: (len(self.rows[one]["area"]), one), default="")

    def there(self, wanted: WantedOffice) -> list[str]:
        """Return the offices of the same kind over the same place."""
        return self.by_area.get((wanted.kind, wanted.area), [])


def load(bench: Bench) -> Offices:
    """Return the offices that are there."""
    found = Offices()
    kinds = [one.id for one in bench.programme.offices]
    for one in offices.of_kinds(bench.desk.connection, bench.programme.home, kinds):
        found.know(_row(one))
    return found


def listed(bench: Bench, known: Offices, spot: Spot, wanted: WantedOffice) -> None:
    """Take in an office that a row is about: new, or another name or number for the one that is there."""
    key = digest(wanted.kind, wanted.code or f"{wanted.area} {same_name(wanted.name)}")
    bench.work.seen.look_up(OFFICE, [key])
    if (before := bench.work.seen.get(OFFICE, key)) is not None:
        bench.work.fault(
            spot, say("it stands in row {row} already", row=before.spot.row), say("keep one of the two")
        )
        return
    phone = phone_in(wanted.phone)
    if phone is None or not _has_area(bench, wanted):
        cure = say("write the place of the office, and one telephone number or none")
        bench.work.fault(spot, say("the place or the number of the office does not read"), cure)
        return
    office_id = _listed_as(bench, known, wanted)
    if office_id:
        _change(bench, known, office_id, wanted, phone)
    else:
        office_id = make(bench, known, wanted, phone)
    bench.work.seen.add(OFFICE, key, Mark(spot, office_id))
    bench.line(OFFICE, key, office_id, digest(wanted.name, phone))


def needed(bench: Bench, known: Offices, spot: Spot, wanted: WantedOffice) -> str:
    """Return the office of a unit or a person, made when nobody has named it yet; "" when another stands there."""
    found = known.find(wanted)
    if found:
        return found
    others = known.there(wanted)
    if others:
        named = ", ".join(known.rows[one]["name"] for one in others[:_MOST_NAMED])
        if _is_by_itself(bench, wanted) and len(others) == 1:
            return others[0]
        bench.work.fault(
            spot, say("no office is called {name} there, but {others}", name=wanted.name, others=named),
            say("write the name as it is known, or list the new office in a sheet of offices"),
        )  # fmt: skip
        return ""
    if not _has_area(bench, wanted):
        cure = say("list the office with its place in a sheet of offices")
        bench.work.fault(spot, say("no office is called {name}", name=wanted.name), cure)
        return ""
    return make(bench, known, wanted, None)


def make(bench: Bench, known: Offices, wanted: WantedOffice, phone: str | None) -> str:
    """Make an office and those above it that are not there; return the office's id."""
    today = day_in_bangkok(bench.desk.now)
    first, *above = tree.with_those_above(bench.programme, wanted, today)
    made = _made(bench, known, first, phone)
    for one in above:
        if not known.find(one) and not known.there(one):
            _made(bench, known, one, None)
    return made


def _made(bench: Bench, known: Offices, wanted: WantedOffice, phone: str | None) -> str:
    home = bench.programme.home
    made = new_id("office", home, wanted.kind, wanted.area, wanted.code or same_name(wanted.name))
    row = {
        "id": made, "programme": home, "kind": wanted.kind, "name": wanted.name, "area": wanted.area,
        "phone": phone or None, "within": "",
    }  # fmt: skip
    known.know(row)
    known.new.append(made)
    bench.work.count(OFFICE, NEW)
    return made


def write(bench: Bench, known: Offices) -> None:
    """Write the new offices of a batch, and open what they owe for themselves."""
    rows = [known.rows[one] for one in known.new]
    known.new.clear()
    if not rows or not bench.work.writes:
        return
    offices.add_many(bench.desk.connection, rows)
    owing = {duty.per for duty in bench.programme.duties}
    _enrol(bench, (row for row in rows if row["kind"] in owing))


def _enrol(bench: Bench, rows: Iterable[dict[str, Any]]) -> None:
    """Let offices that owe for themselves be units of their own kind."""
    made = [
        {
            "id": row["id"], "programme": row["programme"], "kind": row["kind"], "name": row["name"],
            "place": row["area"], "office_id": row["id"], "attributes": {}, "made_at": bench.desk.now,
        }
        for row in rows
    ]  # fmt: skip
    units.add_many(bench.desk.connection, made)
    enrol_many(bench.desk, bench.programme, [units.Unit(**row) for row in made])


def _listed_as(bench: Bench, known: Offices, wanted: WantedOffice) -> str:
    """Return the office that is there already: by its code, by its name, or the one that was made by itself."""
    home = bench.programme.home
    by_code = new_id("office", home, wanted.kind, wanted.area, wanted.code) if wanted.code else ""
    if by_code in known.rows:
        return by_code
    named = known.find(wanted)
    if named and known.rows[named]["area"] == wanted.area:
        return named
    alone = [one for one in known.there(wanted) if _is_default(bench, known.rows[one])]
    return alone[0] if len(known.there(wanted)) == 1 and alone else ""


def _change(bench: Bench, known: Offices, office_id: str, wanted: WantedOffice, phone: str) -> None:
    row = known.rows[office_id]
    told = {"name": wanted.name, **({"phone": phone} if phone else {})}
    differs = {name: value for name, value in told.items() if row[name] != value}
    bench.work.count(OFFICE, CHANGED if differs else SAME)
    if differs:
        known.know({**row, **differs})
        if bench.work.writes:
            offices.put_office(bench.desk.connection, **known.rows[office_id])


def _has_area(bench: Bench, wanted: WantedOffice) -> bool:
    """Say whether the office's place is as exact as its kind wants."""
    level = next((one.level for one in bench.programme.offices if one.id == wanted.kind), "")
    return len(wanted.area) == DIGITS.get(level, 0)


def _is_by_itself(bench: Bench, wanted: WantedOffice) -> bool:
    kind = next((one for one in bench.programme.offices if one.id == wanted.kind), None)
    return kind is not None and same_name(tree.default_name(kind, wanted.area)) == same_name(wanted.name)


def _is_default(bench: Bench, row: dict[str, Any]) -> bool:
    return _is_by_itself(bench, WantedOffice(row["kind"], row["area"], row["name"]))


def _row(one: Office) -> dict[str, Any]:
    names = ("id", "programme", "kind", "name", "area", "phone", "within")
    return {name: getattr(one, name) for name in names}
