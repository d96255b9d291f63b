"""Read one row: which office, unit, people and cohorts it asks for, or what is wrong in it. A row with a fault asks for nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.conversation.bubbles import Text, say
from engine.conversation.kinds.asked import Miss
from engine.obligations.nouns.kinds import OfficeKind, UnitKind
from engine.obligations.programme import Programme
from engine.roster import headings as h
from engine.roster import tree
from engine.roster.answering import Answers
from engine.roster.cells import Cells
from engine.roster.cohorts import cohorts_in
from engine.roster.faults import Fault
from engine.roster.head import Head
from engine.roster.people import people_in
from engine.roster.placing import DIGITS, Address, Found, Places, deep_enough
from engine.roster.wanted import Spot, Wanted, WantedOffice, WantedUnit, same_name
from thai.places.columns import without_title

LONGEST_NAME: Final = 200
LONGEST_CODE: Final = 40
NO_TROUBLES: Final[Mapping[int, str]] = {}


@dataclass(slots=True)
class Reader:
    """Read the rows of one sheet. `example` begins a cell of a row that only shows how to fill the sheet in."""

    programme: Programme
    sheet: str
    head: Head
    places: Places
    answers: Answers | None
    example: str

    def read(
        self, row: int, values: Sequence[str], troubles: Mapping[int, str] = NO_TROUBLES
    ) -> Wanted | tuple[Fault, ...] | None:
        """Return what a row asks for or its faults; None for a row that says nothing."""
        cells = Cells(self.sheet, row, self.head, values)
        self._in_trouble(cells, troubles)
        if cells.faults:
            return tuple(cells.faults)
        if cells.is_blank or any(one.startswith(self.example) for one in values):
            return None
        wanted = self._wanted(cells)
        return tuple(cells.faults) or wanted

    def _in_trouble(self, cells: Cells, troubles: Mapping[int, str]) -> None:
        """Name the cells that hold no value: a formula without a result, an error of the spreadsheet."""
        for heading, column in self.head.columns.items() if troubles else ():
            if column in troubles:
                wrong = say("the cell holds a formula or an error")
                cells.fault(heading, wrong, say("paste the value itself into the cell"))

    def _wanted(self, cells: Cells) -> Wanted:
        found = self._place(cells)
        place = found.code if found else ""
        unit = self._unit(cells, place)
        office = self._office(cells, place, unit)
        people = tuple(people_in(cells, self.programme, unit, office, place))
        cohorts = tuple(cohorts_in(cells, self.programme, place))
        if not (unit or office or people or cohorts or cells.faults):
            cells.fault(h.UNIT, say("the row names nothing"), say("write a name, or empty the row"))
        alone = office if unit is None and not people else None
        return Wanted(
            Spot(self.sheet, cells.row), alone, unit, people, cohorts, found.otherwise if found else ""
        )

    def _place(self, cells: Cells) -> Found | None:
        address = address_in(cells)
        if address.is_empty:
            return None
        found = self.places.find(address)
        if isinstance(found, Found):
            return found
        cells.fault(_column_of(address), found.wrong, found.cure)
        return None

    def _unit(self, cells: Cells, place: str) -> WantedUnit | None:
        kind_id, name = next(((one.of, text) for one, text in cells.all_of(h.UNIT)), ("", ""))
        code = cells.of(h.CODE)
        if not name:
            if code and not cells.of(h.PERSON) and not cells.of(h.OFFICE):
                cells.fault(h.UNIT, say("there is a code but no name"), say("write the name of the group"))
            return None
        kind = self._unit_kind(cells, kind_id)
        if kind is None or not self._fits(cells, kind, name, code, place):
            return None
        office = self._named_office(cells, place, tree.own_office_kind(self.programme, kind.id, place))
        return WantedUnit(kind.id, name, place, office, code, self._attributes(cells, kind))

    def _unit_kind(self, cells: Cells, kind_id: str) -> UnitKind | None:
        """Return the kind of unit that a row names, its sheet is called by, or the pack registers."""
        kinds, typed = self.programme.units, cells.of(h.KIND)
        wanted = {same_name(typed)} if typed else {same_name(kind_id), same_name(self.sheet)}
        named = [one for one in kinds if {same_name(one.id), same_name(one.name)} & wanted]
        registered = self.programme.registration.unit if self.programme.registration else ""
        usual = [one for one in kinds if one.id == registered] or list(kinds)
        found = named or ([] if typed else usual)
        if len(found) == 1:
            return found[0]
        several = ", ".join(one.name for one in kinds)
        cells.fault(
            h.KIND,
            say("it is not clear which kind of group this is"),
            say("write one of: {several}", several=several),
        )
        return None

    def _fits(self, cells: Cells, kind: UnitKind, name: str, code: str, place: str) -> bool:
        before = len(cells.faults)
        if len(name) > LONGEST_NAME or len(code) > LONGEST_CODE:
            what = h.UNIT if len(name) > LONGEST_NAME else h.CODE
            cells.fault(
                what, say("this is too long"), say("write at most {count} letters", count=LONGEST_NAME)
            )
        if not place and not cells.faults:
            cells.fault(
                h.PROVINCE, say("the place is missing"), say("write the tambon, district and province")
            )
        if place and not deep_enough(place, kind.level):
            cells.fault(_deeper(kind.level), say("the place is not exact enough"), _cure(kind.level))
        return len(cells.faults) == before and bool(place)

    def _attributes(self, cells: Cells, kind: UnitKind) -> dict[str, str]:
        registration = self.programme.registration
        if self.answers is None or registration is None or registration.unit != kind.id:
            return {}
        found: dict[str, str] = {}
        for heading, text in cells.all_of(h.ATTRIBUTE):
            value = self.answers.read(heading.of, text)
            if isinstance(value, Miss):
                cells.fault(heading, value.reason, say("write it as it would be answered in the chat"))
            elif value:
                found[heading.of] = value
        return found

    def _office(self, cells: Cells, place: str, unit: WantedUnit | None) -> WantedOffice | None:
        """Return the office that a row without a unit is about."""
        return None if unit else self._named_office(cells, place, None)

    def _named_office(self, cells: Cells, place: str, usual: OfficeKind | None) -> WantedOffice | None:
        heading, name = next(cells.all_of(h.OFFICE), (None, ""))
        if heading is None:
            return None
        kind = self._office_kind(cells, heading.of, name) or usual
        if kind is None:
            several = ", ".join(one.name for one in self.programme.offices)
            cure = say("write one of: {several}", several=several)
            cells.fault(h.OFFICE_KIND, say("it is not clear which kind of office this is"), cure)
            return None
        full = name if not heading.of or name.startswith(kind.name) else f"{kind.name}{without_title(name)}"
        area = place[: DIGITS.get(kind.level, 0)]
        # The name of the kind alone means the one that is there.
        full = tree.default_name(kind, area) if same_name(full) == same_name(kind.name) else full
        return WantedOffice(
            kind.id, area, full[:LONGEST_NAME], cells.of(h.OFFICE_PHONE), cells.of(h.OFFICE_CODE)
        )

    def _office_kind(self, cells: Cells, kind_id: str, name: str) -> OfficeKind | None:
        """Return the kind of office that a row names, or that the office's own name begins with."""
        wanted = same_name(cells.of(h.OFFICE_KIND) or kind_id)
        kinds = self.programme.offices
        exact = [one for one in kinds if wanted and wanted in {same_name(one.id), same_name(one.name)}]
        begun = [one for one in kinds if same_name(name).startswith(same_name(one.name))]
        found = exact or sorted(begun, key=lambda one: -len(one.name))[:1] or list(kinds)
        return found[0] if len(found) == 1 else None


def address_in(cells: Cells) -> Address:
    """Gather the cells of a row that say where something is."""
    return Address(
        cells.of(h.DOPA), cells.of(h.PLACE), cells.of(h.TAMBON), cells.of(h.DISTRICT), cells.of(h.PROVINCE),
        cells.of(h.VILLAGE),
    )  # fmt: skip


def _column_of(address: Address) -> str:
    cells = (
        (address.dopa, h.DOPA),
        (address.tambon, h.TAMBON),
        (address.text, h.PLACE),
        (address.district, h.DISTRICT),
    )
    return next((meaning for text, meaning in cells if text), h.PROVINCE)


def _deeper(level: str) -> str:
    return {"village": h.VILLAGE, "subdistrict": h.TAMBON, "district": h.DISTRICT}.get(level, h.PROVINCE)


def _cure(level: str) -> Text:
    if level == "village":
        return say("write the number of the village besides tambon, district and province")
    return say("write the tambon, district and province")
