"""What tests of the pages for admins need: อรุณ looks after the programme, and files are handed in as a browser does."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from tests import ladders
from tests.ladders import CENTRE, appoint, with_centre
from tests.play import Play
from tests.web.board_kit import Desktop, signed_in

PACK = ladders.PACK
__all__ = ["CENTRE", "PACK", "admin", "appoint", "book", "hand_in", "world"]


def world(folder: Path, factory: pytest.TempPathFactory) -> Iterator[Play]:
    """Lend a world in which a first report was filed, and อรุณ looks after the programme."""
    play = ladders.filed(folder, factory)
    with_centre(play)
    yield play
    play.close()


def admin(play: Play, who: str = "arun") -> Desktop:
    """Return the browser of somebody who looks after the programme."""
    return signed_in(play, who)


def book(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Return a workbook with these sheets."""
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def hand_in(desktop: Desktop, where: str, name: str, content: bytes, **more: str) -> str:
    """Choose a file on a page and send it off."""
    desktop.look(where)
    token = next(
        dict(form.form_values())["token"]
        for form in desktop.page().forms
        if "token" in dict(form.form_values())
    )
    return desktop.post(where, token=token, file=(BytesIO(content), name), **more)
