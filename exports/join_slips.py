"""Write join codes to a file to be handed out: a page of slips with QR codes to print and cut, or a table."""

import csv
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TextIO

import segno

from exports.tables import guarded

Write = Callable[["Slip"], None]


@dataclass(frozen=True, slots=True)
class Slip:
    """What is handed to one person."""

    name: str
    role: str
    about: str
    code: str
    link: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a slip says in the language of its reader."""

    title: str
    how: str
    titles: tuple[str, str, str, str, str]


_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 16px/1.7 "Sarabun", "TH Sarabun New", "Noto Sans Thai", "Leelawadee UI", Tahoma, sans-serif; margin: 0 }}
article {{ box-sizing: border-box; width: 50%; float: left; padding: 6mm; border: 1px dashed #999; break-inside: avoid; height: 68mm; overflow: hidden }}
svg {{ float: right; width: 38mm; height: 38mm }}
h2, p {{ margin: 0 }} h2 {{ font-size: 20px }} .code {{ font-size: 26px; font-weight: bold; letter-spacing: 1px }}
</style></head><body>
"""


@contextmanager
def slips(path: Path, words: Words, language: str) -> Iterator[Write]:
    """Lend a door into a new file that only its owner reads; what was handed in stands in it at once."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8-sig", newline="") as file:
        door = _table(file, words) if path.suffix.lower() == ".csv" else _page(file, words, language)
        yield door
        if path.suffix.lower() != ".csv":
            file.write("</body></html>\n")


def _table(file: TextIO, words: Words) -> Write:
    writer = csv.writer(file)
    writer.writerow(words.titles)

    def write(one: Slip) -> None:
        writer.writerow(guarded(text) for text in (one.name, one.role, one.about, one.code, one.link))
        file.flush()

    return write


def _page(file: TextIO, words: Words, language: str) -> Write:
    file.write(_PAGE.format(language=language, title=escape(words.title)))

    def write(one: Slip) -> None:
        picture = segno.make(one.link, error="m").svg_inline(omitsize=True, border=2)
        told = "".join(f"<p>{escape(text)}</p>" for text in (one.role, one.about))
        code = f'<p class="code">{escape(one.code[:4])} {escape(one.code[4:])}</p>'
        file.write(
            f"<article>{picture}<h2>{escape(one.name)}</h2>{told}{code}<p>{escape(words.how)}</p></article>\n"
        )
        file.flush()

    return write
