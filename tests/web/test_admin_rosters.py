"""A list is looked through before anything changes, says what is wrong by row with its cure, and is taken in once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.rosters import Roster
from models.units import Unit
from models.uploads import Upload
from tests.play import Play
from tests.stories import rows
from tests.web.admin_kit import PACK, admin, book, hand_in, world
from tests.web.board_kit import Desktop

TITLES = ["ชื่อกลุ่ม", "จังหวัด", "อำเภอ", "ตำบล", "สำนักงาน", "ชื่อ-สกุล", "เบอร์โทร"]
GOOD = ["กลุ่มข้าวหอมบ้านดอน", "เชียงราย", "เมืองเชียงราย", "เวียง", "", "แดง ใจงาม", "081-000-0001"]
BAD = ["กลุ่มปลาบ้านใต้", "เชียงราย", "ไม่มีอำเภอนี้", "เวียง", "", "", ""]


@pytest.fixture
def play(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    yield from world(tmp_path, tmp_path_factory)


def handed(play: Play, *lines: list[str], name: str = "กลุ่ม.xlsx") -> Desktop:
    desktop = admin(play)
    hand_in(desktop, "/board/admin/rosters", name, book({"กลุ่มเกษตรกร": [TITLES, *lines]}), programme=PACK)
    return desktop


def groups(play: Play) -> set[str]:
    return {row["name"] for row in rows(play, Unit)}


def press(desktop: Desktop, do: str) -> str:
    numbers = [at for at, form in enumerate(desktop.page().forms) if "/admin/rosters/" in (form.action or "")]
    return desktop.press(numbers[0], do=do)


def test_a_list_is_looked_through_first_and_taken_in_when_told_so(play: Play) -> None:
    desktop = handed(play, GOOD)
    assert "บรรทัดที่อ่านไม่ได้ 0 บรรทัด" in desktop.text()
    assert GOOD[0] not in groups(play)

    where = next(form.action for form in desktop.page().forms if "/admin/rosters/" in (form.action or ""))
    press(desktop, "all")
    assert "นำเข้าแล้ว" in desktop.text()
    assert GOOD[0] in groups(play)
    [codes] = [one for one in desktop.links() if "codes" in one]
    assert "แดง ใจงาม" in desktop.look(codes)
    [taken] = rows(play, Roster)
    assert ("กลุ่ม", "อรุณ") == (taken["name"], taken["taken_by"])

    token = dict(desktop.page().forms[-1].form_values()).get("token", "") if desktop.page().forms else ""
    desktop.look("/board/admin/rosters")
    token = token or next(dict(form.form_values())["token"] for form in desktop.page().forms)
    desktop.post(str(where), token=token, do="all")
    assert 409 == desktop.status
    assert 1 == len(rows(play, Roster))


def test_wrong_rows_are_named_with_their_cure_and_left_out_only_when_that_is_said(play: Play) -> None:
    desktop = handed(play, GOOD, BAD)
    assert "บรรทัดที่อ่านไม่ได้ 1 บรรทัด" in desktop.text()
    assert re.search("กลุ่มเกษตรกร [A-Z]?3", desktop.text())
    assert "เขียนชื่อทางการของตำบล" in desktop.text()
    press(desktop, "all")
    assert 409 == desktop.status
    assert GOOD[0] not in groups(play)

    desktop = handed(play, GOOD, BAD, name="อีกครั้ง.xlsx")
    press(desktop, "some")
    assert "นำเข้าแล้ว" in desktop.text()
    assert (True, False) == (GOOD[0] in groups(play), BAD[0] in groups(play))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("รูป.png", b"x", "อ่านได้เฉพาะ Excel"),
        ("ว่าง.xlsx", b"", "เลือกไฟล์ก่อน"),
        ("เสีย.xlsx", b"no book", "อ่านไฟล์นี้ไม่ได้"),
    ],
)
def test_what_is_no_list_is_said_to_be_none(play: Play, name: str, content: bytes, said: str) -> None:
    desktop = admin(play)

    hand_in(desktop, "/board/admin/rosters", name, content, programme=PACK)
    assert said in desktop.text()
    assert [] == rows(play, Roster)


def test_a_list_that_was_handed_in_is_sealed_and_nobody_elses(play: Play) -> None:
    desktop = handed(play, GOOD)
    [kept] = rows(play, Upload)
    assert b"PK" != kept["body"][:2]
    assert 200 == desktop.status

    from tests.web.admin_kit import CENTRE, appoint

    appoint(play, "daeng", "แดง", "centre_officer", CENTRE)
    other = admin(play, "daeng")
    other.look(f"/board/admin/rosters/{kept['id']}")
    assert 404 == other.status


def test_the_empty_workbook_is_of_the_programme(play: Play) -> None:
    desktop = admin(play)

    desktop.look(f"/board/admin/rosters/{PACK}.xlsx")
    assert 200 == desktop.status
    desktop.look("/board/admin/rosters/cdd-2565.xlsx")
    assert 404 == desktop.status
