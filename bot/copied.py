"""Word a person's copy and pack it: one file that she reads in a browser, one that programs read, and a CSV a table.

Made in memory and kept nowhere.
"""

import html
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.texts import Texts
from exports.csvs import lines
from exports.tables import Column, Table
from handlers.privacy.copying import Copy, Section
from thai.writing import write_moment

NAME: Final = "my-data.zip"
TYPE: Final = "application/zip"
STYLE: Final = "body{font:18px/1.6 sans-serif;margin:1rem}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.3rem .6rem;text-align:left;vertical-align:top}"


@dataclass(frozen=True, slots=True)
class Worded:
    """One table in words; what is empty is left to whoever shows it."""

    key: str
    title: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def worded(made: Copy, texts: Texts) -> tuple[Worded, ...]:
    """Put every table into words."""
    return tuple(_worded(one, texts) for one in made.sections)


def packed(made: Copy, texts: Texts) -> bytes:
    """Return the whole copy as one ZIP."""
    tables = worded(made, texts)
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("data.html", _page(made, tables))
        pack.writestr("data.json", _json(made, tables))
        for one in tables:
            pack.writestr(f"{one.key}.csv", b"".join(lines(_table(one))))
    return found.getvalue()


def _worded(one: Section, texts: Texts) -> Worded:
    rows = tuple(tuple(texts.word(cell, {}) for cell in row) for row in one.rows)
    columns = tuple(texts.word(title, {}) for _, title in one.columns)
    return Worded(one.key, texts.word(one.title, {}), tuple(key for key, _ in one.columns), columns, rows)


def _json(made: Copy, tables: tuple[Worded, ...]) -> str:
    found = {one.key: [dict(zip(one.keys, row, strict=True)) for row in one.rows] for one in tables}
    whole = {"person": made.person_id, "made_at": made.at.isoformat(), "data": found}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _page(made: Copy, tables: tuple[Worded, ...]) -> str:
    head = f'<!doctype html><html lang="th"><meta charset="utf-8"><title>{_safe(made.person_id)}</title><style>{STYLE}</style>'
    return "\n".join([head, f"<p>{_safe(write_moment(made.at))}</p>", *map(_html, tables), "</html>"])


def _html(one: Worded) -> str:
    def line(cells: tuple[str, ...], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{_safe(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "\n".join(line(row, "td") for row in one.rows)
    return f"<h2>{_safe(one.title)}</h2><table>{line(one.columns, 'th')}\n{body}</table>"


def _table(one: Worded) -> Table:
    columns = tuple(Column(key, title) for key, title in zip(one.keys, one.columns, strict=True))

    def rows() -> Iterator[dict[str, str]]:
        return (dict(zip(one.keys, row, strict=True)) for row in one.rows)

    return Table(one.key, columns, rows())


def _safe(text: str) -> str:
    return html.escape(text)
