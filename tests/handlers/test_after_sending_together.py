"""Two people fill the same: whoever is second is told who sent what when, and keeps her answers until she chooses."""

from collections.abc import Mapping
from typing import Any

from models import audit, drafts, reports
from tests.handlers.test_reports_once import share_group
from tests.play import Play
from tests.stories import PART, act, contribute, person, ready_to_file, register, rows, shown

OTHER = ("[เท่าเดิม 12 คน]", "10", *PART[2:])


def two_of_one_group(play: Play) -> None:
    """Both have filled in the part of their group, with one answer that differs."""
    register(play)
    share_group(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART)
    act(play, "daeng", "งานค้าง", "[ทำเลย]", *OTHER)


def open_drafts(play: Play) -> list[Mapping[str, Any]]:
    return [row for row in rows(play, drafts.Draft, state=drafts.OPEN) if row["purpose"] != "register"]


def test_the_second_is_told_who_sent_what_when_beside_her_own_answers(anywhere: Play) -> None:
    two_of_one_group(anywhere)
    act(anywhere, "mali", "[ส่ง]")

    said = act(anywhere, "daeng", "[ส่ง]")

    assert "มีคนส่งเรื่องนี้ไปก่อนแล้ว" in said
    assert "คุณมะลิส่งเมื่อ 22 พ.ย. 2564" in said
    assert "เลขที่รับ 65-00002" in said
    assert "ครัวเรือน\nที่ส่งแล้ว 9 ครัวเรือน · ของคุณ 10 ครัวเรือน" in said
    assert "ปัญหาหลัก\nน้ำไม่พอ" in said
    assert 1 == len(open_drafts(anywhere))


def test_whatever_she_does_next_in_the_form_she_is_told(play: Play) -> None:
    register(play)
    share_group(play)
    act(play, "daeng", "งานค้าง", "[ทำเลย]", *OTHER[:2])
    contribute(play)

    said = act(play, "daeng", "15 มิ.ย. 2563")

    assert "มีคนส่งเรื่องนี้ไปก่อนแล้ว" in said
    assert "ของคุณ 10 ครัวเรือน" in said


def test_one_who_has_put_it_aside_hears_it_with_her_next_free_reply(anywhere: Play) -> None:
    register(anywhere)
    share_group(anywhere)
    act(anywhere, "daeng", "งานค้าง", "[ทำเลย]", *OTHER, "ไว้ทีหลัง")
    contribute(anywhere)

    said = act(anywhere, "daeng", "เมนู")

    assert "มีคนส่งเรื่องนี้ไปก่อนแล้ว" in said
    assert "[ใช้คำตอบชุดนี้แทน]" in said


def test_she_is_told_once(play: Play) -> None:
    two_of_one_group(play)
    act(play, "mali", "[ส่ง]")

    act(play, "daeng", "[ส่ง]")

    assert "มีคนส่งเรื่องนี้ไปก่อนแล้ว" not in act(play, "daeng", "เมนู")


def test_her_answers_become_a_correction_of_what_differs(anywhere: Play) -> None:
    two_of_one_group(anywhere)
    act(anywhere, "mali", "[ส่ง]")
    act(anywhere, "daeng", "[ส่ง]")

    card = act(anywhere, "daeng", "[ใช้คำตอบชุดนี้แทน]")
    said = act(anywhere, "daeng", "[ส่ง]")

    assert "ครัวเรือน\n9 ครัวเรือน → 10 ครัวเรือน" in card
    assert "ปัญหาหลัก" not in card
    assert "แทนเลขที่รับ\n65-00002" in said
    assert [] == open_drafts(anywhere)


def test_what_she_had_not_answered_yet_is_not_taken_away(play: Play) -> None:
    register(play)
    share_group(play)
    act(play, "daeng", "งานค้าง", "[ทำเลย]", *OTHER[:2])
    contribute(play)

    act(play, "daeng", "เมนู")
    card = act(play, "daeng", "[ใช้คำตอบชุดนี้แทน]")

    assert "ครัวเรือน\n9 ครัวเรือน → 10 ครัวเรือน" in card
    assert "ไม่ได้ระบุ" not in card


def test_she_can_drop_hers(anywhere: Play) -> None:
    two_of_one_group(anywhere)
    act(anywhere, "mali", "[ส่ง]")
    act(anywhere, "daeng", "[ส่ง]")

    act(anywhere, "daeng", "[ทิ้งคำตอบชุดนี้]")

    assert [] == open_drafts(anywhere)
    assert 1 == len(rows(anywhere, reports.Report, purpose=reports.CONTRIBUTION))


def test_when_all_is_the_same_nothing_is_left_to_do(anywhere: Play) -> None:
    register(anywhere)
    share_group(anywhere)
    for who in ("mali", "daeng"):
        act(anywhere, who, "งานค้าง", "[ทำเลย]", *PART)
    act(anywhere, "mali", "[ส่ง]")

    said = act(anywhere, "daeng", "[ส่ง]")

    assert "คุณมะลิ ส่งเรื่องนี้แล้ว" in said
    assert "คำตอบตรงกับของคุณ" in said
    assert [] == open_drafts(anywhere)


def test_of_two_who_send_in_the_same_moment_the_second_is_told(anywhere: Play) -> None:
    two_of_one_group(anywhere)
    press = {"type": "postback", "postback": {"data": anywhere.data("daeng", "ส่ง")}}

    with anywhere.while_deciding("daeng", press) as said:
        act(anywhere, "mali", "[ส่ง]")

    assert "มีคนส่งเรื่องนี้ไปก่อนแล้ว" in shown(said)
    assert "ของคุณ 10 ครัวเรือน" in shown(said)
    assert 1 == len(rows(anywhere, reports.Report, purpose=reports.CONTRIBUTION))


def test_both_stand_in_the_audit(anywhere: Play) -> None:
    two_of_one_group(anywhere)
    act(anywhere, "mali", "[ส่ง]")
    [report] = rows(anywhere, reports.Report, purpose=reports.CONTRIBUTION)

    found = rows(anywhere, audit.Act, about_id=report["id"])

    assert {("contribution_sent", person(anywhere, "mali")), ("overtaken", person(anywhere, "daeng"))} == {
        (row["act"], row["person_id"]) for row in found
    }


def test_two_corrections_of_two_lines_both_count_when_the_second_wants_it(anywhere: Play) -> None:
    register(anywhere)
    contribute(anywhere)
    ready_to_file(anywhere)
    act(anywhere, "somchai", "[ส่ง]")
    for who, line, value in (("somchai", "สมาชิก", "13"), ("nida", "ครัวเรือน", "10")):
        act(anywhere, who, "แก้ไข", "[แก้ไข]", f"[แก้ไข {line}]", value)
    act(anywhere, "somchai", "[ส่ง]")

    act(anywhere, "nida", "[ส่ง]")
    card = act(anywhere, "nida", "[ใช้คำตอบชุดนี้แทน]")
    said = act(anywhere, "nida", "[ส่ง]")

    assert "ครัวเรือน\n9 ครัวเรือน → 10 ครัวเรือน" in card
    assert "สมาชิก" not in card
    assert "แทนเลขที่รับ\n65-00004" in said


def test_a_correction_of_what_was_taken_back_can_be_sent_anew(anywhere: Play) -> None:
    register(anywhere)
    contribute(anywhere)
    ready_to_file(anywhere)
    act(anywhere, "somchai", "[ส่ง]")
    act(anywhere, "nida", "แก้ไข", "[แก้ไข]", "[แก้ไข สมาชิก]", "13")
    act(anywhere, "somchai", "ยกเลิกรายงานนี้", "[ยกเลิกรายงานนี้]")

    told = act(anywhere, "nida", "[ส่ง]")
    card = act(anywhere, "nida", "[ส่งใหม่ด้วยชุดนี้]")
    said = act(anywhere, "nida", "[ส่ง]")

    assert "มีคนยกเลิกรายงานนี้ไปแล้ว" in told
    assert "สมาชิก\n13 คน" in card
    assert "65-00004" in said
    assert "แทนเลขที่รับ" not in said
