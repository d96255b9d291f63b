"""One report on a page: its versions, what differs, who may decide, and that a press does what a tap in the chat does."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from models.audit import Act
from models.notices import Notice
from models.reports import Report
from models.reviews import Review as Decision
from tests import ladders
from tests.ladders import CERTIFY, COMMITTEE, HEAD, WITH_LEADER, owed, sent
from tests.play import Play
from tests.stories import act, person, rows
from tests.web.board_kit import Desktop, signed_in


@pytest.fixture
def play(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    world = ladders.filed(tmp_path, tmp_path_factory)
    yield world
    world.close()


def opened(play: Play, who: str = "nida") -> Desktop:
    desktop = signed_in(play, who)
    desktop.look(f"/board/reports/{owed(play).report_id}")
    assert 200 == desktop.status
    return desktop


def decisions(play: Play) -> list[tuple[int, str, str, str]]:
    return [(one["step"], one["result"], one["field"], one["person_id"]) for one in rows(play, Decision)]


def test_what_waits_is_listed_and_leads_to_the_report(play: Play) -> None:
    sent(play, HEAD)
    desktop = signed_in(play, "nida")

    assert 1 == desktop.answers()["waits"]
    desktop.look("/board/waiting")
    assert f"/board/reports/{owed(play).report_id}" in desktop.links()
    assert "ตรวจภายใน 25 พ.ย. 2564" in desktop.text()


def test_a_press_passes_a_report_as_a_tap_does(play: Play) -> None:
    sent(play, HEAD)
    desktop = opened(play)
    desktop.decide("pass")

    assert "ตรวจแล้ว" in desktop.text()
    assert [(0, "passed", "", person(play, "nida"))] == decisions(play)
    assert ("accepted", None) == (owed(play).state, owed(play).review_by)
    assert "step" not in {name for form in desktop.page().forms for name, _ in form.form_values()}
    [told] = rows(play, Notice, kind="reviewed")
    assert person(play, "somchai") == told["person_id"]


def test_one_answer_is_sent_back_with_a_reason_and_its_sender_is_asked_for_it(play: Play) -> None:
    sent(play, HEAD)
    desktop = opened(play)
    field = next(
        one for one in desktop.page().xpath("//select[@name='field']/option/@value") if "members" in one
    )
    desktop.decide("back", field=field, words="ในทะเบียนมี 11 คน")

    assert [(0, "returned", field, person(play, "nida"))] == decisions(play)
    assert "returned" == owed(play).state
    assert "เพราะ ในทะเบียนมี 11 คน" in desktop.text()
    assert "ในทะเบียนมี 11 คน" in act(play, "somchai", "เมนู")


def test_a_wish_to_send_back_without_what_or_why_is_asked_again_and_keeps_what_was_typed(play: Play) -> None:
    sent(play, HEAD)
    desktop = opened(play)
    field = desktop.page().xpath("//select[@name='field']/option/@value")[1]

    desktop.decide("back", words="ยังไม่ชัด")
    assert "เลือกข้อที่ขอแก้" in desktop.text()
    assert "ยังไม่ชัด" == desktop.page().xpath("string(//textarea)")
    desktop.decide("back", field=field, words="")
    assert "บอกเหตุผลก่อน" in desktop.text()
    desktop.decide("back", field=field, words="ก" * 501)
    assert "ยาวไป" in desktop.text()
    assert [] == decisions(play)
    desktop.decide("back", field=field, words="", frequent="unclear")
    assert "returned" == owed(play).state


def test_what_was_decided_meanwhile_is_not_decided_again(play: Play) -> None:
    sent(play, HEAD, CERTIFY)
    first, second = opened(play), opened(play)
    first.decide("pass")

    second.decide("pass")
    assert 409 == second.status
    assert "มีคนทำไปก่อนแล้ว" in second.text()
    assert 1 == len(decisions(play))


def test_a_correction_meanwhile_is_looked_at_before_it_is_passed(play: Play) -> None:
    sent(play, HEAD)
    desktop = opened(play)
    act(play, "somchai", "แก้รายงาน", "[แก้ไข]", "หมายเหตุ", "เพิ่มเติม", "[ส่ง]")

    desktop.decide("pass")
    assert (409, []) == (desktop.status, decisions(play))


def test_a_press_without_our_mark_decides_nothing(play: Play) -> None:
    sent(play, HEAD)
    desktop = opened(play)
    where = f"/board/reports/{owed(play).report_id}"

    for token in ("", "made up"):
        desktop.post(where, token=token, do="pass", step="0")
        assert 403 == desktop.status
    assert [] == decisions(play)


def test_a_committee_decides_in_its_meeting_and_nowhere_else(play: Play) -> None:
    ladders.with_three_steps(play)
    sent(play, COMMITTEE)
    desktop = opened(play, "daeng")
    assert "ที่ประชุมคณะกรรมการ" in desktop.text()

    desktop.decide("pass")
    assert (409, []) == (desktop.status, decisions(play))


def test_a_second_party_s_turn_is_not_the_reviewer_s(play: Play) -> None:
    sent(play, WITH_LEADER)
    desktop = opened(play)
    desktop.decide("pass")

    assert [(0, "passed", "", person(play, "nida"))] == decisions(play)
    assert "รอคุณตรวจ" not in desktop.text()


def test_versions_and_what_differs_between_them_are_shown(play: Play) -> None:
    play.clock.moment += timedelta(days=1)
    act(play, "somchai", "แก้รายงาน", "[แก้ไข]", "หมายเหตุ", "ฝนตกหนัก", "[ส่ง]")
    every = [one for one in rows(play, Report) if one["purpose"] == "report"]
    first, last = sorted(every, key=lambda one: str(one["number"]))
    desktop = opened(play, "somchai")

    assert last["number"] in desktop.text()
    assert (["ไม่ได้ระบุ"], ["ฝนตกหนัก"]) == (_words(desktop, "del"), _words(desktop, "ins"))
    desktop.look(f"/board/reports/{first['id']}")
    assert "ฉบับก่อนแก้ไข" in desktop.text()
    assert f"/board/reports/{last['id']}" in desktop.links()
    assert [] == _words(desktop, "ins")


def test_who_mended_it_why_and_what_its_sender_says_stand_on_the_page_with_the_doubts_of_the_card(
    play: Play,
) -> None:
    sent(play, HEAD)
    act(play, "nida", "รอตรวจ", "[ตรวจ]", "[แก้ให้]", "ครัวเรือน", "[ไม่ตรงกับเอกสาร]", "8", "[ส่ง]")
    act(play, "somchai", "เมนู", "[ไม่ใช่อย่างนั้น]", "นับใหม่แล้ว 9 ถูก")

    desktop = opened(play)

    assert "คุณนิดา แก้ให้ 1 ข้อ เพราะ ไม่ตรงกับเอกสาร" in desktop.text()
    assert "ไม่ใช่อย่างนั้น: นับใหม่แล้ว 9 ถูก" in desktop.text()
    assert (["9 ครัวเรือน"], ["8 ครัวเรือน"]) == (_words(desktop, "del"), _words(desktop, "ins"))
    assert "เป็นรายงานแรกของผู้ส่ง" in desktop.text()
    assert "เป็นรายงานแรกของผู้ส่ง" not in opened(play, "somchai").text()


def _words(desktop: Desktop, tag: str) -> list[str]:
    return [one.text_content() for one in desktop.page().xpath(f"//{tag}")]


def test_who_opened_a_report_is_written_down(play: Play) -> None:
    opened(play)

    [noted] = rows(play, Act, act="report_opened_online")
    assert (person(play, "nida"), owed(play).report_id) == (noted["person_id"], noted["about_id"])


def test_the_part_of_the_group_stands_beside_the_report(play: Play) -> None:
    desktop = opened(play, "somchai")
    part = f"/board/reports/{owed(play).contribution_id}"

    assert part in desktop.links()
    desktop.look(part)
    assert "โดย คุณมะลิ" in desktop.text()
    assert f"/board/reports/{owed(play).report_id}" in desktop.links()


def test_a_unit_tells_its_story(play: Play) -> None:
    desktop = signed_in(play)
    desktop.look(f"/board/units/{owed(play).unit_id}")

    assert "ส่งทันกำหนด" in desktop.text()
    assert f"/board/reports/{owed(play).report_id}" in desktop.links()
    assert "tel:020000050" in desktop.links()


def test_a_month_and_its_file_name_the_same_days(play: Play) -> None:
    desktop = signed_in(play)
    desktop.look("/board/days?month=2021-12")
    assert "27 ธ.ค. 2564" in desktop.text()
    assert "DTSTART;VALUE=DATE:20211227" in desktop.look("/board/days.ics")
    for wrong in ("2021-13", "x", "2021-1", "99999-01", "๒๐๒๑-๑๒"):
        desktop.look(f"/board/days?month={wrong}")
        assert (404, wrong) == (desktop.status, wrong)


def test_the_other_language_says_the_same(play: Play) -> None:
    desktop = signed_in(play)
    thai = desktop.answers()
    number = next(at for at, one in enumerate(desktop.page().forms) if str(one.action).endswith("/language"))
    desktop.press(number, language="en")

    assert "Summary of the work" in desktop.text()
    assert "en" == desktop.page().get("lang")
    assert thai == desktop.answers()
    desktop.post("/board/language", language="th", back="https://example.com/")
    assert "สรุปงาน" in desktop.text()
