"""The words about people's data: told once when they change, at a quiet moment, and never in the way of a duty."""

from models import people
from models.consents import NOTICE, ConsentRow
from tests.play import Play
from tests.stories import GROUP, PART, act, join, person, register, rows

NEWLY = "ฉบับใหม่"


def read_older_words(play: Play, who: str = "mali") -> None:
    with play.core.database.writing() as connection:
        people.change(connection, person(play, who), consent_version="0")
        connection.execute(ConsentRow.__table__.delete())  # type: ignore[attr-defined]


def test_new_words_are_shown_once_and_noted_when_they_are_read(play: Play) -> None:
    register(play)
    read_older_words(play)

    assert NEWLY in act(play, "mali", "เมนู")
    act(play, "mali", "[รับทราบ]")

    assert NEWLY not in act(play, "mali", "เมนู")
    assert [False, True] == [one["is_given"] for one in rows(play, ConsentRow, purpose=NOTICE)]
    [her] = rows(play, people.Person, id=person(play, "mali"))
    assert play.core.office.consent.version == her["consent_version"]


def test_who_does_not_tap_is_not_asked_again_and_goes_on_with_her_duties(play: Play) -> None:
    register(play)
    read_older_words(play)
    act(play, "mali", "เมนู")

    assert NEWLY not in act(play, "mali", "เมนู")
    assert "ตอนนี้กลุ่มมีสมาชิกกี่คน" in act(play, "mali", "งานค้าง", "[ทำเลย]")


def test_new_words_wait_while_a_form_is_being_filled_in(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]")
    read_older_words(play)

    assert NEWLY not in act(play, "mali", *PART[:3])
    assert NEWLY in act(play, "mali", "ไว้ทีหลัง")


def test_the_first_card_asks_nobody_to_consent_to_a_duty(play: Play) -> None:
    said = act(play, "mali", "25650001")

    assert "งานราชการตามหน้าที่" in said
    assert "ยินยอม" not in said
    assert "ขอชื่อกลุ่ม" in join(play)
    assert "ตำบล" in act(play, "mali", GROUP)
