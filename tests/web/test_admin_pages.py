"""What an admin finds: messages with their reasons, files, the sheet's changed cells, people, the log, the public page."""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl.reader.excel import load_workbook

from models import sheet_books, sheet_edits, sheet_tabs
from models.audit import Act
from models.joining import JoinCode
from models.offices import Role
from models.sheet_edits import SheetEdit
from tests.play import Play
from tests.stories import CHAIR, GROUP, PHONE, person, rows
from tests.web.admin_kit import CENTRE, PACK, admin, appoint, world
from tests.web.board_kit import Desktop, application
from tests.web.board_world import country

WHY = "ทำไมจึงส่ง"
TAB = {
    "id": "t1", "name": "form:set1", "book": "b", "gid": 1, "title": "x", "last_row": 1, "columns": [], "fresh": [],
    "dressed": [],
}  # fmt: skip


@pytest.fixture
def play(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    yield from world(tmp_path, tmp_path_factory)


def pressed(desktop: Desktop, label: str, **more: str) -> str:
    """Press the button of this label, with some fields more."""
    for number, form in enumerate(desktop.page().forms):
        for button in form.xpath(".//button"):
            if button.text_content().strip() == label:
                name = button.get("name")
                return desktop.press(number, **({name: button.get("value")} if name else {}), **more)
    raise AssertionError(label)


def test_a_message_that_left_by_itself_says_why(play: Play) -> None:
    play.clock.moment += timedelta(days=2)
    assert play.remind()
    desktop = admin(play)

    desktop.look("/board/admin/messages")
    assert "เตือนกำหนดส่ง" in desktop.text()
    why = next(one for one in desktop.links() if "/messages/" in one)
    desktop.look(why)
    assert WHY in desktop.text()
    assert any(one in desktop.text() for one in ("เพราะ", "ไปพร้อมกับคำตอบ"))
    desktop.look("/board/admin/messages?day=2021-10-01")
    assert "ไม่มีข้อความที่ออกไปเองในช่วงนี้" in desktop.text()


def test_files_hold_the_reports_of_the_programme_and_nothing_personal(play: Play) -> None:
    desktop = admin(play)

    desktop.look(f"/board/admin/files/{PACK}.xlsx")
    assert desktop.last is not None
    book = load_workbook(io.BytesIO(desktop.last.get_data()))
    said = " ".join(str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line)
    assert GROUP in said
    assert not any(one in said for one in (CHAIR, PHONE))
    desktop.look(f"/board/admin/files/{PACK}.zip")
    with zipfile.ZipFile(io.BytesIO(desktop.last.get_data())) as packed:
        assert any(GROUP.encode() in packed.read(one) for one in packed.namelist())
    assert 2 == sum(one["act"] == "reports_taken_along" for one in rows(play, Act))
    desktop.look(f"/board/admin/files/{PACK}.exe")
    assert 404 == desktop.status


def test_a_cell_that_somebody_changed_in_the_sheet_is_put_back_by_a_press(play: Play) -> None:
    with play.core.database.writing() as connection:
        sheet_tabs.keep(connection, {**TAB, "programme": PACK})
        sheet_edits.see(
            connection,
            [
                {
                    "id": "e1",
                    "tab_id": "t1",
                    "programme": PACK,
                    "key": "r1",
                    "column": "c",
                    "title": "สมาชิก",
                    "found": "99",
                    "at": 3,
                    "state": "open",
                    "seen_ms": 1,
                }
            ],
        )
        sheet_books.use(connection, PACK, "b")
    desktop = admin(play)

    desktop.look("/board/admin/sheets")
    assert "แก้ในชีต 1 ช่อง" in desktop.text()
    pressed(desktop, "ใส่ค่าเดิมกลับ")
    assert "แก้ในชีต" not in desktop.text()
    assert ["back"] == [one["state"] for one in rows(play, SheetEdit)]


def test_somebody_is_invited_a_role_is_ended_and_work_is_handed_over(play: Play) -> None:
    desktop = admin(play)
    before = len(rows(play, JoinCode))

    desktop.look("/board/admin/people?office=moac-cm")
    assert {"สมชาย", "นิดา"} <= set(desktop.text().split())
    pressed(desktop, "ทำรหัสเข้าร่วม", role="officer")
    assert "รหัสนี้แสดงครั้งเดียว" in desktop.text()
    code = desktop.page().xpath("//*[@class='code']")[0].text_content().replace(" ", "")
    assert 8 == len(code)
    assert before + 1 == len(rows(play, JoinCode))

    desktop.look("/board/admin/people?office=moac-cm")
    nida = next(one for one in rows(play, Role) if one["person_id"] == person(play, "nida"))
    pressed(desktop, "ส่งต่องาน", role=nida["id"], to=person(play, "somchai"), on="2021-11-01")
    assert "เลือกคนรับและวันที่" in desktop.text()
    pressed(desktop, "ส่งต่องาน", role=nida["id"], to=person(play, "somchai"), on="2021-11-22")
    assert {"head", "officer"} <= {
        one["kind"] for one in rows(play, Role) if one["person_id"] == person(play, "somchai")
    }
    mali = next(
        one
        for one in rows(play, Role)
        if one["person_id"] == person(play, "mali") and one["scope_kind"] == "unit"
    )
    play.clock.moment += timedelta(minutes=1)
    desktop.look("/board/admin/people?office=moac-cm")
    pressed(desktop, "สิ้นสุดหน้าที่วันนี้", role=mali["id"])
    assert [True] == [one["valid_to"] is not None for one in rows(play, Role) if one["id"] == mali["id"]]
    assert {"code_made_online", "role_ended_online", "work_handed"} <= {one["act"] for one in rows(play, Act)}


def test_nobody_ends_her_own_role_by_accident(play: Play) -> None:
    desktop = admin(play)

    desktop.look(f"/board/admin/people?office={CENTRE}")
    token = next(
        dict(form.form_values())["token"]
        for form in desktop.page().forms
        if "token" in dict(form.form_values())
    )
    desktop.post(f"/board/admin/people?office={CENTRE}", token=token, do="end", role="arun-centre_officer")
    assert "สิ้นสุดหน้าที่ของตัวเองที่นี่ไม่ได้" in desktop.text()


def test_the_log_is_found_by_act_and_day(play: Play) -> None:
    desktop = admin(play)

    desktop.look("/board/admin/audit?act=report_sent")
    assert "ส่งรายงาน" in desktop.text()
    assert "สมชาย" in desktop.text()
    desktop.look("/board/admin/audit?until=2021-01-01")
    assert "ไม่มีบันทึกในช่วงนี้" in desktop.text()
    desktop.look("/board/admin/audit?since=nothing&skip=999999999")
    assert 200 == desktop.status


def test_the_page_for_everybody_is_shut_until_it_is_opened_and_tells_no_few(play: Play) -> None:
    country(play, every=6)
    appoint(play, "arun", "อรุณ", "centre_officer", CENTRE)
    stranger = Desktop(application(play))
    stranger.look(f"/figures/{PACK}")
    assert 404 == stranger.status

    desktop = admin(play)
    desktop.look(f"/board/admin/packs/{PACK}")
    pressed(desktop, "เปิดให้ทุกคนดู")
    assert "ตอนนี้ใครก็เปิดดูยอดรวมได้" in desktop.text()
    stranger.look(f"/figures/{PACK}")
    assert 200 == stranger.status
    assert "กลุ่ม" not in stranger.text().replace(stranger.page().xpath("//h1")[0].text_content(), "")
    told = [
        [cell.text_content() for cell in line.xpath("./td")] for line in stranger.page().xpath("//tbody/tr")
    ]
    for sent, missing in told:
        if "ไม่แสดง" not in sent:
            counts = [int(one.replace(",", "")) for one in (*sent.split(" จาก "), missing)]
            assert all(one == 0 or one >= 5 for one in counts), counts
    assert any("ไม่แสดง" in sent for sent, _ in told)
    pressed(desktop, "ปิดหน้านี้")
    stranger.look(f"/figures/{PACK}")
    assert 404 == stranger.status


def test_a_sheet_that_is_shared_no_more_says_in_thai_whom_to_share_it_with(play: Play) -> None:
    kept = "Share the spreadsheet with sanam@example.iam.gserviceaccount.com as Editor."
    with play.core.database.writing() as connection:
        sheet_books.note(connection, PACK, book="b", reason="not_shared", cure=kept)
    desktop = admin(play)

    desktop.look("/board/admin/sheets")

    assert "ทำอย่างไร เปิดชีต กดแชร์ แล้วให้ sanam@example.iam.gserviceaccount.com แก้ไขได้" in desktop.text()
    assert "Share" not in desktop.text()
