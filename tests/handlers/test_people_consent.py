"""Consent: what is kept when somebody agrees, and that nothing is when she does not."""

from models import audit, conversations, inbox, joining, offices, people
from tests.play import Play
from tests.stories import LEADER, act, join, line_hash, person, rows


def test_consent_is_kept_with_the_version_and_the_hash_of_its_text(play: Play) -> None:
    join(play)

    [her] = rows(play, people.Person, id=person(play, "mali"))

    consent = play.core.office.consent
    assert (consent.version, consent.digest) == (her["consent_version"], her["consent_hash"])
    assert her["consented_at"] is not None
    assert ["agreed", "code_used"] == sorted(
        {row["act"] for row in rows(play, audit.Act, person_id=her["id"])}
    )


def test_nothing_is_asked_and_nothing_is_granted_before_consent(play: Play) -> None:
    act(play, "mali", LEADER)

    [her] = rows(play, people.Person, id=person(play, "mali"))

    assert (None, None) == (her["name"], her["consent_version"])
    assert [] == rows(play, offices.Role, person_id=her["id"])


def test_refusing_keeps_nothing(play: Play) -> None:
    before = {
        model: rows(play, model) for model in (people.Person, people.Account, conversations.Conversation)
    }

    said = act(play, "mali", LEADER, "[ไม่ใช้งาน]")

    assert "ไม่ได้เก็บข้อมูลอะไรไว้" in said
    assert before == {model: rows(play, model) for model in before}
    assert {None} == {row["body"] for row in rows(play, inbox.Inbound)}
    assert [50] == [
        row["uses_left"]
        for row in rows(play, joining.JoinCode)
        if row["role"] == "leader" and row["programme"] == "moac-groups-2565"
    ]


def test_refusing_by_typing_keeps_nothing_either(play: Play) -> None:
    act(play, "mali", LEADER, "ไม่ใช้งาน")

    assert [] == rows(play, people.Account, line_hash=line_hash(play, "mali"))


def test_who_refused_may_change_her_mind(play: Play) -> None:
    act(play, "mali", LEADER, "[ไม่ใช้งาน]")

    assert "ขอชื่อกลุ่ม" in join(play)


def test_a_button_of_a_card_before_the_refusal_does_nothing(play: Play) -> None:
    act(play, "mali", LEADER)
    card = play.seen["mali"]
    act(play, "mali", "[ไม่ใช้งาน]")
    play.seen["mali"] = card

    act(play, "mali", "[รับทราบ]")

    assert [] == [row for row in rows(play, people.Person) if row["consent_version"] and row["name"] is None]


def test_who_agreed_before_is_not_asked_again(play: Play) -> None:
    join(play)

    assert "ก่อนเริ่มใช้งาน" not in act(play, "mali", LEADER)


def test_somebody_at_work_who_refuses_a_newer_text_keeps_her_work(play: Play) -> None:
    join(play)
    with play.core.database.writing() as connection:
        people.change(connection, person(play, "mali"), consent_version="0")

    act(play, "mali", "เมนู", LEADER, "[ไม่ใช้งาน]")

    assert 1 == len(rows(play, offices.Role, person_id=person(play, "mali")))
