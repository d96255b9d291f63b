"""What people get back: thanks with what it added up to, a word about what they began, and one tap where there was nothing."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot import tidying
from bot.clock import BANGKOK
from engine.obligations.nouns.ladders import short
from models.facts import Fact
from models.notices import Notice
from models.postponements import Postponement
from models.reports import Report
from models.units import Unit
from tests.ladders import PACK, appoint, publish
from tests.play import Play, words
from tests.stories import act, contribute, file, person, register, register_second, rows, shown

LATER = "เลื่อนวันให้แล้วค่ะ"


@pytest.fixture
def settled(play: Play) -> Play:
    register(play)
    return play


def on(play: Play, month: int, day: int) -> None:
    """Let the night before a morning tidy up."""
    play.clock.moment = datetime(2021, month, day, 3, 30, tzinfo=BANGKOK)
    tidying.tidy_rows(play.core_without_tasks())
    play.clock.moment = play.clock.moment.replace(hour=9)


def test_the_first_answer_of_a_month_says_what_the_one_before_added_up_to(settled: Play) -> None:
    contribute(settled)
    file(settled)
    on(settled, 12, 1)

    said = act(settled, "mali", "สวัสดี")

    assert "ขอบคุณสำหรับเดือน พ.ย. 2564" in said
    assert "รายงานที่รับไว้แล้ว\n1 ฉบับ\nส่งทันกำหนด\n1 ฉบับ" in said
    assert [] == [to for to, _ in settled.line.pushes if to == settled.user("mali")]
    assert "ขอบคุณสำหรับเดือน" not in act(settled, "mali", "สวัสดี")


def test_what_the_office_has_not_sent_on_is_not_praised_yet(settled: Play) -> None:
    contribute(settled)
    on(settled, 12, 1)

    assert "ขอบคุณสำหรับเดือน" not in act(settled, "mali", "สวัสดี")


def test_who_sent_nothing_is_not_thanked(settled: Play) -> None:
    on(settled, 12, 1)

    assert [] == rows(settled, Notice, kind="thanks")


def test_a_report_that_followed_a_reminder_is_thanked_for_once(settled: Play) -> None:
    settled.clock.moment = datetime(2021, 11, 25, 9, tzinfo=BANGKOK)
    settled.remind()

    assert "จะไม่เตือนเรื่องนี้อีก" in contribute(settled)
    assert "จะไม่เตือนเรื่องนี้อีก" not in act(settled, "mali", "สวัสดี")


def test_a_report_that_came_by_itself_is_not(settled: Play) -> None:
    assert "จะไม่เตือนเรื่องนี้อีก" not in contribute(settled)


def test_a_draft_that_was_left_is_spoken_of_and_nothing_of_it_is_lost(settled: Play) -> None:
    act(settled, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "พักก่อน")
    on(settled, 11, 24)

    said = act(settled, "mali", "สวัสดี")

    assert "เรื่องที่ทำค้างไว้" in said
    settled.press("mali", "ทำต่อ")
    assert "ข้อ 2" in shown(settled.seen["mali"])


def test_a_reminder_leads_back_to_what_was_left_and_no_second_card_says_so(settled: Play) -> None:
    act(settled, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "พักก่อน")
    on(settled, 11, 25)

    said = [words(one) for one in settled.remind()["mali"]]

    assert ["เตือนงานที่ต้องส่ง"] == [one.split("\n")[0] for one in said]
    assert "[ทำเลย] [ทำต่อ]" in said[0]
    assert "เรื่องที่ทำค้างไว้" not in act(settled, "mali", "สวัสดี")


def test_a_draft_that_was_gone_on_with_is_not(settled: Play) -> None:
    act(settled, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")
    on(settled, 11, 24)

    assert "เรื่องที่ทำค้างไว้" not in act(settled, "mali", "9")


def test_a_registration_that_was_broken_off_is_worth_a_message_until_she_goes_on(play: Play) -> None:
    act(play, "mali", "25650001", "[รับทราบ]", "มะลิ", "กลุ่มผักอินทรีย์บ้านหนองบัว")
    on(play, 11, 24)

    assert [True] == [row["is_worth_a_push"] for row in rows(play, Notice, kind="half_done")]
    act(play, "mali", "ต.ริมใต้ แม่ริม")
    assert ["dropped"] == [row["state"] for row in rows(play, Notice, kind="half_done")]


def two_groups(play: Play) -> None:
    """มะลิ speaks for the second group of the office as well."""
    register_second(play)
    [unit] = [row for row in rows(play, Unit) if "กล้วย" in row["name"]]
    appoint(play, "mali", "มะลิ", "leader", unit["id"], "unit")


def test_nothing_in_any_group_is_told_by_two_taps_and_named_before(settled: Play) -> None:
    two_groups(settled)

    shown_ = act(settled, "mali", "งานค้าง", "[ไม่มีกิจกรรมทุกกลุ่ม]")
    before = len(rows(settled, Report, purpose="contribution"))
    said = act(settled, "mali", "[ส่งให้ครบทุกกลุ่ม]")

    assert "กลุ่มผักอินทรีย์บ้านหนองบัว" in shown_
    assert "กลุ่มกล้วยบ้านใหม่" in shown_
    assert "ส่งแล้วค่ะ ว่าไม่มีกิจกรรม" in said
    assert (0, 2) == (before, len(rows(settled, Report, purpose="contribution")))
    assert "[ไม่มีกิจกรรมทุกกลุ่ม]" not in act(settled, "mali", "งานค้าง")


def test_with_one_group_there_is_only_its_own_button(settled: Play) -> None:
    said = act(settled, "mali", "งานค้าง")

    assert "[เดือนนี้ไม่มีกิจกรรม]" in said
    assert "[ไม่มีกิจกรรมทุกกลุ่ม]" not in said


def test_where_the_programme_allows_it_a_group_moves_its_own_day_once(settled: Play) -> None:
    programme = settled.core.shelf.library().programmes[PACK]
    publish(settled, replace(programme, ladders=(replace(short("default", (-3, 0)), later=3),)))

    said = act(settled, "mali", "ขอเลื่อน 3 วัน", "[เลื่อนเรื่องนี้]", "[เลื่อน 3 วัน]")

    assert LATER in said
    assert ["granted"] == [row["state"] for row in rows(settled, Postponement)]
    assert [date(2021, 11, 28)] == [row["day"] for row in rows(settled, Fact, kind="collect")]
    assert person(settled, "mali") == rows(settled, Postponement)[0]["decided_by"]


def test_a_second_time_and_for_longer_the_office_is_asked(settled: Play) -> None:
    programme = settled.core.shelf.library().programmes[PACK]
    publish(settled, replace(programme, ladders=(replace(short("default", (-3, 0)), later=1),)))

    assert LATER not in act(settled, "mali", "ขอเลื่อน 3 วัน", "[เลื่อนเรื่องนี้]", "[เลื่อน 3 วัน]")
