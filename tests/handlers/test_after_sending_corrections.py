"""A correction shows what it changes, before it is sent and after; what is not changed is not sent."""

from models import drafts, obligations, reports
from models.base import table
from tests.play import Play
from tests.stories import act, contribute, file, register, rows, shown


def to_be_corrected(play: Play) -> str:
    """The group has sent its part and opens it again."""
    register(play)
    contribute(play)
    return act(play, "mali", "แก้ไข", "[แก้ไข]")


def close_round(play: Play) -> None:
    with play.core.database.writing() as connection:
        connection.execute(table(obligations.Obligation).update().values(state="handed_over"))


def test_the_change_stands_on_a_card_before_it_is_sent(play: Play) -> None:
    to_be_corrected(play)

    said = act(play, "mali", "[แก้ไข สมาชิก]", "13")

    assert "ข้อที่ขอแก้" in said
    assert "สมาชิก\n12 คน → 13 คน" in said
    assert "ครัวเรือน" not in said
    assert 1 == len(rows(play, reports.Report, purpose=reports.CONTRIBUTION))


def test_the_change_stands_on_the_receipt(anywhere: Play) -> None:
    to_be_corrected(anywhere)

    said = act(anywhere, "mali", "[แก้ไข สมาชิก]", "13", "[แก้ข้ออื่นด้วย]", "[แก้ไข ครัวเรือน]", "10", "[ส่ง]")

    assert "แทนเลขที่รับ\n65-00002" in said
    assert "สมาชิก\n12 คน → 13 คน\nครัวเรือน\n9 ครัวเรือน → 10 ครัวเรือน" in said


def test_what_was_empty_and_what_becomes_empty_are_changes(play: Play) -> None:
    register(play)
    contribute(play)
    file(play)

    filled = act(play, "somchai", "แก้ไข", "[แก้ไข]", "[แก้ไข หมายเหตุ]", "ครบแล้ว")
    act(play, "somchai", "[ส่ง]")
    emptied = act(play, "somchai", "แก้ไข", "[แก้ไข]", "[แก้ไข หมายเหตุ]", "ข้าม")

    assert "หมายเหตุ\nไม่ได้ระบุ → ครบแล้ว" in filled
    assert "หมายเหตุ\nครบแล้ว → ไม่ได้ระบุ" in emptied


def test_a_value_that_is_put_back_is_no_change(play: Play) -> None:
    to_be_corrected(play)

    said = act(play, "mali", "[แก้ไข สมาชิก]", "13", "[แก้ไข สมาชิก]", "12", "ส่ง")

    assert "ยังไม่มีข้อไหนเปลี่ยน" in said
    assert 1 == len(rows(play, reports.Report, purpose=reports.CONTRIBUTION))


def test_a_correction_without_a_change_is_not_sent(anywhere: Play) -> None:
    opened = to_be_corrected(anywhere)

    said = act(anywhere, "mali", "ส่ง")

    assert "[ส่ง]" not in opened
    assert "ยังไม่มีข้อไหนเปลี่ยน" in said
    assert 1 == len(rows(anywhere, reports.Report, purpose=reports.CONTRIBUTION))


def test_not_to_correct_leaves_nothing_behind(play: Play) -> None:
    to_be_corrected(play)

    said = act(play, "mali", "[ไม่แก้แล้ว]")

    assert "65-00002 คงไว้ตามที่ส่งแล้ว" in said
    assert [] == rows(play, drafts.Draft, state=drafts.OPEN)


def test_later_keeps_a_correction_only_when_it_changes_something(play: Play) -> None:
    to_be_corrected(play)
    act(play, "mali", "ไว้ทีหลัง")
    without = rows(play, drafts.Draft, state=drafts.OPEN)

    act(play, "mali", "แก้ไข", "[แก้ไข]", "[แก้ไข สมาชิก]", "13", "ไว้ทีหลัง")

    assert [] == without
    assert 1 == len(rows(play, drafts.Draft, state=drafts.OPEN))
    assert "12 คน → 13 คน" in act(play, "mali", "[ทำต่อ]")


def test_the_sender_corrects_every_line_until_the_round_is_closed(play: Play) -> None:
    register(play)
    contribute(play)
    file(play)

    said = act(play, "mali", "แก้ไข", "[แก้ไข]", "[แก้ไข ปัญหาหลัก]", "น้ำท่วม", "[ส่ง]")

    assert "ปัญหาหลัก\nน้ำไม่พอ → น้ำท่วม" in said


def test_after_the_round_is_closed_the_list_says_whom_to_call(play: Play) -> None:
    register(play)
    contribute(play)
    close_round(play)

    said = act(play, "mali", "แก้ไข")

    assert "ปิดรอบแล้ว" in said
    assert "[โทรหาสำนักงาน]" in said
    assert 1 == said.count("[แก้ไข]")  # what was registered belongs to no round


def test_an_old_button_to_correct_explains_that_the_round_is_closed(play: Play) -> None:
    register(play)
    contribute(play)
    act(play, "mali", "แก้ไข")
    press = {"type": "postback", "postback": {"data": play.data("mali", "แก้ไข")}}
    close_round(play)

    said = shown(play.event("mali", press))

    assert "รอบนี้ปิดแล้ว" in said
    assert "โทรหาสำนักงานเกษตรและสหกรณ์จังหวัดเชียงใหม่" in said


def test_what_was_begun_before_the_round_was_closed_is_not_sent_after_it(play: Play) -> None:
    to_be_corrected(play)
    act(play, "mali", "[แก้ไข สมาชิก]", "13")
    close_round(play)

    said = act(play, "mali", "[ส่ง]")

    assert "รอบนี้ปิดแล้ว จึงยังไม่ได้ส่ง" in said
    assert 1 == len(rows(play, reports.Report, purpose=reports.CONTRIBUTION))
    assert 1 == len(rows(play, drafts.Draft, state=drafts.OPEN))
