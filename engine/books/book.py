"""Say what a workbook is here: sheets of rows with plain cells, and a fault in one of them."""

import datetime as dt
from dataclasses import dataclass

from engine.conversation.bubbles import Text

Cell = str | int | float | bool | dt.date | None
FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class Title:
    """The head of a column; `words` are all that may stand below it, `says` is what it is for."""

    words: str
    choices: tuple[str, ...] = ()
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `part` is the table of the pack that it holds, `is_usual` says that every pack needs it."""

    title: str
    part: str
    head: tuple[Title, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_usual: bool = False


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet as somebody saved it: its rows, the head among them; a cell that holds a formula is told apart."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    formulas: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class BookFault:
    """One thing to mend: sheet, row, column, what is wrong there, and what to do about it."""

    sheet: str
    row: int
    column: str
    wrong: Text
    cure: Text
