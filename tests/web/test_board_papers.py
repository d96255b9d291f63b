"""The pages behind a printed form and an invitation: for the office alone, in Thai, with nothing that is not to be printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.joining import JoinCode
from models.papers import Paper
from models.reports import Report
from tests import chasing_kit
from tests.play import Play, actions
from tests.stories import PART, act, rows
from tests.web.board_kit import HOST, Desktop, application, way_in


@pytest.fixture(scope="module")
def partly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    with chasing_kit.begun_with(chasing_kit.partly_on_line, tmp_path_factory) as world:
        yield world


@pytest.fixture
def play(partly: Play, tmp_path: Path) -> Iterator[Play]:
    with chasing_kit.copy_of(partly, tmp_path) as world:
        yield world


def entered(play: Play, *moves: str) -> Desktop:
    """Do something in the chat that ends with a button to a page, and go in by it."""
    act(play, "somchai", "กลุ่มที่ดูแล")
    play.press("somchai", "ดูกลุ่ม", number=4)
    act(play, "somchai", "[ติดตามกลุ่มนี้]", *moves)
    uris = [str(one["uri"]) for one in actions(play.seen["somchai"]) if one.get("type") == "uri"]
    desktop = Desktop(application(play))
    desktop.enter(next(uri for uri in uris if "/enter/" in uri).removeprefix(HOST))
    return desktop


def test_the_paper_has_its_number_every_question_and_lines_to_write_on(play: Play) -> None:
    desktop = entered(play, "[พิมพ์แบบเปล่า]")
    [paper] = rows(play, Paper)
    number = str(paper["number"])

    text = desktop.text()
    assert 200 == desktop.status
    assert f"{number[:3]} {number[3:]}" in text
    assert "กลุ่มไข่ไก่บ้านเหล่า" in text
    assert "1." in text
    assert desktop.page().xpath("//*[@class='line']")
    assert desktop.page().xpath("//*[@class='box']")
    assert not desktop.page().xpath("//*[@style]")
    assert [] == desktop.page().xpath("//nav")


def test_the_paper_is_nobody_elses_and_a_wrong_number_is_no_page(play: Play) -> None:
    desktop = entered(play, "[พิมพ์แบบเปล่า]")
    number = str(rows(play, Paper)[0]["number"])
    with play.core.database.writing() as connection:
        connection.exec_driver_sql("update roles set valid_to = valid_from where scope_kind = 'office'")

    desktop.look(f"/board/papers/{number}")
    assert 200 != desktop.status


def test_a_wrong_number_is_no_page(play: Play) -> None:
    desktop = entered(play, "[พิมพ์แบบเปล่า]")

    found = []
    for number in ("1073013", "0000000", "x", "107303"):
        desktop.look(f"/board/papers/{number}")
        found.append(desktop.status)
    assert [404] * 4 == found


def test_the_code_of_an_invitation_is_drawn_as_long_as_it_is_good(play: Play) -> None:
    desktop = entered(play, "[ชวนด้วย QR]")
    [code] = [one for one in rows(play, JoinCode) if one["unit_id"]]

    assert desktop.page().xpath("//*[local-name()='svg']")
    assert "กลุ่มไข่ไก่บ้านเหล่า" in desktop.text()
    with play.core.database.writing() as connection:
        connection.exec_driver_sql("update join_codes set uses_left = 0")
    desktop.look(f"/board/invitations/{code['id']}")
    assert 404 == desktop.status


def test_the_report_page_names_who_told_it_to_its_office_alone(play: Play) -> None:
    act(play, "somchai", "กลุ่มที่ดูแล")
    play.press("somchai", "ดูกลุ่ม", number=2)
    act(play, "somchai", "[ติดตามกลุ่มนี้]")
    play.press("somchai", "กรอกแทน", number=2)
    act(play, "somchai", "[บอกทางโทรศัพท์]", *PART, "[ส่ง]")
    [report] = [one for one in rows(play, Report) if one["source"] == "relayed"]
    desktop = Desktop(application(play))
    desktop.enter(way_in(play))

    desktop.look(f"/board/reports/{report['id']}")

    assert "มะลิ บอกทางโทรศัพท์" in desktop.text()
