"""A report as files: asked for in the chat, taken from a page that is one person's for an hour, sent on under a number."""

import io
import zipfile
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl.reader.excel import load_workbook

from bot.clock import machine_ms
from bot.passes import FILES
from models import audit, ledger, offices, reports
from models.reports import CONTRIBUTION, REPORT
from tests.handlers.test_confidential import district, sent
from tests.handlers.test_pictures import reported
from tests.measures_kit import measured
from tests.play import Play, actions
from tests.stories import act, contribute, file, person, register, rows
from tests.web.board_kit import signed_in
from web.files import files
from web.pages import pages

__all__ = ["district", "measured"]
CAPTION = "ป้ายกลุ่มและคนเข้าร่วมประชุม"
LETTER = "กษ 0212/77"


def browser(play: Play) -> FlaskClient:
    app = Flask("pages", static_folder=None)
    app.register_blueprint(pages)
    app.register_blueprint(files)
    app.extensions["sanam"] = SimpleNamespace(core=play.core)
    return app.test_client()


def link_in(play: Play, who: str) -> str:
    """Return the link that somebody was just handed, without what tells LINE to open it outside."""
    [uri] = [str(one["uri"]) for one in actions(play.seen[who]) if "/files/" in str(one.get("uri"))]
    path, _, asks = uri.removeprefix("http://127.0.0.1:8000").partition("?")
    assert "openExternalBrowser=1" == asks
    return path


def asked(play: Play, who: str = "somchai") -> str:
    act(play, who, "ขอไฟล์", "[ขอไฟล์]")
    return link_in(play, who)


def signed(play: Play, who: str, purpose: str = REPORT, now_ms: int = 0) -> str:
    [report] = rows(play, reports.Report, purpose=purpose)
    return play.core.passes.path(report["id"], person(play, who), now_ms=now_ms or machine_ms(), door=FILES)


@pytest.fixture
def filed(play: Play) -> Play:
    """Lend a world in which a group sent its part, and its office the report."""
    register(play)
    contribute(play)
    file(play)
    return play


def test_an_officer_takes_the_report_as_paper_workbook_and_all_in_one(filed: Play) -> None:
    link, client = asked(filed), browser(filed)

    page = client.get(link)
    made = {kind: client.get(f"{link}/{kind}") for kind in ("pdf", "memo", "xlsx", "set")}

    assert "ทั้งชุด พร้อมส่งต่อ" in page.get_data(as_text=True)
    assert {200} == {one.status_code for one in made.values()}
    assert b"%PDF-" == made["pdf"].data[:5]
    assert len(made["pdf"].data) < len(made["memo"].data)
    assert "no-store" == made["pdf"].headers["Cache-Control"]
    number = rows(filed, reports.Report, purpose=REPORT)[0]["number"]
    with zipfile.ZipFile(io.BytesIO(made["set"].data)) as packed:
        assert [f"{number}-memo.pdf", f"{number}.xlsx", "photos/list.csv"] == packed.namelist()
    sheet = load_workbook(io.BytesIO(made["xlsx"].data)).worksheets[0]
    assert any("ผักสลัด" in str(cell.value) for line in sheet.iter_rows() for cell in line)


def test_who_opened_the_page_and_who_took_which_file_is_written_down(filed: Play) -> None:
    link, client = asked(filed), browser(filed)

    client.get(link)
    client.get(f"{link}/xlsx")

    done = [(one["act"], one["person_id"]) for one in rows(filed, audit.Act) if one["act"].startswith("file")]
    assert [("files_opened", person(filed, "somchai")), ("file_taken_xlsx", person(filed, "somchai"))] == done


def test_a_link_is_no_use_in_another_browser_before_it_was_opened_or_after_its_hour(filed: Play) -> None:
    link, mine, another = asked(filed), browser(filed), browser(filed)

    before = mine.get(f"{link}/pdf")
    mine.get(link)

    assert (403, 403) == (before.status_code, another.get(link).status_code)
    assert 403 == another.get(f"{link}/xlsx").status_code
    assert 403 == mine.get(signed(filed, "somchai", now_ms=machine_ms() - FILES.life_ms - 1)).status_code
    assert 405 == mine.head(link).status_code


def test_a_file_that_is_none_of_ours_is_not_made(filed: Play) -> None:
    link, client = asked(filed), browser(filed)
    client.get(link)

    assert 403 == client.get(f"{link}/exe").status_code
    assert 403 == client.get(f"{link[:-1]}/pdf").status_code


def test_the_group_takes_its_own_part_and_nobody_elses_report(filed: Play) -> None:
    client = browser(filed)

    own = client.get(signed(filed, "mali", CONTRIBUTION))
    of_office = client.get(signed(filed, "mali", REPORT))

    assert (200, 403) == (own.status_code, of_office.status_code)


def test_whoever_lost_her_role_takes_nothing_any_more_not_even_what_she_sent(filed: Play) -> None:
    part, whole = (signed(filed, "somchai", purpose) for purpose in (CONTRIBUTION, REPORT))
    with filed.core.database.writing() as connection:
        for role in offices.roles_of(connection, person(filed, "somchai"), at=filed.core.clock.now()):
            offices.end(connection, role.id, at=filed.core.clock.now())
    client = browser(filed)

    assert (403, 403) == (client.get(part).status_code, client.get(whole).status_code)


def test_what_goes_by_letter_is_noted_with_its_day_and_number_where_the_file_is(measured: Play) -> None:
    act(measured, "somchai", "งานค้าง")
    measured.press("somchai", "ทำเลย", number=3)
    act(measured, "somchai", "20 พ.ย.", "34", "4.5", "2000", "[ส่ง]")

    said = act(measured, "somchai", "ขอไฟล์", "[ขอไฟล์]")
    done = act(measured, "somchai", "[ส่งแล้ววันนี้]", LETTER)
    again = act(measured, "somchai", "ขอไฟล์", "[ขอไฟล์]")

    assert "แจ้งวันที่ส่งและเลขที่หนังสือ" in said
    assert f"เลขที่ {LETTER}" in done
    assert [LETTER] == [one["number"] for one in rows(measured, ledger.Line, system="letter")]
    assert "ส่งแล้ววันนี้" not in again


def test_the_page_of_a_report_leads_to_its_files(filed: Play) -> None:
    [report] = rows(filed, reports.Report, purpose=REPORT)
    desktop = signed_in(filed)
    desktop.look(f"/board/reports/{report['id']}")
    [link] = [one for one in desktop.links() if one.startswith("/files/")]

    assert "ขอไฟล์" in desktop.text()
    assert "ไฟล์ของรายงาน" in desktop.look(link)


def test_pictures_lie_in_the_archive_with_what_is_said_of_them(play: Play) -> None:
    reported(play, "p1", "p2", caption=CAPTION)
    link, client = signed(play, "mali", CONTRIBUTION), browser(play)
    client.get(link)

    with zipfile.ZipFile(io.BytesIO(client.get(f"{link}/photos").data)) as packed:
        names, told = packed.namelist(), packed.read("list.csv").decode("utf-8-sig")
        sizes = {len(packed.read(name)) > 1000 for name in names if name.endswith(".jpg")}
    paper = client.get(f"{link}/pdf").data

    assert (3, {True}) == (len(names), sizes)
    assert 2 == told.count(CAPTION)
    assert 2 == paper.count(b"/Subtype /Image")


def test_of_a_confidential_report_files_are_for_who_may_know_and_for_nobody_else(district: Play) -> None:
    sent(district)
    client = browser(district)
    seen = {who: client.get(signed(district, who)) for who in ("somchai", "daeng", "mali", "arun")}

    assert [200, 200, 403, 403] == [one.status_code for one in seen.values()]
    assert "รู้ได้เฉพาะบางคน" in seen["somchai"].get_data(as_text=True)
    assert ["somchai", "daeng"] == [
        who
        for one in rows(district, audit.Act, act="files_opened")
        for who in seen
        if person(district, who) == one["person_id"]
    ]
