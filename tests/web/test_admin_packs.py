"""A pack is tried before it is put in force, taken back, looked at as a year, and its forms are tried as a chat."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl.reader.excel import load_workbook

from bot.packs import books
from bot.packs.folders import FOLDER
from models.pack_versions import PackVersion
from models.reports import Report
from models.uploads import Upload
from tests.play import Play
from tests.stories import rows
from tests.web.admin_kit import PACK, admin, hand_in, world
from tests.web.test_admin_pages import pressed

YEAR = {
    "pack": PACK, "from": "2021-10-01", "to": "2022-09-30", "quota": 300, "provinces": 76, "groups": 76, "seed": 1,
    "by_month": {"2021-11": {"on_time": 70, "late": 4, "never": 2}, "2021-12": {"on_time": 60, "ahead": 16}},
    "counted_by_line": {"2021-11": 250, "2021-12": 310},
}  # fmt: skip


@pytest.fixture
def play(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    yield from world(tmp_path, tmp_path_factory)


def changed(words: str, by: str) -> bytes:
    """Return the pack's workbook with some words changed."""
    book = load_workbook(io.BytesIO(books.book_of(FOLDER / PACK)))
    hits = 0
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.value == words:
                    cell.value, hits = by, hits + 1
    assert hits
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_changed_workbook_is_tried_then_put_in_force_then_taken_back(play: Play) -> None:
    desktop = admin(play)
    before = len(rows(play, PackVersion, programme=PACK))

    hand_in(
        desktop, "/board/admin/packs", "ใหม่.xlsx", changed("เกษตรและสหกรณ์จังหวัด", "เกษตรและสหกรณ์ประจำจังหวัด")
    )
    assert "เกษตรและสหกรณ์ประจำจังหวัด" in desktop.text()
    assert before == len(rows(play, PackVersion, programme=PACK))
    pressed(desktop, "ใช้ฉบับนี้")
    play.core.shelf._looked_at = 0.0
    assert before + 1 == len(rows(play, PackVersion, programme=PACK))
    desktop.look(f"/board/admin/packs/{PACK}")
    assert f"ฉบับที่ {before + 1}" in desktop.text()
    pressed(desktop, "ใช้ฉบับก่อนนี้")
    versions = sorted(rows(play, PackVersion, programme=PACK), key=lambda one: int(one["number"]))
    assert versions[-1]["digest"] == versions[before - 1]["digest"]
    assert [None] == [one["body"] for one in rows(play, Upload)]


def test_what_is_wrong_in_a_workbook_is_said_by_sheet_and_row_and_changes_nothing(play: Play) -> None:
    desktop = admin(play)

    hand_in(desktop, "/board/admin/packs", "ผิด.xlsx", changed("offices.centre", "offices.nowhere"))
    assert "จุดที่ขอให้แก้ก่อน" in desktop.text()
    assert "ใช้ฉบับนี้" not in desktop.text()
    hand_in(desktop, "/board/admin/packs", "เสีย.xlsx", b"no book")
    assert "อ่านไฟล์นี้ไม่ได้" in desktop.text()
    assert 1 == len(rows(play, PackVersion, programme=PACK))


def test_a_pack_of_another_programme_cannot_be_put_in_force(play: Play) -> None:
    desktop = admin(play)

    hand_in(desktop, "/board/admin/packs", "อื่น.xlsx", books.book_of(FOLDER / "councils"))
    assert "ไม่ใช่ของโครงการที่คุณดูแล" in desktop.text()
    where = f"/board/admin/try/{rows(play, Upload)[0]['id']}"
    token = next(
        dict(form.form_values())["token"]
        for form in desktop.page().forms
        if "token" in dict(form.form_values())
    )
    desktop.post(where, token=token)
    assert 409 == desktop.status


def test_next_years_pack_comes_as_a_workbook_that_waits_to_be_confirmed(play: Play) -> None:
    desktop = admin(play)

    desktop.look(f"/board/admin/packs/{PACK}/next.xlsx")
    assert desktop.last is not None
    made = books.made_of(desktop.last.get_data())
    assert not isinstance(made, str)
    assert ("moac-groups-2566", 2566) == (made[0].pack["id"], made[0].pack["fiscal_year"])
    desktop.look(f"/board/admin/packs/{PACK}/days?month=2022-01")
    assert "31 ม.ค. 2565" in desktop.text()
    assert b"BEGIN:VEVENT" in (desktop.client.get(f"/board/admin/packs/{PACK}/days.ics").get_data())
    desktop.look(f"/board/admin/packs/{PACK}/what-if?from=2021-11-22&to=2021-12-31")
    assert "เตือน" in desktop.text()


def test_a_year_that_was_played_is_drawn_with_its_table(play: Play) -> None:
    desktop = admin(play)

    where = f"/board/admin/packs/{PACK}/year"
    hand_in(desktop, where, "ปี.json", json.dumps({**YEAR, "pack": "councils"}).encode())
    assert "ไม่ใช่ของโครงการที่คุณดูแล" in desktop.text()
    hand_in(desktop, where, "ปี.json", b'{"pack": 1}')
    assert "อ่านไฟล์นี้ไม่ได้" in desktop.text()
    hand_in(desktop, where, "ปี.json", json.dumps(YEAR).encode())
    cells = [one.text_content() for one in desktop.page().xpath("//tbody//td")]
    assert ["70", "4", "2", "0", "250", "60", "0", "0", "16", "310"] == cells
    assert 1 == len(desktop.page().xpath("//*[@class='limit']"))


def test_a_form_is_tried_as_a_chat_and_nothing_is_kept(play: Play) -> None:
    desktop = admin(play)
    reports = len(rows(play, Report))

    desktop.look(f"/board/admin/packs/{PACK}/forms/monthly")
    first = desktop.text()
    labels = [one.get("value") for one in desktop.page().xpath("//button[@name='tap']")]
    assert labels
    form = next(at for at, one in enumerate(desktop.page().forms) if "lines" in dict(one.form_values()))
    desktop.press(form, tap="ไม่มี")
    assert first != desktop.text()
    assert "[ไม่มี]" in desktop.text()
    desktop.press(form, text="40", do="say")
    desktop.press(form, tap="ข้าม")
    desktop.press(form, tap="ส่ง")
    assert "ส่งครบแล้ว (ลองเท่านั้น)" in desktop.text()
    assert reports == len(rows(play, Report))
    desktop.look(f"/board/admin/packs/{PACK}/forms/nothing")
    assert 404 == desktop.status


def test_lines_that_fit_nothing_are_left_out(play: Play) -> None:
    desktop = admin(play)

    desktop.look(f"/board/admin/packs/{PACK}/forms/monthly")
    form = next(at for at, one in enumerate(desktop.page().forms) if "lines" in dict(one.form_values()))
    for lines in ("[1, 2]", "{", '["[no such button]"]', '["{}"]', "[" * 5_000):
        desktop.press(form, lines=lines, text="5")
        assert 200 == desktop.status
