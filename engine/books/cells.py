"""Turn what stands under a key into a cell, and a cell into what may stand under a key."""

import datetime as dt
import math
from collections.abc import Callable, Mapping
from typing import Final

from engine.books import clocks
from engine.books.book import Cell
from engine.books.days import of_cell, read_day
from engine.books.names import Names
from engine.books.schema import Key, Kind
from engine.conversation.bubbles import Text, say

_LINE: Final = "\n"
_EQUALS: Final = " = "
_NO: Final = frozenset({"", "no", "false", "0"})


class Unreadable(Exception):
    """A cell that cannot be taken as it stands; `cure` says what may stand there."""

    def __init__(self, wrong: Text, cure: Text) -> None:
        super().__init__(str(cure))
        self.wrong, self.cure = wrong, cure


def write(value: object, kind: Kind, names: Names) -> Cell:
    """Return the cell of a value."""
    match kind, value:
        case _, None:
            return None
        case "clock", _:
            return clocks.write(value, names)
        case "flag", _:
            return names.plain["yes"] if value else None
        case (("pairs" | "routes" | "wholes_by_name"), Mapping()):
            return _LINE.join(f"{key}{_EQUALS}{one}" for key, one in value.items())
        case _, list():
            return _listed([str(one) for one in value])
        case _, (str() | int() | float() | dt.date()):
            return value
    raise TypeError(f"{type(value).__name__} stands under no key")


def read(cell: Cell, key: Key, names: Names) -> object:
    """Return the value of a cell that is not empty; Unreadable where it cannot be told."""
    return _READERS[key.kind](cell, key, names)


def typed(cell: Cell) -> str:
    """Return a cell as a person would type it."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    return "" if cell is None else str(cell)


def _listed(values: list[str]) -> str:
    """Write a list on one line, or a line each when a comma is part of one."""
    if any("," in one for one in values):
        return _LINE.join(values) + (_LINE if len(values) == 1 else "")
    return ", ".join(values)


def _parts(cell: Cell) -> list[str]:
    text = typed(cell)
    found = text.split(_LINE) if _LINE in text else text.split(",")
    return [one.strip() for one in found if one.strip()]


def _text(cell: Cell, _key: Key, _names: Names) -> object:
    return cell.isoformat() if isinstance(cell, dt.date) else typed(cell).strip()


def _word(cell: Cell, key: Key, _names: Names) -> object:
    word = typed(cell).strip()
    if word not in key.words:
        raise Unreadable(
            say('is "{value}"', value=word), say("write one of {words}", words=", ".join(key.words))
        )
    return word


def _flag(cell: Cell, _key: Key, names: Names) -> object:
    if isinstance(cell, bool):
        return cell
    word = typed(cell).strip()
    if word == names.plain["yes"] or word.lower() in {"yes", "true", "1", "x"}:
        return True
    if word.lower() in _NO:
        return False
    cure = say("write {yes}, or leave it empty", yes=names.plain["yes"])
    raise Unreadable(say('is "{value}"', value=word), cure)


def _number(cell: Cell, _key: Key, _names: Names) -> object:
    try:
        found = float(typed(cell).replace(",", ""))
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise Unreadable(
            say('"{value}" is no number', value=typed(cell)),
            say("write a number, such as {example}", example="12.5"),
        )
    return found


def _whole(cell: Cell, _key: Key, _names: Names) -> object:
    text = typed(cell).replace(",", "").strip()
    if text.removeprefix("-").isdecimal():
        return int(text)
    raise Unreadable(
        say('"{value}" is no whole number', value=text),
        say("write a whole number, such as {example}", example="12"),
    )


def _wholes(cell: Cell, key: Key, names: Names) -> object:
    return [_whole(one, key, names) for one in _parts(cell)]


def _day(cell: Cell, _key: Key, _names: Names) -> object:
    found = (
        of_cell(cell.date() if isinstance(cell, dt.datetime) else cell)
        if isinstance(cell, dt.date)
        else read_day(typed(cell))
    )
    if found is None:
        cure = say("write a date with its year, such as {example}", example=dt.date(2022, 1, 31))
        raise Unreadable(say('"{value}" is no date for sure', value=typed(cell)), cure)
    return found


def _clock(cell: Cell, _key: Key, names: Names) -> object:
    found = clocks.read(cell, names)
    if found is None:
        cure = say("write it as the sheet {sheet} shows", sheet=names.plain["help"])
        raise Unreadable(say('"{value}" is no clock', value=typed(cell)), cure)
    return found


def _pairs(cell: Cell, _key: Key, _names: Names) -> object:
    lines = [one.partition("=") for one in typed(cell).split(_LINE) if one.strip()]
    found = {
        key.strip(): value.strip() for key, equals, value in lines if equals and key.strip() and value.strip()
    }
    if len(found) != len(lines):
        cure = say("write one on each line, such as {example}", example="a = 1")
        raise Unreadable(say('"{value}" is no list of pairs', value=typed(cell)), cure)
    return found


def _routes(cell: Cell, key: Key, names: Names) -> object:
    return _pairs(cell, key, names) if "=" in typed(cell) else typed(cell).strip()


def _wholes_by_name(cell: Cell, key: Key, names: Names) -> object:
    found = _pairs(cell, key, names)
    return (
        {name: _whole(one, key, names) for name, one in found.items()} if isinstance(found, dict) else found
    )


_READERS: Final[Mapping[Kind, Callable[[Cell, Key, Names], object]]] = {
    "text": _text, "word": _word, "texts": lambda cell, _key, _names: _parts(cell), "flag": _flag, "number": _number,
    "pairs": _pairs, "whole": _whole, "wholes": _wholes, "day": _day, "clock": _clock, "routes": _routes,
    "wholes_by_name": _wholes_by_name,
}  # fmt: skip
