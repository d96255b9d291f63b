"""Say in words what lines of the log are about: names instead of ids, as far as whoever looks may know them.

What only few may know of, people of other programmes and offices of others stay unnamed; a value that somebody said is
never read here.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Protocol

from engine.forms.form import in_language
from engine.obligations.programme import Programme
from handlers import owing
from handlers.boards import admins
from handlers.boards.admins import Care
from handlers.desk import Desk
from handlers.speakers import name_of
from models import obligations, offices, people, pointing, reports, units

Kind = Literal["named", "report", "few", "other", "day"]
LANGUAGE: Final = "th"
_PARTED: Final = re.compile(r"[ /]")
_NUMBER: Final = re.compile(r"[0-9]{1,6}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
MOST_HOPS: Final = 2


@dataclass(frozen=True, slots=True)
class About:
    """One thing: a name, a report with its number, a day, what only few may know of, or what has no name."""

    kind: Kind
    name: str = ""
    number: str = ""
    day: date | None = None


UNNAMED: Final = About("other")
FEW: Final = About("few")


class _Part(Protocol):
    """A part of a pack that has a name."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


@dataclass(slots=True)
class _Known:
    """What is found so far, by id."""

    desk: Desk
    care: Care
    found: dict[str, About]

    def look(self, ids: Collection[str]) -> None:
        """Name what may be named of these ids."""
        for name in (self._units, self._offices, self._people, self._rounds, self._reports):
            left = [one for one in ids if one not in self.found]
            self.found |= dict(name(left)) if left else {}

    def follow(self, ids: Collection[str]) -> None:
        """Name what has no name of its own by what it belongs to."""
        at = {one: one for one in ids if one not in self.found}
        for _ in range(MOST_HOPS):
            leads = pointing.leads(self.desk.connection, set(at.values()))
            at = {one: leads[here] for one, here in at.items() if here in leads}
            self.look(set(at.values()))
            self.found |= {one: self.found[here] for one, here in at.items() if here in self.found}
            at = {one: here for one, here in at.items() if one not in self.found}

    def _units(self, ids: list[str]) -> Iterator[tuple[str, About]]:
        for one in units.of_ids(self.desk.connection, ids):
            if one.programme in self.care.homes:
                yield one.id, About("named", one.name)

    def _offices(self, ids: list[str]) -> Iterator[tuple[str, About]]:
        for one in offices.of_ids(self.desk.connection, ids):
            if one.programme in self.care.homes:
                yield one.id, About("named", one.name)

    def _people(self, ids: list[str]) -> Iterator[tuple[str, About]]:
        mine = admins.of(self.desk, self.care, ids)
        for id_, person in people.persons(self.desk.connection, mine).items():
            if name := name_of(self.desk, person):
                yield id_, About("named", name)

    def _rounds(self, ids: list[str]) -> Iterator[tuple[str, About]]:
        rows = obligations.of_ids(self.desk.connection, ids)
        named = {
            one.id: one for one in units.of_ids(self.desk.connection, [row.unit_id for row in rows.values()])
        }
        for id_, row in rows.items():
            programme = self.care.programme(row.programme)
            duty = owing.duty_of(programme, row.duty)
            if duty is None or duty.confidential:
                yield id_, FEW if duty else UNNAMED
            else:
                title, unit = owing.title(duty, row.period), named.get(row.unit_id)
                yield id_, About("named", f"{title} · {unit.name}" if unit else title)

    def _reports(self, ids: list[str]) -> Iterator[tuple[str, About]]:
        rows = reports.of_ids(self.desk.connection, ids)
        self._of_reports(rows.values())
        for id_, row in rows.items():
            whole = self.found.get(row.obligation_id or "") or self.found.get(row.unit_id)
            if row.programme not in {one.id for one in self.care.programmes} or whole is None:
                yield id_, UNNAMED
            else:
                yield id_, whole if whole is FEW else About("report", whole.name, row.number)

    def _of_reports(self, rows: Iterable[reports.Report]) -> None:
        """Name the rounds that reports answer, and the groups of those that answer none."""
        left = [one for row in rows if (one := row.obligation_id or row.unit_id) not in self.found]
        for name in (self._rounds, self._units) if left else ():
            self.found |= dict(name(left))


def named(desk: Desk, care: Care, abouts: Iterable[str]) -> dict[str, tuple[About, ...]]:
    """Return what each of these texts of the log is about, part by part."""
    parts = {one: tuple(filter(None, _PARTED.split(one))) for one in abouts}
    known = _Known(desk, care, _parts_of(care.programmes))
    ids = {part for some in parts.values() for part in some}
    known.look(ids)
    known.follow(ids)
    return {text: tuple(_about(known, part, some) for part in some) for text, some in parts.items()}


def _about(known: _Known, part: str, whole: tuple[str, ...]) -> About:
    """Name one part; what is neither known, nor a day, nor a number, nor Thai, is an id that tells nobody anything."""
    if part in known.found:
        return known.found[part]
    if _DAY.fullmatch(part):
        return About("day", day=date.fromisoformat(part))
    if question := _question(known, part, whole):
        return About("named", question)
    return About("named", part) if _NUMBER.fullmatch(part) or not part.isascii() else UNNAMED


def _question(known: _Known, part: str, whole: tuple[str, ...]) -> str:
    """Return the title of a form of the programme that stands before it, or what a question of that form asks."""
    programme = known.care.programme(whole[0])
    form = known.desk.library.form(programme.id, whole[1]) if programme and len(whole) > 1 else None
    if form is None:
        return ""
    if part == whole[1]:
        return form[0].title
    label = next((one.labels for one in form[0].questions if one.name == part), None)
    return in_language(label, form[0].language(LANGUAGE), form[0].default_language) if label else ""


def _parts_of(programmes: Iterable[Programme]) -> dict[str, About]:
    """Return what packs call their parts; a programme's own name comes before a part of the same id."""
    found: dict[str, About] = {}
    for one in programmes:
        kinds: tuple[Sequence[_Part], ...] = (
            one.roles, one.duties, one.stages, one.cohorts, one.units, one.offices,
        )  # fmt: skip
        for part in (part for kind in kinds for part in kind):
            found.setdefault(part.id, About("named", part.name))
    return found | {one.id: About("named", one.name) for one in programmes}
