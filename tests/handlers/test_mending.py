"""A wish about what was sent opens its correction; about a closed round it goes to the office; a draft moves to the group that was meant."""

from models import drafts, enquiries, obligations, reports
from tests.play import Play
from tests.stories import act, close_rounds, contribute, register, register_second, rows


def sent(play: Play, hours: float = 0) -> None:
    register(play)
    contribute(play)
    play.event(
        "mali",
        {"type": "message", "message": {"type": "sticker", "id": "s", "packageId": "1", "stickerId": "1"}},
        minutes=hours * 60,
    )


def test_nothing_is_sent_before_the_tap(play: Play) -> None:
    sent(play)

    said = act(play, "mali", "ไม่ใช่ 9 ครัวเรือนนะ 10 ครัวเรือน")

    assert "ครัวเรือน\n9 ครัวเรือน → 10 ครัวเรือน" in said
    assert 1 == len(rows(play, reports.Report, purpose=reports.CONTRIBUTION))
    act(play, "mali", "[ส่ง]")
    assert [False, True] == sorted(
        one["is_current"] for one in rows(play, reports.Report, purpose=reports.CONTRIBUTION)
    )


def test_what_fits_two_reports_is_asked_and_the_other_correction_is_dropped(anywhere: Play) -> None:
    sent(anywhere, hours=20)

    assert "หมายถึงรายงานไหน" in act(anywhere, "mali", "ไม่ใช่ 12 คนนะ 13 คน")
    assert 2 == len(rows(anywhere, drafts.Draft, state=drafts.OPEN))
    said = act(anywhere, "mali", "[อันนี้]")

    assert "สมาชิก\n12 คน → 13 คน" in said
    assert 1 == len(rows(anywhere, drafts.Draft, state=drafts.OPEN))


def test_a_wish_in_an_old_question_of_which_report_is_explained(play: Play) -> None:
    sent(play, hours=20)
    act(play, "mali", "ไม่ใช่ 12 คนนะ 13 คน")
    data = play.data("mali", "อันนี้")
    act(play, "mali", "[อันนี้]", "[ไว้ทีหลัง]")

    said = play.event("mali", {"type": "postback", "postback": {"data": data}})

    assert "ปุ่มนี้" in str(said)


def test_words_that_fit_no_sent_report_are_not_understood(play: Play) -> None:
    sent(play)

    assert "ยังไม่เข้าใจ" in act(play, "mali", "ไม่ใช่ 99 คนนะ 13 คน")
    assert [] == rows(play, drafts.Draft, state=drafts.OPEN)


def test_what_is_long_past_is_not_repaired_by_a_word(play: Play) -> None:
    sent(play, hours=24 * 50)

    assert "ยังไม่เข้าใจ" in act(play, "mali", "ไม่ใช่ 9 ครัวเรือน เป็น 10 ครัวเรือน")


def test_after_the_lock_the_office_is_asked_and_the_report_stays(anywhere: Play) -> None:
    sent(anywhere)
    close_rounds(anywhere)

    said = act(anywhere, "mali", "ไม่ใช่ 9 ครัวเรือน เป็น 10 ครัวเรือน")

    assert "9 ครัวเรือน → 10 ครัวเรือน" in said
    assert 1 == len(rows(anywhere, enquiries.Enquiry, state=enquiries.OPEN))
    assert 1 == len(rows(anywhere, reports.Report, purpose=reports.CONTRIBUTION))
    assert "ครัวเรือน: 9 ครัวเรือน → 10 ครัวเรือน" in act(anywhere, "somchai", "เรื่องจากกลุ่ม")


def test_a_request_is_taken_back(play: Play) -> None:
    sent(play)
    close_rounds(play)

    act(play, "mali", "ไม่ใช่ 9 ครัวเรือน เป็น 10 ครัวเรือน", "[ถอนคำถาม]")

    assert [] == rows(play, enquiries.Enquiry, state=enquiries.OPEN)


def two_groups(play: Play) -> None:
    """The officer has begun the report of one group, and meant another."""
    register(play)
    register_second(play)
    act(play, "somchai", "งานค้าง")
    play.press("somchai", "ทำเลย", number=2)
    act(play, "somchai", "มี", "ประชุมกลุ่ม")


def test_a_draft_moves_with_its_answers(play: Play) -> None:
    two_groups(play)
    before = rows(play, drafts.Draft, state=drafts.OPEN)[0]["obligation_id"]

    said = act(play, "somchai", "ผิดกลุ่ม เป็นบ้านใหม่")

    after = rows(play, drafts.Draft, state=drafts.OPEN)
    assert "กิจกรรมครั้งล่าสุดวันไหนคะ" in said
    assert 1 == len(after)
    assert before != after[0]["obligation_id"]
    owed = rows(play, obligations.Obligation, id=after[0]["obligation_id"])[0]
    was = rows(play, obligations.Obligation, id=before)[0]
    assert (was["duty"], was["period"]) == (owed["duty"], owed["period"])


def test_what_is_begun_for_the_other_group_is_not_written_over(play: Play) -> None:
    two_groups(play)
    act(play, "somchai", "ผิดกลุ่ม เป็นบ้านใหม่", "เมนู", "งานค้าง", "[ทำเลย]", "มี", "อบรมทำปุ๋ย")

    said = act(play, "somchai", "ผิดกลุ่ม เป็นบ้านใหม่")

    assert "กรอกค้างไว้อยู่แล้ว" in said
    assert 2 == len(rows(play, drafts.Draft, state=drafts.OPEN))


def test_a_group_that_nobody_knows_is_asked_for(play: Play) -> None:
    two_groups(play)

    assert "เป็นรายงานของกลุ่มไหน" in act(play, "somchai", "ผิดกลุ่ม เป็นบ้านไกลโพ้น")


def test_somebody_with_one_group_has_nowhere_to_move_to(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")

    assert "ไม่พบกลุ่มอื่น" in act(play, "mali", "ผิดกลุ่ม เป็นบ้านใหม่")


def test_a_wish_that_is_taken_back_in_line_is_forgotten_before_it_is_carried_out(play: Play) -> None:
    sent(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "มี", "ประชุม", "เมื่อวาน", "30", "30")
    act(play, "mali", "ไม่ใช่ 30 เป็น 28")
    typed = f"m{play.count - 1}"

    play.event("mali", {"type": "unsend", "unsend": {"messageId": typed}})

    assert "30 คน → 28 คน" not in act(play, "mali", "[อันนี้]")


def test_yesterdays_report_is_found_by_that_name(play: Play) -> None:
    sent(play, hours=20)

    assert "9 ครัวเรือน → 10 ครัวเรือน" in act(play, "mali", "รายงานเมื่อวาน ครัวเรือนผิด เป็น 10 ครัวเรือน")
