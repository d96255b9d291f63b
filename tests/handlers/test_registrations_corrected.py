"""What was registered of a group is corrected like a report: the same card, a receipt of its own, and the history stays."""

from models import obligations, reports, seats, units
from models.audit import Act
from tests.play import Play
from tests.stories import GROUP, act, contribute, ready_to_register, register, rows

NEW_NAME = "กลุ่มผักอินทรีย์หนองบัวพัฒนา"


def of_registrations(play: Play) -> list[dict[str, object]]:
    found = rows(play, reports.Report, purpose=reports.REGISTRATION)
    return [dict(row) for row in sorted(found, key=lambda row: row["number"])]


def opened(play: Play) -> str:
    register(play)
    return act(play, "mali", "แก้ไข", "[แก้ไข]")


def test_a_registration_is_among_what_was_sent_and_can_be_corrected(anywhere: Play) -> None:
    register(anywhere)

    said = act(anywhere, "mali", "แก้ไข")

    assert "ขึ้นทะเบียนกลุ่มเกษตรกร" in said
    assert "65-00001" in said
    assert "[แก้ไข]" in said


def test_a_correction_shows_what_changes_and_changes_the_group(anywhere: Play) -> None:
    opened(anywhere)

    card = act(anywhere, "mali", "[แก้ไข ชื่อกลุ่ม]", NEW_NAME)
    receipt = act(anywhere, "mali", "[ส่ง]")

    assert "ข้อที่ขอแก้" in card
    assert f"{GROUP} → {NEW_NAME}" in card
    assert "แก้ข้อมูลกลุ่มแล้ว" in receipt
    assert "65-00001" in receipt
    [unit] = rows(anywhere, units.Unit, kind="group")
    assert NEW_NAME == unit["name"]
    assert NEW_NAME == unit["attributes"]["group_name"]
    assert NEW_NAME in act(anywhere, "mali", "กลุ่มของฉัน")


def test_the_history_of_a_registration_is_a_chain(anywhere: Play) -> None:
    opened(anywhere)
    act(anywhere, "mali", "[แก้ไข สมาชิก]", "15", "[ส่ง]")

    before, after = of_registrations(anywhere)
    assert (before["id"], False) == (after["replaces_id"], before["is_current"])
    assert before["id"] == after["root_id"]
    assert ("12", "15") == (
        dict(before["answers"])["/data/members"],  # type: ignore[call-overload]
        dict(after["answers"])["/data/members"],  # type: ignore[call-overload]
    )
    assert 2 == len(rows(anywhere, Act, act="registration_sent"))


def test_what_the_group_owes_stays(play: Play) -> None:
    opened(play)
    owed = [row["id"] for row in rows(play, obligations.Obligation)]

    act(play, "mali", "[แก้ไข ชื่อกลุ่ม]", NEW_NAME, "[ส่ง]")

    assert owed == [row["id"] for row in rows(play, obligations.Obligation)]
    assert 1 == len(rows(play, seats.Seat))


def test_a_group_that_moves_takes_a_seat_there_and_frees_its_own(anywhere: Play) -> None:
    opened(anywhere)

    act(anywhere, "mali", "[แก้ไข ที่ตั้ง]", "ต.เหมืองง่า อ.เมืองลำพูน", "[ส่ง]")

    [seat] = rows(anywhere, seats.Seat)
    assert "51" == seat["area"]


def test_a_group_cannot_move_to_where_the_seat_is_taken(anywhere: Play) -> None:
    register(anywhere)
    register(anywhere, "daeng", "กลุ่มไข่ไก่เหมืองง่า", "ต.เหมืองง่า อ.เมืองลำพูน")

    moved = ("แก้ไข", "[แก้ไข]", "[แก้ไข ที่ตั้ง]", "ต.เหมืองง่า อ.เมืองลำพูน")
    card = act(anywhere, "mali", *moved, "[ส่ง]")

    assert "[ส่ง]" not in card
    assert "ยังไม่เข้าเกณฑ์" in card
    assert {"50", "51"} == {row["area"] for row in rows(anywhere, seats.Seat)}


def test_its_own_seat_does_not_stand_against_a_correction(play: Play) -> None:
    opened(play)

    assert "[ส่ง]" in act(play, "mali", "[แก้ไข ที่ตั้ง]", "ต.ริมเหนือ อ.แม่ริม")


def test_nothing_changed_is_not_sent(play: Play) -> None:
    assert "[ส่ง]" not in opened(play)

    act(play, "mali", "ส่ง")

    assert 1 == len(of_registrations(play))


def test_a_registration_is_never_withdrawn(play: Play) -> None:
    register(play)

    said = act(play, "mali", "ยกเลิกรายงานนี้")

    assert "[ยกเลิกรายงานนี้]" not in said
    assert 1 == len(of_registrations(play))
    assert "แก้ได้ แต่ไม่ได้ยกเลิก" in act(play, "mali", "แก้ไข", "[แก้ไข]", "ยกเลิกรายงานนี้")


def test_a_correction_that_was_begun_is_gone_on_with(play: Play) -> None:
    opened(play)
    act(play, "mali", "[แก้ไข สมาชิก]", "15", "ไว้ทีหลัง")

    assert "12 คน → 15 คน" in act(play, "mali", "แก้ไข", "[แก้ไข]")


def test_the_groups_card_leads_to_it(play: Play) -> None:
    register(play)

    assert "ชื่อกลุ่ม" in act(play, "mali", "กลุ่มของฉัน", "[แก้ไข]")


def test_an_officer_does_not_correct_what_a_group_registered(play: Play) -> None:
    register(play)
    contribute(play)

    assert "ขึ้นทะเบียนกลุ่มเกษตรกร" not in act(play, "somchai", "แก้ไข")


def test_a_draft_of_a_registration_is_no_correction(play: Play) -> None:
    ready_to_register(play)

    assert "→" not in act(play, "mali", "[ส่ง]")
