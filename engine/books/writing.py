"""Lay a pack out as sheets: a table each, its clocks apart, its forms in three sheets together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from engine.books import cells
from engine.books.book import Cell, Sheet, Title
from engine.books.names import CLOCKS, FORM_SHEETS, Names
from engine.books.schema import REST, TOP, Key, Part, Schema, schema

Values = Mapping[str, object]
FormSheets = Mapping[str, Sequence[Sequence[str]]]
"""The sheets of one form by their names, each with its rows, the head first."""
Row = tuple[str, int, Values]
"""The id of a row, its number where it is one of a list within another, and its values."""

DUTIES: Final = "duties"


def sheets(pack: Values, forms: Mapping[str, FormSheets], names: Names) -> tuple[Sheet, ...]:
    """Return the workbook of a pack; `forms` are its forms by their names."""
    known = schema()
    tables = (
        _clocks(pack, known, names) if part == CLOCKS else _sheet(part, pack, known, names)
        for part in _in_order(known, names)
    )
    every = (_one(TOP, pack, known[TOP], names), *tables, *_forms(forms, names))
    return tuple(replace(one, is_usual=one.part in names.usual) for one in every)


def keys_of(part: str, known: Schema, names: Names) -> dict[str, Key]:
    """Return the columns of a table in their order; a clock of a duty stands in a sheet of its own."""
    keys = known[DUTIES if part == CLOCKS else part].keys
    order = list(names.columns.get(part, {}))
    listed = sorted(keys, key=lambda key: order.index(key) if key in order else len(order))
    wanted = [
        key
        for key in listed
        if part not in {DUTIES, CLOCKS} or (keys[key].kind == "clock") is (part == CLOCKS)
    ]
    return {key: keys[key] for key in wanted}


def value_at(values: Values, key: str, keys: Iterable[str]) -> object:
    """Return what stands under a key, in a table within it when it has a dot; a star is all that has no key of its own."""
    head, dot, tail = key.partition(".")
    inner = values.get(head)
    if not dot:
        return inner
    if not isinstance(inner, Mapping):
        return None
    if tail == REST:
        named = {one.partition(".")[2] for one in keys if one.startswith(f"{head}.")}
        return {name: one for name, one in inner.items() if name not in named} or None
    return inner.get(tail)


def _in_order(known: Schema, names: Names) -> list[str]:
    parts = [*(part for part in known if part != TOP), CLOCKS]
    order = list(names.sheets)
    return sorted(parts, key=lambda part: order.index(part) if part in order else len(order))


def _one(path: str, values: Values, part: Part, names: Names) -> Sheet:
    """Lay out a table that is there once: a key a row."""
    order = list(names.columns.get(path, {}))
    keys = sorted(part.keys, key=lambda key: order.index(key) if key in order else len(order))
    rows = tuple(
        (names.column(path, key), cells.write(value_at(values, key, part.keys), part.keys[key].kind, names))
        for key in keys
    )
    return Sheet(names.sheet(path), path, (Title(names.plain["key"]), Title(names.plain["value"])), rows)


def _sheet(path: str, pack: Values, known: Schema, names: Names) -> Sheet:
    part = known[path]
    if part.shape == "one":
        inner = pack.get(path)
        return _one(path, inner if isinstance(inner, Mapping) else {}, part, names)
    keys = keys_of(path, known, names)
    before = _before(path, part, names)
    rows = tuple(
        (
            *_lead(row, len(before)),
            *(cells.write(value_at(row[2], key, keys), one.kind, names) for key, one in keys.items()),
        )
        for row in _rows(path, pack, part)
    )
    return Sheet(names.sheet(path), path, (*before, *_titles(path, keys, names)), rows)


def _clocks(pack: Values, known: Schema, names: Names) -> Sheet:
    keys = keys_of(CLOCKS, known, names)
    rows = tuple(
        (id_, *(cells.write(values.get(key), "clock", names) for key in keys))
        for id_, _, values in _rows(DUTIES, pack, known[DUTIES])
    )
    return Sheet(
        names.sheet(CLOCKS),
        CLOCKS,
        (Title(names.plain["of"], is_needed=True), *_titles(CLOCKS, keys, names)),
        rows,
    )


def _titles(path: str, keys: Mapping[str, Key], names: Names) -> tuple[Title, ...]:
    return tuple(Title(names.column(path, key), one.words, one.is_needed) for key, one in keys.items())


def _before(path: str, part: Part, names: Names) -> tuple[Title, ...]:
    """Return the columns that say which row it is: the id of a table, or of what a list lies in."""
    lead = names.lead(path, part.shape)
    return (Title(lead, is_needed=True),) if lead else ()


def _lead(row: Row, count: int) -> tuple[Cell, ...]:
    return (row[0],)[:count]


def _rows(path: str, pack: Values, part: Part) -> Iterator[Row]:
    above, _, key = path.rpartition(".")
    if above:
        outer = pack.get(above)
        for id_, values in outer.items() if isinstance(outer, Mapping) else ():
            inner = values.get(key) if isinstance(values, Mapping) else None
            yield from ((id_, at, one) for at, one in enumerate(inner if isinstance(inner, list) else (), 1))
        return
    found = pack.get(path)
    if part.shape == "named" and isinstance(found, Mapping):
        yield from ((id_, 0, one) for id_, one in found.items() if isinstance(one, Mapping))
    elif isinstance(found, list):
        yield from (("", at, one) for at, one in enumerate(found, 1))


def _forms(forms: Mapping[str, FormSheets], names: Names) -> Iterator[Sheet]:
    """Put the sheets of all forms together, each row with the form that it belongs to."""
    parts = dict.fromkeys((*FORM_SHEETS, *(sheet for form in forms.values() for sheet in form)))
    for part in parts:
        tables = {form: found[part] for form, found in forms.items() if found.get(part)}
        usual = () if tables else names.columns.get(part, {})
        if not tables and not usual:
            continue
        head = tuple(dict.fromkeys((*(one for table in tables.values() for one in table[0] if one), *usual)))
        rows = tuple(
            (form, *(dict(zip(table[0], row, strict=False)).get(one) or None for one in head))
            for form, table in tables.items()
            for row in table[1:]
        )
        titles = (Title(names.column("duties", "form")), *(Title(names.column(part, one)) for one in head))
        yield Sheet(names.sheet(part), part, titles, rows)
