"""Damage workbooks in every way, and pack bombs into them: what is read is a table or a refusal, in little time and memory."""

import io
import os
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from bot.packs.books import empty_book
from bot.roster_sources import NotABook, NotReadable, TooLarge, TooManyRows, opened
from exports import pack_books, unit_book_reading
from tests.hostile.kit import House
from tests.web.admin_kit import PACK, hand_in

ROUNDS = 400 if os.environ.get("SANAM_SOAK") else 6
MOST_CPU_S, MOST_BYTES = 8.0, 160 * 1024 * 1024
SIGNS = (
    b"<",
    b">",
    b"&",
    b"\x00",
    b"9" * 30,
    b"]]>",
    b"<!--",
    b'"',
    b"\xff",
    b"A1048576",
    b"</row>",
    b"&#0;",
    b"1e999",
)


def small() -> bytes:
    book = Workbook()
    for row in (("code", "name"), ("1", "ก"), ("2", "ข")):
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def damaged(content: bytes, rng: random.Random) -> bytes:
    """Return a workbook one part of which was changed, and packed again so that it opens."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        hit = rng.choice([one for one in packed.namelist() if one.endswith((".xml", ".rels"))])
        for name in packed.namelist():
            body = packed.read(name)
            if name == hit:
                for _ in range(rng.randint(1, 4)):
                    at = rng.randrange(len(body))
                    body = body[:at] + rng.choice(SIGNS) + body[at + rng.randint(0, 40) :]
            made.writestr(name, body)
    return out.getvalue()


def roster(house: House, folder: Path, content: bytes) -> None:
    file = folder / "list.xlsx"
    file.write_bytes(content)
    try:
        with opened(house.play.settings, str(file)) as lines:
            assert lines.rows >= 0
    except (NotABook, NotReadable, TooLarge, TooManyRows):
        return


def _bounded(act: Callable[[], object]) -> None:
    tracemalloc.start()
    began = time.process_time()
    try:
        act()
        assert time.process_time() - began < MOST_CPU_S
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_damaged_workbook_is_a_table_or_a_refusal(house: House, tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    for whole in (small(), EMPTY):
        content = damaged(whole, rng)
        _bounded(lambda content=content: unit_book_reading.read(content))  # type: ignore[misc]
        _bounded(lambda content=content: pack_books.read(content))  # type: ignore[misc]
        _bounded(lambda content=content: roster(house, tmp_path, content))  # type: ignore[misc]


EMPTY = empty_book()


def bomb() -> bytes:
    """Return a workbook of a few kilobytes that would be a gigabyte of blanks, one part in the other's place."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(small())) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in packed.namelist():
            if name == "xl/worksheets/sheet1.xml":
                with made.open(name, "w") as sheet:
                    for _ in range(300):
                        sheet.write(b" " * (1024 * 1024))
            else:
                made.writestr(name, packed.read(name))
    return out.getvalue()


def tricked(trick: bytes) -> bytes:
    """Return a workbook whose XML begins with something of somebody's own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(small())) as packed, zipfile.ZipFile(out, "w") as made:
        for name in packed.namelist():
            body = packed.read(name)
            made.writestr(
                name,
                trick + body[body.index(b"?>") + 2 :]
                if name == "xl/workbook.xml" and b"?>" in body
                else trick + body
                if name == "xl/workbook.xml"
                else body,
            )
    return out.getvalue()


def above() -> bytes:
    """Return a workbook that holds a file with a path that climbs."""
    out = io.BytesIO(small())
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("../../../../tmp/sanam-climbed.txt", "x")
    return out.getvalue()


XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>'
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "content", [bomb(), tricked(XXE), tricked(LAUGHS), b"<html><script>alert(1)</script></html>", b"%PDF-1.7 PK\x03\x04", b"GIF89a" + small()[:2000]],
    ids=["bomb", "foreign entity", "many entities", "a page", "a paper", "two things at once"],
)  # fmt: skip
def test_what_is_no_honest_list_is_refused_where_it_is_handed_in(house: House, content: bytes) -> None:
    desktop = house.desktop("arun")
    began = time.process_time()
    page = hand_in(desktop, "/board/admin/rosters", "list.xlsx", content, programme=PACK)

    assert 200 == desktop.status
    assert "root:" not in page
    assert [] == desktop.page().xpath("//button[@name='do' and @value='all']")
    assert time.process_time() - began < MOST_CPU_S


def test_a_path_in_an_archive_writes_nothing_beside_it(house: House, tmp_path: Path) -> None:
    roster(house, tmp_path, above())
    pack_books.read(above())

    assert not Path("/tmp/sanam-climbed.txt").exists()  # noqa: S108 - what a climbing path would have made


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.xlsx",
        "C:\\evil.xlsx",
        "a\r\nb.xlsx",
        "ก" * 500 + ".xlsx",
        "<b>.xlsx",
        "x.php",
        "x.xlsx.html",
        "",
    ],
)
def test_the_name_of_a_file_decides_nothing_but_whether_it_is_taken(house: House, name: str) -> None:
    desktop = house.desktop("arun")
    hand_in(desktop, "/board/admin/rosters", name, small(), programme=PACK)

    assert 200 == desktop.status
    assert "<b>.xlsx" not in desktop.words()
