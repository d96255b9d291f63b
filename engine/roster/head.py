"""Find the row of titles within the first rows of a sheet, and say what each column holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from engine.conversation.bubbles import say
from engine.roster import headings as h
from engine.roster.faults import Fault, Note
from engine.roster.headings import Heading, Headings

FIRST_ROWS: Final = 20
Row = Sequence[str]
# With one of these a sheet says something; a number and a remark alone say nothing.
_SUBJECTS: Final = frozenset({h.UNIT, h.VILLAGE_NAME, h.OFFICE, h.PERSON, h.FIRST, h.COHORT})


@dataclass(frozen=True, slots=True)
class Head:
    """The titles of a sheet: the row after which its rows begin, the columns by what they hold, what was not understood."""

    row: int
    columns: Mapping[Heading, int]
    titles: Mapping[int, str]
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()
    by_meaning: Mapping[str, tuple[tuple[Heading, int], ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found: dict[str, tuple[tuple[Heading, int], ...]] = {}
        for heading, column in self.columns.items():
            found[heading.meaning] = (*found.get(heading.meaning, ()), (heading, column))
        object.__setattr__(self, "by_meaning", found)

    def holds(self, meaning: str) -> bool:
        """Say whether any column holds this."""
        return meaning in self.by_meaning


def find_head(sheet: str, rows: Sequence[Row], known: Headings) -> Head | None:
    """Return the titles of a sheet; None when no row of its first ones reads like titles."""
    best: tuple[int, int, Row] = (0, 0, ())
    for at, row in enumerate(rows[:FIRST_ROWS]):
        for titles in (row, _over(rows[at - 1], row) if at else ()):
            score = _score(titles, known)
            if score > best[0]:
                best = (score, at + 1, titles)
    score, number, titles = best
    return _head(sheet, number, titles, known) if score else None


def _over(upper: Row, lower: Row) -> Row:
    """Join a title that stands over several columns with those that stand below it."""
    width = max(len(upper), len(lower))
    cells = zip(_filled(upper, width), _filled(lower, width), strict=True)
    return [below or above for above, below in cells]


def _filled(row: Row, width: int) -> Row:
    return [*row, *[""] * (width - len(row))]


def _score(titles: Row, known: Headings) -> int:
    """Count the different things that a row names; none when no subject is among them."""
    found = {one for title in titles if (one := known.of(title)) and one.meaning != h.NOTHING}
    return len(found) if {one.meaning for one in found} & _SUBJECTS else 0


def _head(sheet: str, row: int, titles: Row, known: Headings) -> Head:
    columns: dict[Heading, int] = {}
    faults: list[Fault] = []
    for at, title in enumerate(titles, 1):
        heading = known.of(title)
        if heading is None or heading.meaning in {h.NOTHING, h.PRIVATE}:
            continue
        if heading in columns:
            wrong = say("this column says the same as column {column}", column=columns[heading])
            faults.append(Fault(sheet, row, at, title, wrong, say("keep one of the two, or rename one")))
            continue
        columns[heading] = at
    named = {at: title for at, title in enumerate(titles, 1) if title.strip()}
    return Head(row, _settled(columns), named, tuple(faults), tuple(_notes(sheet, row, titles, known)))


def _settled(columns: dict[Heading, int]) -> dict[Heading, int]:
    """Take names of villages, or names beside which nobody is, for the units of a sheet that names no others."""
    found = {one.meaning for one in columns}
    if not found & {h.UNIT, h.OFFICE, h.PERSON, h.COHORT}:
        village, first = Heading(h.VILLAGE_NAME), Heading(h.FIRST)
        if first in columns and not found & {h.LAST, h.PHONE, h.ROLE, h.PREFIX}:
            columns[Heading(h.UNIT)] = columns.pop(first)
        elif village in columns and first not in columns:
            columns[Heading(h.UNIT)] = columns.pop(village)
    return columns


def _notes(sheet: str, row: int, titles: Iterable[str], known: Headings) -> Iterator[Note]:
    for title in titles:
        heading = known.of(title)
        words = " ".join(title.split())[:60]
        if heading is not None and heading.meaning == h.PRIVATE:
            yield Note(
                sheet, row, say("{title} is left out: what is personal is no part of a group", title=words)
            )
        if heading is None and title.strip():
            near = known.nearest(title)
            says = (
                say("{title} is not understood and left out; did you mean {near}?", title=words, near=near)
                if near
                else say("{title} is not understood and left out", title=words)
            )
            yield Note(sheet, row, says)
