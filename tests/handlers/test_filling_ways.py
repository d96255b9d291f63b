"""What filling spares people, with the rows of the database: last month's answers, nothing to report, promises, two drafts."""

from datetime import datetime

import pytest

from bot.clock import BANGKOK
from models import drafts, obligations, reports
from models.notices import Notice
from tests.handlers.test_reports_versions import publish
from tests.play import Play
from tests.stories import OFFICE_PART, act, contribute, file, join, register, rows

NOVEMBER = ("[มี]", "ประชุมกลุ่ม", "เมื่อวาน", "23", "12,500", "น้ำไม่พอ", "[ข้าม]")
MONTHLY = "รายงานความก้าวหน้ารายเดือน"


def move(play: Play, month: int, day: int, year: int = 2021) -> None:
    play.clock.moment = datetime(year, month, day, 9, 0, tzinfo=BANGKOK)


def november(play: Play) -> None:
    """Register a group and send its part of November."""
    register(play)
    contribute(play)
    act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]", *NOVEMBER, "[ส่ง]")


def december(play: Play) -> str:
    november(play)
    move(play, 12, 23)
    return act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]")


def parts(play: Play) -> list[dict[str, object]]:
    found = rows(play, reports.Report, purpose=reports.CONTRIBUTION)
    return [dict(row) for row in sorted(found, key=lambda row: row["number"])]


def test_last_months_answers_are_offered_with_the_number_of_their_report(anywhere: Play) -> None:
    said = december(anywhere)

    assert "ข้อเหล่านี้เหมือนครั้งก่อนไหมคะ" in said
    assert "ประชุมกลุ่ม" in said
    assert "12,500" not in said
    assert str(parts(anywhere)[-1]["number"]) in said


def test_the_office_sees_what_stands_as_last_time(anywhere: Play) -> None:
    december(anywhere)
    act(anywhere, "mali", "[ใช้ตามเดิมทั้งหมด]", "เมื่อวาน", "20", "3,000", "[ข้าม]", "[ส่ง]")

    act(anywhere, "somchai", "งานที่ต้องส่ง")
    waiting = [
        one for one in rows(anywhere, obligations.Obligation, duty="monthly") if one["contribution_id"]
    ]
    assert 2 == len(waiting)
    anywhere.press("somchai", "ส่งในนามสำนักงาน")
    said = act(anywhere, "somchai", "50", "[ข้าม]")

    assert "ประชุมกลุ่ม (เหมือนครั้งก่อน)" in said


def test_the_monthly_report_with_little_change_is_small(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the list of what is due to the receipt: at most two typed messages and five taps."""
    november(play)
    move(play, 12, 23)
    act(play, "mali", "งานที่ต้องส่ง")
    moves = ("[ทำเลย]", "[ใช้ตามเดิมทั้งหมด]", "[เมื่อวาน]", "20", "3,000", "[ข้าม]", "[ส่ง]")

    said = act(play, "mali", *moves)

    typed = sum(not one.startswith("[") for one in moves)
    taps = len(moves) - typed
    with capsys.disabled():
        print(f"\nmonthly report, little changed: {taps} taps, {typed} typed")
    assert "สำนักงานได้รับข้อมูลของกลุ่มแล้ว" in said
    assert taps <= 5
    assert typed <= 2
    assert {"/data/from_group/done": "ประชุมกลุ่ม", "/data/from_group/spent": "3000"}.items() <= dict(
        parts(play)[-1]["answers"]  # type: ignore[call-overload]
    ).items()


def test_nothing_to_report_is_one_tap_and_its_confirmation(anywhere: Play) -> None:
    register(anywhere)
    contribute(anywhere)

    card = act(anywhere, "mali", "งานที่ต้องส่ง", "[เดือนนี้ไม่มีกิจกรรม]")

    assert "เดือนนี้ไม่มีกิจกรรม" in card
    assert "[ส่ง]" in card
    assert "สำนักงานได้รับข้อมูลของกลุ่มแล้ว" in act(anywhere, "mali", "[ส่ง]")
    assert {"/data/from_group/had_activity": "no"} == parts(anywhere)[-1]["answers"]


def test_the_question_that_means_it_offers_nothing_to_report_once(play: Play) -> None:
    register(play)
    contribute(play)

    assert "[เดือนนี้ไม่มีกิจกรรม]" not in act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]")
    assert "[ส่ง]" in act(play, "mali", "[ไม่มี]")


def test_a_report_of_nothing_ends_as_zero_and_a_correction_of_it_as_submitted(anywhere: Play) -> None:
    register(anywhere)
    contribute(anywhere)
    act(anywhere, "mali", "งานที่ต้องส่ง", "[เดือนนี้ไม่มีกิจกรรม]", "[ส่ง]")
    act(anywhere, "somchai", "งานที่ต้องส่ง", "[ทำเลย]", "40%", "[ข้าม]", "[ส่ง]")

    [done] = [one for one in rows(anywhere, obligations.Obligation, duty="monthly") if one["report_id"]]
    assert "zero" == done["state"]

    act(anywhere, "somchai", "แก้ไข", "[แก้ไข]", "[แก้ไข มีกิจกรรม]", "[มี]", *NOVEMBER[1:5], "[ส่ง]")
    [done] = [one for one in rows(anywhere, obligations.Obligation, duty="monthly") if one["report_id"]]
    assert "submitted" == done["state"]


LATER = (
    (
        "| bind::sanam:carry | bind::sanam:short |",
        "| bind::sanam:carry | bind::sanam:later | bind::sanam:short |",
    ),
    ("| area | ไร่ | . <= 2000 | |", "| area | ไร่ | . <= 2000 | | 3 |"),
)


def test_a_promise_rides_on_a_free_reply_on_its_day(anywhere: Play) -> None:
    publish(anywhere, "set1", *LATER)
    register(anywhere)
    begun = ("งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "9", "15 มิ.ย. 2563", "ผักสลัด")
    act(anywhere, "mali", *begun, "[ยังไม่ทราบ ไว้ทีหลัง]", "น้ำไม่พอ", "แปรรูป", "ไว้ทีหลัง")

    [notice] = rows(anywhere, Notice, kind="promised")
    assert not notice["is_worth_a_push"]
    assert "ทราบแล้วหรือยัง" not in act(anywhere, "mali", "วิธีใช้")
    move(anywhere, 11, 25)
    said = act(anywhere, "mali", "วิธีใช้")
    assert "ข้อที่เว้นไว้ ทราบแล้วหรือยังคะ" in said
    assert "พื้นที่ทำเกษตร" in said
    assert "พื้นที่ทำเกษตรของกลุ่มรวมกี่ไร่คะ" in act(anywhere, "mali", "[ทำต่อ]")


def test_a_promise_that_was_kept_early_is_not_reminded_of(play: Play) -> None:
    publish(play, "set1", *LATER)
    register(play)
    begun = ("งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "9", "15 มิ.ย. 2563", "ผักสลัด")
    act(play, "mali", *begun, "[ยังไม่ทราบ ไว้ทีหลัง]", "ย้อนกลับ", "ไว้ทีหลัง")
    act(play, "mali", "งานค้าง", "[ทำต่อ]", "ไปที่ข้อ 5", "35 ไร่", "ไว้ทีหลัง")
    move(play, 11, 25)

    assert "ทราบแล้วหรือยัง" not in act(play, "mali", "วิธีใช้")
    assert "dropped" == rows(play, Notice, kind="promised")[0]["state"]


def test_after_some_days_a_card_says_what_stands(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "9", "15 มิ.ย. 2563", "ไว้ทีหลัง")
    move(anywhere, 11, 24)

    said = act(anywhere, "mali", "งานค้าง", "[ทำต่อ]")

    assert "ค้างไว้ตั้งแต่ 22 พ.ย. 2564 ตอบแล้ว 3 จาก 7" in said
    assert "9 ครัวเรือน" in said
    assert "ผลผลิตหลักของกลุ่มมีอะไรบ้างคะ" in said


def test_on_the_same_day_no_card_is_needed(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "ไว้ทีหลัง")

    assert "ค้างไว้ตั้งแต่" not in act(play, "mali", "งานค้าง", "[ทำต่อ]")


def test_a_report_is_opened_by_its_month(anywhere: Play) -> None:
    register(anywhere)
    contribute(anywhere)

    said = act(anywhere, "mali", "รายงานเดือนพฤศจิกายน")

    assert f"{MONTHLY} พ.ย. 2564" in said
    assert "เดือนนี้กลุ่มมีกิจกรรมไหมคะ" in said


def test_another_draft_is_changed_to_by_its_name_and_back(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")
    there = act(play, "mali", "รายงานเดือนพฤศจิกายน")
    back = act(play, "mali", "รายงานข้อมูลทั่วไป")

    assert "เดือนนี้กลุ่มมีกิจกรรมไหมคะ" in there
    assert "ที่ค้างไว้ยังอยู่" in there or "ยังอยู่" in there
    assert "สมาชิกมาจากกี่ครัวเรือนคะ" in back
    assert 2 == len(rows(play, drafts.Draft, state=drafts.OPEN))


def test_a_name_is_an_answer_while_words_are_asked_for(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "9", "15 มิ.ย. 2563")

    assert "พื้นที่ทำเกษตรของกลุ่มรวมกี่ไร่คะ" in act(play, "mali", "รายงานเดือนพฤศจิกายน")


def test_a_name_that_fits_two_reports_opens_none(play: Play) -> None:
    register(play)

    assert "สมาชิกกี่คน" not in act(play, "mali", "กลุ่มผักอินทรีย์บ้านหนองบัว")


def test_a_filed_report_of_the_office_is_offered_to_it_next_time(play: Play) -> None:
    register(play)
    contribute(play)
    file(play)

    assert len(OFFICE_PART) == 4
    assert "เหมือนครั้งก่อนไหม" not in act(play, "mali", "งานค้าง", "[ทำเลย]")


@pytest.mark.parametrize(("said", "answer"), [("ขอบคุณค่ะ", "ยินดี"), ("สวัสดีค่ะ", "ทำต่อจากตรงนี้")])
def test_courtesy_in_the_middle_of_a_form_is_no_answer(play: Play, said: str, answer: str) -> None:
    join(play)

    spoken = act(play, "mali", said)

    assert answer in spoken
    assert "ขอชื่อกลุ่ม" in spoken
    assert "กลุ่มอยู่ตำบล" in act(play, "mali", "กลุ่มผัก")
