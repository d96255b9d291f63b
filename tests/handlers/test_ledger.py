"""What an office files goes into other systems by hand: its values to copy, who entered them when, what changed since."""

from typing import Any

import pytest

from models import audit, ledger, reports
from tests.measures_kit import measured
from tests.play import Play, actions
from tests.stories import act, rows, shown

FIRST, LETTER = "[ดูค่าไปลงระบบ]", 2
NOTHING = "ที่ส่งแล้วลงระบบครบแล้ว"

__all__ = ["measured"]


@pytest.fixture
def filed(measured: Play) -> Play:
    """Lend a world whose office has just filed what goes into two other systems."""
    act(measured, "somchai", "งานค้าง")
    measured.press("somchai", "ทำเลย", number=3)
    act(measured, "somchai", "20 พ.ย.", "34", "4.5", "2000", "[ส่ง]")
    return measured


def correct(play: Play, line: str, value: str) -> str:
    return act(play, "somchai", "แก้ไข", "[แก้ไข]", line, value, "[ส่ง]")


def pick(play: Play, label: str, day: str) -> str:
    """Choose a day from the phone's calendar."""
    found = next(one for one in actions(play.seen["somchai"]) if one.get("label") == label)
    event: dict[str, Any] = {"data": found["data"], "params": {"date": day}}
    return shown(play.event("somchai", {"type": "postback", "postback": event}))


def test_a_receipt_leads_to_the_values_in_the_order_of_the_system(filed: Play) -> None:
    said = act(filed, "somchai", FIRST)

    assert said.index("คนมา\n34") < said.index("ใช้เงิน\n2000") < said.index("วันจัดงาน\n20 พ.ย. 2564")
    assert "คนมา: 34\nใช้เงิน: 2000\nวันจัดงาน: 20 พ.ย. 2564" in said


def test_each_value_stands_in_a_message_of_its_own(filed: Play) -> None:
    act(filed, "somchai", FIRST, "[คัดลอกทีละข้อ]")
    alone = filed.press("somchai", "ข้อถัดไป")

    assert ["ข้อ 2 จาก 3: ใช้เงิน", "2000"] == [one["text"] for one in alone]


def test_what_was_entered_is_in_the_ledger_and_no_longer_in_the_list(filed: Play) -> None:
    said = act(filed, "somchai", FIRST, "[บันทึกแล้ววันนี้]")
    [line] = rows(filed, ledger.Line)
    [report] = rows(filed, reports.Report, purpose="report")

    assert "ลง BPM วันที่ 22 พ.ย. 2564" in said
    assert (report["id"], "bpm", "2021-11-22", "") == (
        line["report_id"],
        line["system"],
        str(line["day"]),
        line["number"],
    )
    assert ["entered_elsewhere"] == [one["act"] for one in rows(filed, audit.Act, act="entered_elsewhere")]
    assert "BPM" not in act(filed, "somchai", "ยังไม่ได้ลงระบบ")


def test_another_day_is_taken_from_the_calendar_and_none_to_come(filed: Play) -> None:
    act(filed, "somchai", FIRST)

    assert "วันไหนคะ" in pick(filed, "บันทึกแล้ววันอื่น", "2021-11-30")
    assert [] == rows(filed, ledger.Line)
    assert "วันที่ 21 พ.ย. 2564" in pick(filed, "บันทึกแล้ววันอื่น", "2021-11-21")


def test_what_is_sent_on_is_noted_with_its_number(filed: Play) -> None:
    filed.press("somchai", "ดูค่าไปลงระบบ", number=LETTER)
    said = act(filed, "somchai", "[ส่งแล้ววันนี้]", "กษ 0212/77")

    assert "เลขที่ กษ 0212/77" in said
    assert ["กษ 0212/77"] == [one["number"] for one in rows(filed, ledger.Line, system="letter")]


def test_a_letter_without_a_number_is_noted_too(filed: Play) -> None:
    filed.press("somchai", "ดูค่าไปลงระบบ", number=LETTER)
    act(filed, "somchai", "[ส่งแล้ววันนี้]", "[ไม่มีเลขที่]")

    assert [""] == [one["number"] for one in rows(filed, ledger.Line, system="letter")]


def test_somebody_who_looks_elsewhere_gives_no_number(filed: Play) -> None:
    filed.press("somchai", "ดูค่าไปลงระบบ", number=LETTER)
    act(filed, "somchai", "[ส่งแล้ววันนี้]", "งานค้าง", "25650001")

    assert [] == rows(filed, ledger.Line)


def test_what_is_not_entered_stands_in_the_list_with_each_system(filed: Play) -> None:
    said = act(filed, "somchai", "ยังไม่ได้ลงระบบ")

    assert "BPM: ยังไม่ได้ลง" in said
    assert "หนังสือถึงกรม: ยังไม่ได้ลง" in said


def test_a_correction_says_what_changed_since_it_was_entered(filed: Play) -> None:
    act(filed, "somchai", FIRST, "[บันทึกแล้ววันนี้]")
    correct(filed, "คนมา", "36")

    assert "BPM: ค่าเปลี่ยนหลังลงระบบ" in act(filed, "somchai", "ยังไม่ได้ลงระบบ")
    assert "คนมา\n34 → 36" in act(filed, "somchai", FIRST)
    act(filed, "somchai", "[บันทึกแล้ววันนี้]")
    assert "BPM" not in act(filed, "somchai", "ยังไม่ได้ลงระบบ")


def test_a_correction_of_something_else_leaves_the_ledger_as_it_is(filed: Play) -> None:
    act(filed, "somchai", FIRST, "[บันทึกแล้ววันนี้]")
    correct(filed, "ความพอใจ", "4.6")

    assert "BPM" not in act(filed, "somchai", "ยังไม่ได้ลงระบบ")


def test_values_that_were_corrected_meanwhile_are_shown_again_before_they_count_as_entered(
    filed: Play,
) -> None:
    act(filed, "somchai", FIRST)
    old = filed.seen["somchai"]
    correct(filed, "คนมา", "36")
    filed.seen["somchai"] = old

    said = act(filed, "somchai", "[บันทึกแล้ววันนี้]")
    assert "ระหว่างนี้รายงานแก้ไขแล้ว" in said
    assert "คนมา: 36" in said
    assert [] == rows(filed, ledger.Line)


def test_a_withdrawn_report_is_to_be_taken_out_again(filed: Play) -> None:
    act(filed, "somchai", FIRST, "[บันทึกแล้ววันนี้]", "แก้ไข", "[ยกเลิกรายงานนี้]")
    said = act(filed, "somchai", "[ยกเลิกรายงานนี้]")

    said = act(filed, "somchai", "ยังไม่ได้ลงระบบ")
    assert "BPM: รายงานยกเลิกหลังลงระบบ" in said
    assert "หนังสือถึงกรม" not in said
    assert "เอาออกจาก BPM วันที่ 22 พ.ย. 2564" in act(filed, "somchai", FIRST, "[เอาออกแล้ว]")
    assert NOTHING in act(filed, "somchai", "ยังไม่ได้ลงระบบ")


def test_the_group_neither_sees_nor_enters_anything(filed: Play) -> None:
    act(filed, "somchai", "ยังไม่ได้ลงระบบ")
    stolen = filed.data("somchai", "ดูค่าไปลงระบบ")

    assert "BPM" not in act(filed, "mali", "ยังไม่ได้ลงระบบ")
    said = shown(filed.event("mali", {"type": "postback", "postback": {"data": stolen}}))
    assert "คนมา" not in said
