"""Look at our own columns: bind::sanam:* and what stands under them."""

from collections.abc import Iterator, Mapping
from typing import Final

from engine.conversation.bubbles import say
from engine.forms.formerly import WAS
from engine.forms.lint.cells import Line, lines, nearest
from engine.forms.lint.finding import Finding
from engine.forms.sheets import Sheets
from thai import photos, reading

COLUMNS: Final = (
    "kind",
    "unit",
    "warn",
    "cue",
    "shows",
    "carry",
    "short",
    "least",
    "most",
    "later",
    "zero",
    "why",
    "order",
    "built",
    "others",
    WAS,
)
_NUMBERS: Final = frozenset({"integer", "int", "decimal", "range", "text", "calculate"})
_WORDS: Final = frozenset({"text", "string", "barcode", "calculate", "hidden"})
_OF_TYPES: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(
        ("area", "count", "decimal", "fiscal_year", "households", "integer", "money", "percent", "quantity"), _NUMBERS
    ),
    **dict.fromkeys(("link", "national_id", "person", "phone", "place", "unit", "date_range"), _WORDS),
    "date": frozenset({"date", "text"}), "month": frozenset({"date", "text"}), "time": frozenset({"time", "text"}),
    "yes_no": frozenset({"select_one", "text"}),
}  # fmt: skip
KINDS: Final = tuple(sorted(reading.KINDS | _OF_TYPES.keys()))
FIXED: Final = "fixed"
_PREFIX: Final = "bind::sanam:"


def of_own(sheets: Sheets) -> Iterator[Finding]:
    """Yield what is wrong in our own columns."""
    used = {column for one in lines(sheets) for column in one.row.cells if column.startswith(_PREFIX)}
    for column in sorted(used):
        name = column.removeprefix(_PREFIX)
        if name not in COLUMNS:
            yield _column(sheets, column, nearest(name, list(COLUMNS)))
    for one in lines(sheets):
        yield from _kind(one, one.row.cells.get(f"{_PREFIX}kind", "").strip())
        yield from _later(one, one.row.cells.get(f"{_PREFIX}later", "").strip())
        yield from _shows(one, one.row.cells.get(f"{_PREFIX}shows", "").strip())
        yield from _order(one, one.row.cells.get(f"{_PREFIX}order", "").strip())
    yield from _was(sheets)


def _column(sheets: Sheets, column: str, near: str) -> Finding:
    number = next(one.row.number for one in lines(sheets) if one.row.cells.get(column))
    what = say("{column} is no column of ours.", column=column)
    cure = (
        say("Did you mean {near}?", near=_PREFIX + near)
        if near
        else say("Ours are: {columns}", columns=", ".join(COLUMNS))
    )
    return Finding("own.column", "survey", number, what, cure, column)


def _kind(one: Line, kind: str) -> Iterator[Finding]:
    if not kind:
        return
    column = f"{_PREFIX}kind"
    if kind not in KINDS:
        near = nearest(kind, list(KINDS))
        what = say("{kind} is no kind of value.", kind=kind)
        cure = (
            say("Did you mean {near}?", near=near)
            if near
            else say("The kinds are: {kinds}", kinds=", ".join(KINDS))
        )
        yield Finding("own.kind", "survey", one.row.number, what, cure, column, kind)
    elif one.kind.partition(" ")[0] not in _OF_TYPES.get(kind, {one.kind}):
        what = say("The kind {kind} does not go with the type {type}.", kind=kind, type=one.kind)
        cure = say("It goes with: {types}", types=", ".join(sorted(_OF_TYPES[kind])))
        yield Finding("own.kind", "survey", one.row.number, what, cure, column, kind)


def _later(one: Line, later: str) -> Iterator[Finding]:
    if later and not (later.isascii() and later.isdecimal() and int(later)):
        what = say("{later} is no number of days.", later=later)
        cure = say("Write after how many days it is asked again, for example 7.")
        yield Finding("own.later", "survey", one.row.number, what, cure, f"{_PREFIX}later", later)


def _shows(one: Line, shows: str) -> Iterator[Finding]:
    if shows and shows not in photos.ROLES:
        what = say("{shows} is nothing that a photo shows here.", shows=shows)
        cure = say("Write one of: {roles}", roles=", ".join(photos.ROLES))
        yield Finding("own.shows", "survey", one.row.number, what, cure, f"{_PREFIX}shows", shows)


def _order(one: Line, order: str) -> Iterator[Finding]:
    if order and order != FIXED:
        what = say("{order} is no order of choices.", order=order)
        cure = say("Write fixed, or leave it empty: then the choices taken most stand first in a long list.")
        yield Finding("own.order", "survey", one.row.number, what, cure, f"{_PREFIX}order", order)


def _was(sheets: Sheets) -> Iterator[Finding]:
    """Yield former names that a question of this version has still, or that two questions claim."""
    column = f"{_PREFIX}{WAS}"
    rows = list(lines(sheets))
    taken = {one.row.cells.get("name", "").strip() for one in rows}
    for one in rows:
        for name in one.row.cells.get(column, "").split():
            if name in taken:
                what = say(
                    "{name} is a question of this form, or another one has had this name before.", name=name
                )
                cure = say("Write here only the name that this question had in an earlier version.")
                yield Finding("own.was", "survey", one.row.number, what, cure, column, name)
            taken.add(name)
