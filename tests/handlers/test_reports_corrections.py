"""A correction is a new report that replaces the old one; nothing that was sent is ever edited."""

from models import drafts, obligations, reports
from tests.play import Play
from tests.stories import act, contribute, file, register, rows, shown


def filed(play: Play) -> None:
    register(play)
    contribute(play)
    file(play)


def correct(play: Play, who: str, members: str) -> str:
    """Open the correction of the filed report and change the number of members; it is not sent yet."""
    act(play, who, "แก้ไข", "[แก้ไข]", "[แก้ไข สมาชิก]")
    return act(play, who, members)


def test_a_correction_replaces_what_it_corrects(anywhere: Play) -> None:
    filed(anywhere)

    correct(anywhere, "somchai", "13")
    said = act(anywhere, "somchai", "[ส่ง]")

    old, new = sorted(
        rows(anywhere, reports.Report, purpose=reports.REPORT), key=lambda row: str(row["number"])
    )
    assert "แทนเลขที่รับ\n65-00003" in said
    assert (False, True) == (old["is_current"], new["is_current"])
    assert (old["id"], old["root_id"]) == (new["replaces_id"], new["root_id"])
    assert [new["id"]] == [
        row["report_id"] for row in rows(anywhere, obligations.Obligation) if row["report_id"]
    ]


def test_a_correction_of_a_correction_has_the_same_root(play: Play) -> None:
    filed(play)
    for members in ("13", "14"):
        correct(play, "somchai", members)
        act(play, "somchai", "[ส่ง]")

    found = rows(play, reports.Report, purpose=reports.REPORT)

    assert 1 == len({row["root_id"] for row in found})
    assert 1 == sum(row["is_current"] for row in found)


def test_what_was_sent_first_stands_as_it_was(play: Play) -> None:
    filed(play)
    [before] = rows(play, reports.Report, purpose=reports.REPORT)

    correct(play, "somchai", "13")
    act(play, "somchai", "[ส่ง]")

    [after] = rows(play, reports.Report, id=before["id"])
    assert {**before, "is_current": False} == after


def test_two_officers_who_correct_the_same_report_do_not_lose_each_others_draft(play: Play) -> None:
    filed(play)
    correct(play, "somchai", "13")

    correct(play, "nida", "14")

    assert "สมาชิก\n12 คน → 13 คน" in act(play, "somchai", "อะไรนะ")
    assert 2 == len(rows(play, drafts.Draft, state=drafts.OPEN))


def test_the_slower_of_two_corrections_is_told_and_replaces_nothing(anywhere: Play) -> None:
    filed(anywhere)
    correct(anywhere, "somchai", "13")
    correct(anywhere, "nida", "14")

    act(anywhere, "somchai", "[ส่ง]")
    said = act(anywhere, "nida", "[ส่ง]")

    assert "65-00004" in said
    assert 2 == len(rows(anywhere, reports.Report, purpose=reports.REPORT))


def test_of_two_corrections_in_the_same_moment_one_counts(anywhere: Play) -> None:
    filed(anywhere)
    correct(anywhere, "somchai", "13")
    correct(anywhere, "nida", "14")
    press = {"type": "postback", "postback": {"data": anywhere.data("nida", "ส่ง")}}

    with anywhere.while_deciding("nida", press) as said:
        act(anywhere, "somchai", "[ส่ง]")

    assert "65-00004" in shown(said)
    assert 1 == sum(row["is_current"] for row in rows(anywhere, reports.Report, purpose=reports.REPORT))


def test_after_a_lost_race_the_report_can_be_corrected_again(play: Play) -> None:
    filed(play)
    correct(play, "somchai", "13")
    correct(play, "nida", "14")
    act(play, "somchai", "[ส่ง]")
    act(play, "nida", "[ส่ง]")

    correct(play, "nida", "14")
    said = act(play, "nida", "[ส่ง]")

    assert "แทนเลขที่รับ\n65-00004" in said


def test_an_old_button_to_correct_does_not_open_what_was_replaced(play: Play) -> None:
    filed(play)
    act(play, "somchai", "แก้ไข")
    old = {"type": "postback", "postback": {"data": play.data("somchai", "แก้ไข")}}
    correct(play, "somchai", "13")
    act(play, "somchai", "[ส่ง]")

    assert "กดแล้วไม่มีอะไรเปลี่ยน" in shown(play.event("somchai", old))


def test_a_group_that_corrects_its_part_after_filing_is_news_for_the_office(play: Play) -> None:
    filed(play)

    act(play, "mali", "แก้ไข", "[แก้ไข]", "[แก้ไข สมาชิก]", "13", "[ส่ง]")

    assert "แก้ข้อมูลหลังจากสำนักงานส่งรายงานแล้ว" in act(play, "somchai", "เมนู")
