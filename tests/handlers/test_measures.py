"""Money that is left, levels of two rounds, and indicators: what other reports say, where somebody reports or looks."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.packs import indicators as packs_indicators
from cli.packs.indicators import indicators
from models import reports
from tests.measures_kit import PROGRAMME, measured
from tests.play import Play, actions
from tests.statements import statements
from tests.stories import act, rows

# A turn that knows no money and no open form costs as much as before: these two are what they cost.
AT_MOST = 22 + 2

__all__ = ["measured"]


@pytest.fixture
def world(measured: Play, monkeypatch: pytest.MonkeyPatch) -> Play:
    monkeypatch.setattr(packs_indicators, "open_core", lambda: measured.core)
    return measured


def begin(play: Play, duty: str) -> str:
    """Open a report by its name in the list of what is due, on whichever page it stands."""
    act(play, "somchai", "งานค้าง")
    for _ in range(3):
        said = json.dumps(play.seen["somchai"], ensure_ascii=False)
        if f"ทำเลย {duty} ·" in said:
            break
        act(play, "somchai", "[ดูรายการถัดไป]")
    found = next(
        one
        for one in actions(play.seen["somchai"])
        if str(one.get("displayText", "")).startswith(f"ทำเลย {duty} ·")
    )
    play.seen["somchai"] = play.event("somchai", {"type": "postback", "postback": {"data": found["data"]}})
    return json.dumps(play.seen["somchai"], ensure_ascii=False)


def file_event(play: Play, people: str, baht: str, duty: str = "รายงานจัดงาน") -> None:
    begin(play, duty)
    act(play, "somchai", "20 พ.ย.", people, "4.5", baht, "[ส่ง]")


def run(*words: str) -> Result:
    return CliRunner().invoke(indicators, [PROGRAMME, *words])


def lines(*words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("--json", *words).output.splitlines()]


def test_what_is_left_stands_beside_the_question_for_money(world: Play) -> None:
    begin(world, "รายงานจัดงาน")

    assert "งบจัดงานใช้ได้อีก 2,500 บาท" in act(world, "somchai", "20 พ.ย.", "34", "4.5")


def test_more_than_the_printed_cap_is_refused_with_the_printed_reason(world: Play) -> None:
    begin(world, "รายงานจัดงาน")

    said = act(world, "somchai", "20 พ.ย.", "34", "4.5", "9,500")
    assert "คู่มือกำหนดค่าจัดงานไม่เกิน 9,000 บาท" in said
    assert "[ส่ง]" not in said


def test_more_than_is_left_is_taken_with_its_reason(world: Play) -> None:
    begin(world, "รายงานจัดงาน")

    assert "เกินจากงบจัดงานที่เหลืออยู่ 500 บาท" in act(world, "somchai", "20 พ.ย.", "34", "4.5", "3,000")
    said = act(world, "somchai", "[3,000 บาท ถูกแล้ว]", "ค่าเวทีแพงขึ้น")
    assert "3,000 บาท (เพราะ ค่าเวทีแพงขึ้น)" in said


def test_a_correction_of_what_was_spent_is_not_added_to_itself(world: Play) -> None:
    file_event(world, "34", "2,000")

    said = act(world, "somchai", "แก้ไข", "[แก้ไข]", "ใช้เงิน", "2,400")
    assert "2,000 บาท → 2,400 บาท" in said


def test_the_card_of_a_group_shows_what_it_has_left(world: Play) -> None:
    file_event(world, "34", "2,000")

    assert "งบจัดงาน\nเหลือ 500 จาก 2,500 บาท" in act(world, "somchai", "กลุ่มที่ดูแล", "[ดูกลุ่ม]")


def test_only_heads_that_failed_are_asked_in_the_second_round(world: Play) -> None:
    begin(world, "ประเมินครั้งแรก")
    act(world, "somchai", "[ใช่]", "[ไม่ใช่]", "[บี]", "[ส่ง]")

    said = begin(world, "ประเมินครั้งที่สอง")
    assert "กลุ่มประชุมทุกเดือนไหมคะ" in said
    assert "กลุ่มออมเงิน" not in said
    said = act(world, "somchai", "[ใช่]", "[เอ]")
    assert "ออมเงิน\nใช่ (เหมือนครั้งก่อน)" in said


def test_a_level_that_is_lower_in_the_second_round_is_asked_about(world: Play) -> None:
    begin(world, "ประเมินครั้งแรก")
    act(world, "somchai", "[ใช่]", "[ไม่ใช่]", "[บี]", "[ส่ง]")
    begin(world, "ประเมินครั้งที่สอง")

    assert "ครั้งแรก: บี" in act(world, "somchai", "[ใช่]")
    assert "ครั้งแรก บี ครั้งนี้ ซี ใช่ไหม" in act(world, "somchai", "[ซี]")
    said = act(world, "somchai", "[ซี ถูกแล้ว]", "น้ำท่วม", "[ส่ง]")
    said = act(world, "somchai", "กลุ่มที่ดูแล", "[ดูกลุ่ม]")
    assert "ระดับกลุ่ม\nครั้งแรก บี ครั้งนี้ ซี ยังเพิ่มไม่ถึงเกณฑ์" in said


def test_a_level_that_rose_is_said_so_and_what_failed_is_counted(world: Play) -> None:
    begin(world, "ประเมินครั้งแรก")
    act(world, "somchai", "[ใช่]", "[ไม่ใช่]", "[บี]", "[ส่ง]")
    assert "บี เหลืออีก 1 ข้อที่ยังไม่ถึงเกณฑ์" in act(world, "somchai", "กลุ่มที่ดูแล", "[ดูกลุ่ม]")

    begin(world, "ประเมินครั้งที่สอง")
    act(world, "somchai", "[ใช่]", "[เอ]", "[ส่ง]")
    said = act(world, "somchai", "กลุ่มที่ดูแล", "[ดูกลุ่ม]")
    assert "ครั้งแรก บี ครั้งนี้ เอ เพิ่มถึงเกณฑ์แล้ว" in said


def test_an_officer_sees_what_was_reached_of_each_target(world: Play) -> None:
    file_event(world, "36", "2,000")

    assert "36 จาก 50 คน ร้อยละ 72 ■■■■■■■□□□" in act(world, "somchai", "ตัวชี้วัด")


def test_a_correction_counts_once_and_a_withdrawn_report_not_at_all(world: Play) -> None:
    file_event(world, "36", "2,000")
    act(world, "somchai", "แก้ไข", "[แก้ไข]", "คนมา", "40", "[ส่ง]")
    [attended] = [one for one in lines("--place", "50") if one.get("indicator") == "attended"]
    assert (40, 1, 80) == (attended["value"], attended["reports"], attended["percent"])

    act(world, "somchai", "แก้ไข", "[แก้ไข]", "[ยกเลิกรายงานนี้]", "[ยกเลิกรายงานนี้]")
    assert [] == [one for one in rows(world, reports.Report, purpose="report") if one["is_current"]]
    [attended] = [one for one in lines("--place", "50") if one.get("indicator") == "attended"]
    assert (0, 0) == (attended["value"], attended["reports"])


def test_a_command_rolls_up_by_level_and_month(world: Play) -> None:
    file_event(world, "36", "2,000")

    found = [
        one for one in lines("--level", "subdistrict", "--by", "month") if one.get("indicator") == "attended"
    ]
    assert [("500701", "2564-11", 36, None)] == [
        (one["place"], one["span"], one["value"], one["target"]) for one in found
    ]
    [country] = [one for one in lines() if one.get("indicator") == "attended"]
    assert ("", 36, 50) == (country["place"], country["so_far"], country["target"])
    [money] = [one for one in lines() if one.get("budget") == "event"]
    assert (2500, 2000, 500) == (money["given"], money["spent"], money["left"])
    assert "คนมาร่วมงาน  -  36 of 50 (72 %) คน" in run().output


@pytest.mark.parametrize("words", [("--place", "5"), ("--place", "ab"), ("--area", "north")])
def test_a_command_refuses_a_place_that_is_none(world: Play, words: tuple[str, ...]) -> None:
    assert 2 == run(*words).exit_code


def test_what_is_said_beside_a_question_costs_few_statements(world: Play) -> None:
    begin(world, "รายงานจัดงาน")
    act(world, "somchai", "20 พ.ย.", "34")

    assert AT_MOST >= len(statements(world, "somchai", "4.5"))
