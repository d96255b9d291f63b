"""An unusual answer is taken with a reason; the reason is kept, shown to the officer, and goes with its message."""

from handlers.keeping import opened
from models import reports
from tests.play import Play
from tests.stories import PART, act, conversation, desk, register, rows

UNUSUAL = ("5,000 ไร่", "[5,000 ไร่ ถูกแล้ว]")
REASON = "รวมที่ของสมาชิกใหม่ทั้งตำบล"


def at_area(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:4])


def sent_words(play: Play) -> list[str]:
    """Return every word that stands sealed in what was sent."""
    with play.core.database.reading() as connection:
        here = desk(play, connection)
        found = [reports.get(connection, row["id"]) for row in rows(play, reports.Report)]
        return [words for one in found if one for words in opened(here, one).get("raw", {}).values()]


def test_the_reason_is_asked_once_the_value_is_confirmed(anywhere: Play) -> None:
    at_area(anywhere)

    asked = act(anywhere, "mali", *UNUSUAL)

    assert "เป็นเพราะอะไร" in asked
    assert "น้ำ" not in asked
    assert "5,000 ไร่ (เพราะ " + REASON in act(anywhere, "mali", REASON, *PART[5:])


def test_the_words_that_the_value_was_read_from_are_kept_with_it(play: Play) -> None:
    at_area(play)

    act(play, "mali", *UNUSUAL, REASON, *PART[5:], "[ส่ง]")

    assert {"5,000 ไร่", REASON} <= set(sent_words(play))


def test_the_officer_reads_the_reason(play: Play) -> None:
    at_area(play)
    act(play, "mali", *UNUSUAL, REASON, *PART[5:], "[ส่ง]")

    act(play, "somchai", "งานค้าง")
    play.press("somchai", "ทำเลย", number=2)

    assert "เพราะ " + REASON in act(play, "somchai", "[ใช่]", "[มี]", "[ข้าม]", "[ยืนยัน]")


def test_a_reason_may_be_left_out(play: Play) -> None:
    at_area(play)

    said = act(play, "mali", *UNUSUAL, "[ไม่มีอะไรเพิ่ม]", *PART[5:])

    assert "5,000 ไร่" in said
    assert "เพราะ" not in said


def test_going_back_instead_of_a_reason_asks_the_value_again(play: Play) -> None:
    at_area(play)

    assert "กี่ไร่" in act(play, "mali", *UNUSUAL, "ย้อนกลับ", "ไข่ไก่")


def test_another_value_drops_the_reason_of_the_first(play: Play) -> None:
    at_area(play)
    act(play, "mali", *UNUSUAL, REASON, *PART[5:], "[แก้ไข พื้นที่ทำเกษตร]", "35 ไร่")

    said = act(play, "mali", "[ส่ง]")

    assert "เลขที่รับ" in said
    assert REASON not in sent_words(play)


def test_a_reason_that_is_taken_back_is_gone_and_the_value_stays(play: Play) -> None:
    at_area(play)
    act(play, "mali", *UNUSUAL)
    play.event("mali", {"type": "message", "message": {"type": "text", "id": "why", "text": REASON}})

    play.event("mali", {"type": "unsend", "unsend": {"messageId": "why"}, "replyToken": None})

    said = act(play, "mali", *PART[5:])
    assert "5,000 ไร่" in said
    assert REASON not in said


def test_a_typed_yes_confirms_as_the_button_does(play: Play) -> None:
    at_area(play)

    assert "เป็นเพราะอะไร" in act(play, "mali", "5,000 ไร่", "ใช่ค่ะ")


def test_a_value_that_waits_to_be_confirmed_does_not_stand_in_clear(play: Play) -> None:
    at_area(play)

    act(play, "mali", "7,654 ไร่")

    assert conversation(play, "mali")["is_held"]
    assert "7654" not in str(conversation(play, "mali"))
