"""Late data: what is older than the last answer is never taken as an answer."""

from datetime import timedelta

from models import drafts
from tests.play import Play
from tests.stories import LEADER, act, register, rows, shown


def late(play: Play, who: str, words: str, minutes: int) -> str:
    moment = play.clock.moment.timestamp() - minutes * 60
    return shown(play.text(who, words, timestamp=int(moment * 1000)))


def test_a_late_message_is_not_taken_and_the_question_is_put_again(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")
    before = rows(play, drafts.Draft)

    said = late(play, "mali", "7", 5)

    assert "มีข้อความของคุณมาถึงช้า" in said
    assert "ครัวเรือน" in said
    assert len(before) == len(rows(play, drafts.Draft))
    assert "ข้อ 3 จาก 7" in act(play, "mali", "9")


def test_a_late_press_does_nothing(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]")
    same = play.data("mali", "เท่าเดิม 12 คน")
    moment = play.clock.moment.timestamp() - 600

    said = play.event("mali", {"type": "postback", "postback": {"data": same}}, timestamp=int(moment * 1000))

    assert "มาถึงช้า" in shown(said)
    assert "ข้อ 1 จาก 7" in shown(said)


def test_an_event_of_the_same_millisecond_is_not_late(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")
    moment = int(play.clock.moment.timestamp() * 1000)

    assert "ข้อ 3 จาก 7" in shown(play.text("mali", "9", timestamp=moment))


def test_after_the_practice_clock_was_set_back_nothing_is_late(play: Play) -> None:
    play.clock.moment += timedelta(days=2)
    register(play)
    play.clock.moment -= timedelta(days=2, minutes=20)

    act(play, "mali", LEADER)
    said = act(play, "mali", "ส่งรายงาน")

    assert "มาถึงช้า" not in said
    assert "ขอชื่อกลุ่ม" in said


def test_on_a_clock_that_nobody_sets_what_is_older_stays_late(play: Play) -> None:
    register(play)
    play.clock.is_virtual = False
    play.clock.moment -= timedelta(days=2)

    assert "มาถึงช้า" in act(play, "mali", "งานค้าง")
