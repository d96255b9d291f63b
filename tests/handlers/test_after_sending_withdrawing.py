"""Its sender takes a report back within a day: the row stays and is marked, what it answered is owed again."""

from datetime import timedelta

from bot import sheets
from models import audit, machinery, notices, obligations, reports
from tests.play import Play
from tests.stories import PART, act, contribute, file, person, register, rows, shown

UNDO = "ยกเลิกรายงานนี้"


def contributed(play: Play) -> None:
    register(play)
    contribute(play)


def test_it_is_asked_once_more_before_anything_happens(play: Play) -> None:
    contributed(play)

    said = act(play, "mali", UNDO)

    assert "ยกเลิกรายงานนี้ไหม" in said
    assert "65-00002" in said
    assert [True] == [row["is_current"] for row in rows(play, reports.Report, purpose=reports.CONTRIBUTION)]


def test_the_row_stays_and_says_who_took_it_back_when(anywhere: Play) -> None:
    contributed(anywhere)
    [before] = rows(anywhere, reports.Report, purpose=reports.CONTRIBUTION)

    act(anywhere, "mali", UNDO, f"[{UNDO}]")

    [after] = rows(anywhere, reports.Report, purpose=reports.CONTRIBUTION)
    assert person(anywhere, "mali") == after["withdrawn_by"]
    assert anywhere.clock.now() == after["withdrawn_at"]
    marks = {"is_current": False, "withdrawn_by": None, "withdrawn_at": None}
    assert {**before, **marks} == {**after, **marks}
    assert ["contribution_sent", "contribution_withdrawn"] == [
        row["act"] for row in rows(anywhere, audit.Act, about_id=before["id"])
    ]


def test_it_is_owed_again_and_can_be_sent_again(anywhere: Play) -> None:
    contributed(anywhere)

    act(anywhere, "mali", UNDO, f"[{UNDO}]")
    said = act(anywhere, "mali", "งานค้าง", "[ทำเลย]", *PART, "[ส่ง]")

    assert "65-00003" in said
    first, second = rows_by_number(anywhere)
    assert (False, True) == (first["is_current"], second["is_current"])
    assert second["id"] == second["root_id"]


def rows_by_number(play: Play) -> list[dict[str, object]]:
    found = rows(play, reports.Report, purpose=reports.CONTRIBUTION)
    return [dict(one) for one in sorted(found, key=lambda row: str(row["number"]))]


def test_no_leaves_it_as_it_was(play: Play) -> None:
    contributed(play)

    said = act(play, "mali", UNDO, "[ไม่ยกเลิก]")

    assert "65-00002 คงไว้ตามที่ส่งแล้ว" in said
    assert [True] == [row["is_current"] for row in rows_by_number(play)]


def test_it_is_on_the_first_card_of_the_correction_and_on_the_list(play: Play) -> None:
    contributed(play)

    listed = act(play, "mali", "รายงานที่ส่งแล้ว")
    said = act(play, "mali", "[แก้ไข]", f"[{UNDO}]", f"[{UNDO}]")

    assert f"[{UNDO}]" in listed
    assert "ยกเลิกรายงานแล้ว" in said
    assert [False] == [row["is_current"] for row in rows_by_number(play)]
    assert "เดือน" in act(play, "mali", "งานค้าง")


def test_within_a_day_it_works_and_after_it_the_office_is_to_be_called(anywhere: Play) -> None:
    contributed(anywhere)
    act(anywhere, "mali", UNDO)
    press = {"type": "postback", "postback": {"data": anywhere.data("mali", UNDO)}}

    anywhere.clock.moment += timedelta(hours=24)
    said = shown(anywhere.event("mali", press))

    assert "ภายใน 24 ชั่วโมง" in said
    assert "020000050" in said
    assert "[โทรหาสำนักงาน]" in said
    assert [True] == [row["is_current"] for row in rows_by_number(anywhere)]


def test_after_a_day_the_word_explains_too(play: Play) -> None:
    contributed(play)
    play.clock.moment += timedelta(hours=25)

    said = act(play, "mali", UNDO)

    assert "24 ชั่วโมงนี้" in said
    assert "[โทรหาสำนักงาน]" in said


def test_a_correction_does_not_begin_the_day_again(play: Play) -> None:
    contributed(play)
    play.clock.moment += timedelta(hours=25)
    act(play, "mali", "แก้ไข", "[แก้ไข]", "[แก้ไข สมาชิก]", "13", "[ส่ง]")

    assert "24 ชั่วโมงนี้" in act(play, "mali", UNDO)


def test_a_second_tap_says_that_it_is_done_already(anywhere: Play) -> None:
    contributed(anywhere)
    act(anywhere, "mali", UNDO)
    press = {"type": "postback", "postback": {"data": anywhere.data("mali", UNDO)}}

    anywhere.event("mali", press)
    said = shown(anywhere.event("mali", press))

    assert "ถูกยกเลิกหรือแก้ไปก่อนแล้ว" in said
    assert 1 == len(rows(anywhere, audit.Act, act="contribution_withdrawn"))


def test_the_office_hears_of_it_with_its_next_free_reply(anywhere: Play) -> None:
    contributed(anywhere)
    act(anywhere, "somchai", "เมนู")

    act(anywhere, "mali", UNDO, f"[{UNDO}]")
    said = act(anywhere, "somchai", "เมนู")

    assert "กลุ่มยกเลิกข้อมูลที่ส่งมา และจะส่งใหม่" in said
    assert [False] == list(
        {row["is_worth_a_push"] for row in rows(anywhere, notices.Notice, kind="withdrawn")}
    )


def test_an_office_that_has_filed_already_is_told_to_look_again(anywhere: Play) -> None:
    contributed(anywhere)
    file(anywhere)

    act(anywhere, "mali", UNDO, f"[{UNDO}]")
    said = act(anywhere, "somchai", "เมนู")
    opened = act(anywhere, "somchai", "[แก้ไข]")

    assert "กลุ่มยกเลิกข้อมูลที่ส่งมา หลังจากสำนักงานส่งรายงานแล้ว" in said
    assert "รายงานข้อมูลทั่วไปของกลุ่มเกษตรกร" in opened
    assert [True] == [row["is_current"] for row in rows(anywhere, reports.Report, purpose=reports.REPORT)]


def test_a_colleague_cannot_take_it_back(play: Play) -> None:
    contributed(play)
    file(play, "somchai")

    assert "24 ชั่วโมงนี้" in act(play, "nida", UNDO)
    assert [True] == [row["is_current"] for row in rows(play, reports.Report, purpose=reports.REPORT)]


def test_in_the_middle_of_a_form_nothing_that_was_sent_is_meant(play: Play) -> None:
    contributed(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]")

    said = act(play, "mali", UNDO)

    assert "เรื่องนี้ยังไม่ได้ส่ง จึงไม่มีอะไรให้ยกเลิก" in said
    assert "[ทิ้งที่กรอกค้างไว้]" in said
    assert [True] == [row["is_current"] for row in rows_by_number(play)]


def test_of_several_reports_she_is_asked_which(play: Play) -> None:
    contributed(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[ไม่มี]", "[ส่ง]")
    if len(rows_by_number(play)) < 2:
        raise AssertionError("the second part was not sent")

    said = act(play, "mali", UNDO)

    assert "ยกเลิกรายงานเรื่องไหน" in said


def test_of_a_withdrawal_and_a_correction_in_the_same_moment_one_counts(anywhere: Play) -> None:
    contributed(anywhere)
    file(anywhere, "somchai")
    act(anywhere, "nida", "แก้ไข", "[แก้ไข]", "[แก้ไข สมาชิก]", "13")
    press = {"type": "postback", "postback": {"data": anywhere.data("nida", "ส่ง")}}

    with anywhere.while_deciding("nida", press) as said:
        act(anywhere, "somchai", UNDO, f"[{UNDO}]")

    assert "มีคนยกเลิกรายงานนี้ไปแล้ว" in shown(said)
    assert [False] == [row["is_current"] for row in rows(anywhere, reports.Report, purpose=reports.REPORT)]


def test_the_row_in_the_sheet_is_emptied_and_marked(anywhere: Play) -> None:
    contributed(anywhere)
    file(anywhere)
    [report] = rows(anywhere, reports.Report, purpose=reports.REPORT)

    act(anywhere, "somchai", UNDO, f"[{UNDO}]")

    with anywhere.core.database.reading() as connection:
        [sheet] = sheets.report_tables(anywhere.core, connection, {str(report["root_id"])})
        everything = list(sheets.report_tables(anywhere.core, connection))
    [row] = sheet.rows
    filled = {key: value for key, value in row.items() if value}
    assert report["root_id"] in {debt["root_id"] for debt in rows(anywhere, machinery.SheetDebt)}
    assert {"id", "number", "unit", "office", "round", "state"} == set(filled)
    assert "ผู้ส่งยกเลิก" == filled["state"]
    assert [] == everything


def test_a_report_of_the_office_is_owed_again(anywhere: Play) -> None:
    contributed(anywhere)
    file(anywhere)

    act(anywhere, "somchai", UNDO, f"[{UNDO}]")
    said = act(anywhere, "nida", "เมนู")

    found = rows(anywhere, obligations.Obligation)
    assert {"open", "waiting_for_date"} == {row["state"] for row in found}
    assert [] == [row["id"] for row in found if row["report_id"]]
    assert "รายงานของสำนักงานถูกยกเลิก และกลับมารอส่งใหม่" in said
