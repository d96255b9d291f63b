"""How people want to be reminded: fewer, at their own hours, left alone in hospital, with somebody who stands in."""

from datetime import datetime, time

import pytest

from bot.clock import BANGKOK
from handlers.reminder_settings import Hearing, hearing
from models.notices import Notice
from models.reminder_settings import ReminderSetting
from tests.ladders import with_second_leader
from tests.planners import everything
from tests.play import Play
from tests.stories import act, contribute, desk, person, register, rows, shown

AWAY = "ไม่อยู่ช่วงนี้"
SETTINGS = "ตั้งค่าการเตือน"


@pytest.fixture
def settled(play: Play) -> Play:
    """Push whatever waits: what the planner would rather leave alone is tested elsewhere."""
    play.planner = everything
    register(play)
    return play


def at(play: Play, day: int, month: int = 11, hour: int = 9) -> dict[str, str]:
    play.clock.moment = datetime(2021, month, day, hour, tzinfo=BANGKOK)
    return {who: shown(said) for who, said in play.remind().items()}


def wishes(play: Play, who: str) -> Hearing:
    with play.core.database.reading() as connection:
        return hearing(desk(play, connection), [person(play, who)]).get(person(play, who), Hearing())


def test_who_never_asked_for_anything_is_reminded_as_usual(settled: Play) -> None:
    assert Hearing() == wishes(settled, "mali")
    assert "ตามปกติ" in act(settled, "mali", SETTINGS)


def test_who_wants_fewer_is_pushed_on_the_day_and_not_before(settled: Play) -> None:
    assert "เฉพาะวันกำหนด" in act(settled, "mali", SETTINGS, "[เตือนน้อยลง]")

    assert ("mali" in at(settled, 23), "mali" in at(settled, 25)) == (False, True)
    assert wishes(settled, "mali").wants_fewer
    act(settled, "mali", SETTINGS, "[เตือนตามปกติ]")
    assert not wishes(settled, "mali").wants_fewer


def test_her_hours_are_kept_and_never_wider_than_the_day(settled: Play) -> None:
    act(settled, "mali", SETTINGS, "[เลือกเวลาเตือน]", "[เย็น ถึง 2 ทุ่ม]")

    assert (time(16), time(20)) == (wishes(settled, "mali").opens, wishes(settled, "mali").closes)
    assert "mali" not in at(settled, 25)
    assert "mali" in at(settled, 25, hour=17)


def test_who_rests_is_left_alone_and_her_office_sees_to_it(settled: Play) -> None:
    said = act(settled, "mali", "นอนโรงพยาบาล", "[30 วัน]", "[ไม่มีใครทำแทน]")

    told = at(settled, 25)

    assert "พักได้ถึง 21 ธ.ค. 2564" in said
    assert "mali" not in told
    assert "ช่วงนี้ยังไม่มีคนทำแทน" in told.get("somchai", "") + act(settled, "somchai", "เมนู")


def test_a_deputy_of_the_group_is_asked_says_yes_and_gets_the_reminders(settled: Play) -> None:
    with_second_leader(settled)
    act(settled, "mali", AWAY, "[7 วัน]", "[ให้คนนี้ทำแทน]")
    before = len(settled.line.pushes)
    settled.work()
    asked = shown(settled.reached(before).get("daeng", []))

    assert "มีคนขอให้ทำแทน" in asked
    assert "ขอบคุณค่ะ ทำแทนมะลิ ถึง 28 พ.ย. 2564" in act(settled, "daeng", "[ได้ ทำแทนให้]")
    told = at(settled, 25)
    assert "mali" not in told
    assert "รายงานชุดที่ ๑" in told["daeng"]
    assert "แดงจะทำแทนให้ถึง 28 พ.ย. 2564" in act(settled, "mali", "สวัสดี")


def test_a_deputy_who_cannot_says_so_and_somebody_else_can_be_chosen(settled: Play) -> None:
    with_second_leader(settled)
    act(settled, "mali", AWAY, "[7 วัน]", "[ให้คนนี้ทำแทน]")
    act(settled, "daeng", "สวัสดี")
    act(settled, "daeng", "[ไม่สะดวกครั้งนี้]")

    assert "ครั้งนี้แดงไม่สะดวก" in act(settled, "mali", "สวัสดี")
    assert "แดง (ไม่สะดวก)" in act(settled, "mali", SETTINGS)


def test_the_last_day_may_be_typed_and_one_too_far_is_asked_again(settled: Play) -> None:
    assert "ใครทำแทน" in act(settled, "mali", AWAY, "ถึง 15 ธ.ค.")
    assert "ไม่เกินครึ่งปี" in act(settled, "mali", AWAY, "1 ม.ค. 2567")


def test_who_is_back_early_is_reminded_again(settled: Play) -> None:
    act(settled, "mali", AWAY, "[30 วัน]", "[ไม่มีใครทำแทน]")

    assert "ยินดีต้อนรับกลับ" in act(settled, "mali", SETTINGS, "[กลับมาแล้ว]")
    assert "mali" in at(settled, 25)


def test_a_rest_ends_by_itself(settled: Play) -> None:
    act(settled, "mali", AWAY, "[3 วัน]", "[ไม่มีใครทำแทน]")

    assert ("mali" in at(settled, 23), "mali" in at(settled, 25)) == (False, True)


def test_an_officer_who_is_away_later_keeps_her_work_until_then(settled: Play) -> None:
    act(settled, "somchai", AWAY)
    settled.event(
        "somchai",
        {
            "type": "postback",
            "postback": {"data": settled.data("somchai", "เริ่มวันอื่น"), "params": {"date": "2021-12-01"}},
        },
    )
    act(settled, "somchai", "[7 วัน]", "[ให้คนนี้ทำแทน]")
    act(settled, "nida", "สวัสดี")
    act(settled, "nida", "[ได้ ทำแทนให้]")

    assert "somchai" in at(settled, 30)
    assert None is wishes(settled, "somchai").rests_until
    assert "nida" in at(settled, 1, month=12)


def test_in_the_middle_of_a_form_wanting_a_break_only_keeps_the_draft(settled: Play) -> None:
    said = act(settled, "mali", "งานค้าง", "[ทำเลย]", "พักก่อน")

    assert "เก็บที่กรอกค้างไว้ให้แล้ว" in said
    assert [] == rows(settled, ReminderSetting)


def test_why_is_answered_with_a_line_for_each_reminder_and_when_the_next_one_comes(settled: Play) -> None:
    at(settled, 25)
    told = act(settled, "mali", "ทำไมจึงได้รับข้อความนี้")
    contribute(settled)
    nothing = act(settled, "somchai", "ทำไมไม่เตือน")

    assert "ทำไมจึงได้รับข้อความนี้" in told
    assert "25 พ.ย. 2564" in told
    assert "จะเตือนครั้งถัดไป" in told
    assert "จะเตือนครั้งถัดไป" in nothing


def test_a_request_that_is_over_is_not_answered_any_more(settled: Play) -> None:
    with_second_leader(settled)
    act(settled, "mali", AWAY, "[3 วัน]", "[ให้คนนี้ทำแทน]")
    act(settled, "daeng", "สวัสดี")
    act(settled, "mali", SETTINGS, "[กลับมาแล้ว]")

    assert "ไม่มีใครขอเรื่องนี้แล้ว" in act(settled, "daeng", "[ได้ ทำแทนให้]")
    assert [] == rows(settled, Notice, kind="deputy_said")


def test_settings_are_kept_a_row_a_person(settled: Play) -> None:
    act(settled, "mali", SETTINGS, "[เตือนน้อยลง]")
    act(settled, "mali", AWAY, "[3 วัน]", "[ไม่มีใครทำแทน]")

    [row] = rows(settled, ReminderSetting)
    assert (True, person(settled, "mali")) == (row["wants_fewer"], row["person_id"])
