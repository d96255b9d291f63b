"""Write a clock of a pack in words that read back exactly, and read what a person wrote.

What no wording tells stands in its cell as the pack has it, in braces.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping

from engine.books import phrases
from engine.books.days import of_cell, read_day, write_day
from engine.books.names import Names
from engine.books.phrases import Values
from engine.books.toml_text import inline

Cell = str | int | float | bool | dt.date | None
_BRACE = "{"


def write(clock: object, names: Names) -> Cell:
    """Return what stands in the cell of a clock."""
    if isinstance(clock, dt.date):
        return clock
    found = _words(clock, names)
    if found is not None and _normal(read(found, names)) == _normal(clock):
        return found
    return inline(clock)


def told(clock: object, names: Names) -> str:
    """Return a clock in words, a single day too."""
    found = write(clock, names)
    return write_day(found) if isinstance(found, dt.date) else str(found)


def examples(names: Names) -> tuple[str, ...]:
    """Return every way to write a clock, with something in its blanks."""
    shown = names.examples
    mains = [one.words.format_map(shown) for one in names.clocks]
    more = [f"{mains[0]}, {one.words.format_map(shown)}" for one in names.more]
    values = [f"{value}: {shown[value]}" for value in ("1", "2")]
    rounds = [f"{names.several['round'].format(number=value)}: {shown[value]}" for value in ("1", "2")]
    cohort = names.several["cohort"].format(by=shown["by"]) + ": " + "; ".join(values)
    return (shown["1"], *mains, *more, cohort, "; ".join([*rounds, names.several["in_order"]]))


def read(cell: Cell, names: Names) -> object:
    """Return the clock that a cell tells, as a pack has it; None where it tells none."""
    if isinstance(cell, dt.datetime | dt.date):
        return of_cell(cell.date() if isinstance(cell, dt.datetime) else cell)
    text = str(cell).strip() if isinstance(cell, str) else ""
    if text.startswith(_BRACE):
        return _of_toml(text)
    return _several(text, names) or _one(text, names)


def _one(text: str, names: Names) -> object:
    """Read a day, a whole wording, or a wording with more behind commas."""
    if (whole := _main(text, names)) is not None:
        return whole
    if (day := read_day(text)) is not None:
        return day
    main, *rest = (part.strip() for part in text.split(","))
    found = _main(main, names)
    if not isinstance(found, dict):
        return None
    for part in rest:
        more = next((one for each in names.more if (one := phrases.read(each, part, names.blanks))), None)
        if more is None or more.keys() & found.keys():
            return None
        found |= more
    return found


def _main(text: str, names: Names) -> object:
    for one in names.clocks:
        found = phrases.read(one, text, names.blanks)
        if found is not None:
            return found.get("word", found)
    return None


def _several(text: str, names: Names) -> object:
    """Read one clock for each cohort or each round: a line or a part behind a semicolon for each."""
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    cohort = _leading(names.several["cohort"], parts[0]) if parts else None
    if cohort:
        by, first = cohort
        lines = dict(one.partition(":")[::2] for one in filter(None, (first, *parts[1:])))
        days = {value.strip(): read_day(day) for value, day in lines.items()}
        return {"by": by, **days} if days and all(days.values()) else None
    return _rounds(parts, names)


def _rounds(parts: list[str], names: Names) -> object:
    in_order = bool(parts) and parts[-1] == names.several["in_order"]
    parts = parts[:-1] if in_order else parts
    found = [_leading(names.several["round"], part) for part in parts]
    if not found or any(one is None or one[0] != str(at) for at, one in enumerate(found, 1)):
        return None
    rounds = [_one(one[1], names) for one in found if one]
    if any(one is None for one in rounds):
        return None
    return {"rounds": rounds, **({"in_order": True} if in_order else {})}


def _leading(words: str, text: str) -> tuple[str, str] | None:
    """Return the blank of a heading, and what stands behind its colon."""
    plain = words.partition(_BRACE)[0].strip()
    head, colon, rest = text.partition(":")
    if not colon or not head.startswith(plain):
        return None
    name = head.removeprefix(plain).strip()
    return (
        (str(int(name)) if name.isdecimal() and "{number}" in words else name, rest.strip()) if name else None
    )


def _words(clock: object, names: Names) -> str | None:
    if isinstance(clock, dt.date):
        return write_day(clock)
    values: Values = (
        {"word": clock} if isinstance(clock, str) else clock if isinstance(clock, Mapping) else {}
    )
    values = {key: one for key, one in values.items() if one is not False}
    if "rounds" in values:
        return _words_of_rounds(values, names)
    if "by" in values:
        days = [f"{key}: {write_day(one)}" for key, one in values.items() if isinstance(one, dt.date)]
        return names.several["cohort"].format(by=values["by"]) + ": " + "; ".join(days)
    return _words_of_one(values, names)


def _words_of_one(values: Values, names: Names) -> str | None:
    for main in names.clocks:
        if not phrases.keys_of(main) <= values.keys():
            continue
        left = values.keys() - phrases.keys_of(main)
        more = [one for one in names.more if phrases.keys_of(one) <= left]
        if left - {key for one in more for key in phrases.keys_of(one)}:
            continue
        told = [phrases.write(one, values, names.blanks) for one in (main, *more)]
        if all(told):
            return ", ".join(one for one in told if one)
    return None


def _words_of_rounds(values: Values, names: Names) -> str | None:
    rounds = values["rounds"]
    told = [_words(one, names) for one in rounds] if isinstance(rounds, list) else [None]
    if any(one is None for one in told):
        return None
    lines = [f"{names.several['round'].format(number=at)}: {one}" for at, one in enumerate(told, 1)]
    return "; ".join([*lines, names.several["in_order"]] if values.get("in_order") else lines)


def _of_toml(text: str) -> object:
    try:
        return tomllib.loads(f"clock = {text}")["clock"]
    except tomllib.TOMLDecodeError:
        return None


def _normal(clock: object) -> object:
    """Return a clock so that two ways of writing one thing are equal."""
    if isinstance(clock, list):
        return [_normal(one) for one in clock]
    if not isinstance(clock, Mapping):
        return clock
    kept = {key: _normal(one) for key, one in clock.items() if one is not False}
    return {key: phrases.bare(one) if isinstance(one, str) else one for key, one in kept.items()}
