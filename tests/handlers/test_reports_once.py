"""A report is stored once, however often it is sent, and by whoever."""

from models import audit, drafts, machinery, obligations, reports, seats, units
from models.conversations import Conversation
from models.inbox import Inbound
from tests.play import Play
from tests.stories import (
    GROUP,
    PART,
    act,
    contribute,
    file,
    join,
    ready_to_file,
    ready_to_register,
    register,
    rows,
    shown,
)  # fmt: skip


def test_the_same_event_twice_is_one_event(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali", "งานค้าง", "[ทำเลย]", *PART)
    press = {
        "type": "postback", "postback": {"data": anywhere.data("mali", "ส่ง")}, "webhookEventId": "the-same",
    }  # fmt: skip

    anywhere.event("mali", press)
    again = anywhere.event("mali", {**press, "deliveryContext": {"isRedelivery": True}})

    assert [] == again
    assert 1 == len(rows(anywhere, reports.Report, purpose=reports.CONTRIBUTION))
    assert 1 == len(rows(anywhere, Inbound, event_id="the-same"))


def test_two_taps_on_send_make_one_report_and_the_second_is_told_its_number(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali", "งานค้าง", "[ทำเลย]", *PART)
    press = {"type": "postback", "postback": {"data": anywhere.data("mali", "ส่ง")}}

    anywhere.event("mali", press)
    second = shown(anywhere.event("mali", press))

    assert "เรื่องนี้ส่งไปแล้ว เลขที่รับ 65-00002" in second
    assert 1 == len(rows(anywhere, reports.Report, purpose=reports.CONTRIBUTION))


def test_two_officers_who_file_the_same_report_make_one(anywhere: Play) -> None:
    register(anywhere)
    contribute(anywhere)
    ready_to_file(anywhere, "somchai")
    ready_to_file(anywhere, "nida")

    act(anywhere, "somchai", "[ส่ง]")
    said = act(anywhere, "nida", "[ส่ง]")

    assert "65-00003" in said
    assert ["65-00003"] == [row["number"] for row in rows(anywhere, reports.Report, purpose=reports.REPORT)]


def test_two_officers_who_file_in_the_same_moment_make_one(anywhere: Play) -> None:
    register(anywhere)
    contribute(anywhere)
    ready_to_file(anywhere, "somchai")
    ready_to_file(anywhere, "nida")
    press = {"type": "postback", "postback": {"data": anywhere.data("nida", "ส่ง")}}

    with anywhere.while_deciding("nida", press) as said:
        act(anywhere, "somchai", "[ส่ง]")

    [report] = rows(anywhere, reports.Report, purpose=reports.REPORT)
    assert report["number"] in shown(said)
    assert [report["id"]] == [
        row["report_id"] for row in rows(anywhere, obligations.Obligation) if row["report_id"]
    ]


def test_the_slower_officer_is_not_stuck_with_a_draft_that_cannot_be_sent(play: Play) -> None:
    register(play)
    contribute(play)
    ready_to_file(play, "somchai")
    ready_to_file(play, "nida")
    act(play, "somchai", "[ส่ง]")
    act(play, "nida", "[ส่ง]")

    assert "ทำต่อ" not in act(play, "nida", "งานค้าง")
    assert [] == rows(play, drafts.Draft, state=drafts.OPEN)


def test_two_phones_that_send_the_part_of_one_group_make_one_contribution(anywhere: Play) -> None:
    register(anywhere)
    share_group(anywhere)
    for who in ("mali", "daeng"):
        act(anywhere, who, "งานค้าง", "[ทำเลย]", *PART)

    act(anywhere, "mali", "[ส่ง]")
    said = act(anywhere, "daeng", "[ส่ง]")

    assert "65-00002" in said
    assert 1 == len(rows(anywhere, reports.Report, purpose=reports.CONTRIBUTION))


def share_group(play: Play) -> None:
    from models import offices
    from tests.stories import person

    join(play, "daeng", "แดง")
    act(play, "daeng", "ไว้ทีหลัง")
    with play.core.database.writing() as connection:
        offices.grant(
            connection, id="shared", person_id=person(play, "daeng"), programme="moac-groups-2565", kind="leader",
            scope_kind="unit", scope_id=rows(play, units.Unit, kind="group")[0]["id"], valid_from=play.clock.moment,
        )  # fmt: skip


def test_of_two_groups_that_send_at_once_one_gets_the_seat_and_the_other_is_told_the_rule(
    anywhere: Play,
) -> None:
    ready_to_register(anywhere, "mali")
    ready_to_register(anywhere, "daeng", "กลุ่มกล้วยบ้านท่า")
    press = {"type": "postback", "postback": {"data": anywhere.data("daeng", "ส่ง")}}

    with anywhere.while_deciding("daeng", press) as said:
        act(anywhere, "mali", "[ส่ง]")

    assert "จังหวัดละ 1 กลุ่ม" in shown(said)
    assert [GROUP] == [row["name"] for row in rows(anywhere, units.Unit, kind="group")]
    assert 1 == len(rows(anywhere, seats.Seat))


def test_the_group_without_a_seat_keeps_its_answers(play: Play) -> None:
    ready_to_register(play, "mali")
    ready_to_register(play, "daeng", "กลุ่มกล้วยบ้านท่า")
    act(play, "mali", "[ส่ง]")

    said = act(play, "daeng", "[ส่ง]")

    assert "ยังขึ้นทะเบียนไม่ได้" in said
    assert "กลุ่มกล้วยบ้านท่า" in said


def test_a_report_leaves_its_trace_and_owes_its_row(play: Play) -> None:
    register(play)
    contribute(play)
    file(play)

    [report] = rows(play, reports.Report, purpose=reports.REPORT)

    assert [report["root_id"]] == [row["root_id"] for row in rows(play, machinery.SheetDebt)]
    assert ["report_sent"] == [row["act"] for row in rows(play, audit.Act, about_id=report["id"])]


def test_throwing_away_what_was_sent_already_throws_nothing_away(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART, "ไว้ทีหลัง")
    throw = {"type": "postback", "postback": {"data": play.data("mali", "ทิ้งที่กรอกค้างไว้")}}
    act(play, "mali", "[ทำต่อ]", "[ส่ง]")

    said = shown(play.event("mali", throw))

    assert "ส่งไปแล้ว เลขที่รับ 65-00002" in said
    assert {drafts.SENT} == {row["state"] for row in rows(play, drafts.Draft)}


def test_an_old_button_to_throw_away_does_not_throw_away_what_was_gone_on_with(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "ไว้ทีหลัง")
    throw = {"type": "postback", "postback": {"data": play.data("mali", "ทิ้งที่กรอกค้างไว้")}}
    act(play, "mali", "[ทำต่อ]", "9")

    play.event("mali", throw)

    assert "ข้อ 3 จาก 7" in act(play, "mali", "งานค้าง", "[ทำต่อ]")


def test_an_event_that_fails_in_the_middle_leaves_nothing_and_succeeds_later(anywhere: Play) -> None:
    register(anywhere)
    contribute(anywhere)
    ready_to_file(anywhere)
    before = (rows(anywhere, reports.Report), rows(anywhere, Conversation))

    anywhere.broken_orders = 1
    act(anywhere, "somchai", "[ส่ง]")
    in_between = (rows(anywhere, reports.Report), rows(anywhere, Conversation))
    anywhere.let_pass(2_000)
    anywhere.empty("somchai")

    assert before == in_between
    assert 1 == len(rows(anywhere, reports.Report, purpose=reports.REPORT))
