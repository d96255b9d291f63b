"""The functions of the menu: a tap and the typed word do the same, and nothing that is open is lost by looking round."""

from typing import Any

import pytest

from engine.conversation.menu.functions import FUNCTIONS, TITLES
from models import units
from tests.play import Play
from tests.rules.msgids import catalogue
from tests.stories import GROUP, LEADER, PART, act, contribute, conversation, join, register, rows, shown

TITLE = {name: catalogue("th")[msgid] for name, msgid in TITLES.items()}


def tap(play: Play, who: str, name: str) -> str:
    return shown(play.event(who, {"type": "postback", "postback": {"data": f"menu:{name}"}}))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_tap_and_the_typed_word_say_the_same(play: Play, name: str) -> None:
    register(play)
    act(play, "somchai", "เมนู")  # whoever is to decide about the group is told so once

    for who in ("mali", "somchai"):
        assert tap(play, who, name) == act(play, who, TITLE[name])


# To rest lays the form aside on purpose.
@pytest.mark.parametrize("name", [name for name in FUNCTIONS if name != "rest"])
def test_looking_round_in_the_middle_of_a_form_keeps_its_question_open(play: Play, name: str) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:4])
    before = conversation(play, "mali")

    tap(play, "mali", name)
    if name == "ask":
        act(play, "mali", "ยกเลิก")

    after = conversation(play, "mali")
    assert (before["place"], before["draft"], before["asking"]) == (
        after["place"], after["draft"], after["asking"],
    )  # fmt: skip
    assert "ข้อ 6" in act(play, "mali", "35 ไร่")


def test_a_group_may_be_called_what_the_menu_understands_elsewhere(play: Play) -> None:
    join(play)

    assert "ตำบล อำเภอ จังหวัดไหน" in act(play, "mali", "กลุ่มของเรา")


@pytest.mark.parametrize("data", ["menu:", "menu:nothing", "menu:due:1", "menu:DUE", "menu:" + "x" * 290])
def test_a_part_of_the_menu_that_is_not_known_is_explained_kindly(play: Play, data: str) -> None:
    register(play)

    said = shown(play.event("mali", {"type": "postback", "postback": {"data": data}}))

    assert "เมนูส่วนนี้เปลี่ยนไปแล้ว" in said
    assert "งานที่ต้องส่ง" in said


@pytest.mark.parametrize("data", ["menue:due", "menu", "due", "1~m~x~0~0~0", "menu;due", ""])
def test_what_only_looks_like_the_menu_is_an_old_button(play: Play, data: str) -> None:
    register(play)

    assert "ปุ่มนี้เป็นของเดิม" in shown(play.event("mali", {"type": "postback", "postback": {"data": data}}))


def test_the_only_report_that_is_due_begins_at_once(play: Play) -> None:
    register(play)
    contribute(play)

    assert "เดือนนี้กลุ่มมีกิจกรรมไหม" in tap(play, "mali", "report")


def test_of_several_reports_she_is_asked_which(play: Play) -> None:
    register(play)

    assert "ส่งรายงานเรื่องไหน" in tap(play, "mali", "report")
    assert "ตอนนี้กลุ่มมีสมาชิกกี่คน" in act(play, "mali", "[ทำเลย]")


def test_the_only_thing_that_is_begun_goes_on_where_it_was(play: Play) -> None:
    join(play)
    act(play, "mali", GROUP, "ไว้ทีหลัง")

    assert "ตำบล อำเภอ จังหวัดไหน" in tap(play, "mali", "report")


def test_when_nothing_is_due_the_menu_says_so(play: Play) -> None:
    assert "ตอนนี้ไม่มีงานที่ต้องส่ง" in tap(play, "somchai", "report")


def test_her_group_is_shown_with_what_was_registered(play: Play) -> None:
    register(play)

    said = tap(play, "mali", "unit")

    assert [] == [
        one
        for one in (
            GROUP,
            "ต.ริมใต้ อ.แม่ริม จ.เชียงใหม่",
            "12 คน",
            "มะลิ ใจดี",
            "081-234-5678",
            "020000050",
            "[โทรหาสำนักงาน]",
        )
        if one not in said and one.strip("[]") not in said
    ]


def test_an_officer_of_another_office_sees_neither_group_nor_phone(play: Play) -> None:
    register(play)
    act(play, "somchai", "กลุ่มที่ดูแล")
    data = play.data("somchai", "ดูกลุ่ม")
    join(play, "daeng", "แดง", LEADER)

    said = shown(play.event("daeng", {"type": "postback", "postback": {"data": data}}))

    assert "081-234-5678" not in said + act(play, "daeng", "กลุ่มที่ดูแล")


def test_many_groups_are_turned_over_page_by_page(play: Play) -> None:
    with play.core.database.writing() as connection:
        for number in range(1, 21):
            units.add(
                connection, id=f"u{number}", programme="moac-groups-2565", kind="group", name=f"กลุ่มที่ {number:02d}",
                place="500701", office_id="moac-cm", attributes={}, made_at=play.clock.moment,
            )  # fmt: skip

    pages = [
        tap(play, "somchai", "groups"),
        act(play, "somchai", "[กลุ่มถัดไป]"),
        act(play, "somchai", "[กลุ่มถัดไป]"),
    ]

    seen = [number for page in pages for number in range(1, 21) if f"กลุ่มที่ {number:02d}" in page]
    assert seen == list(range(1, 21))
    assert "[กลุ่มถัดไป]" not in pages[-1]


def test_what_is_for_officers_is_not_shown_to_a_group(play: Play) -> None:
    register(play)

    assert ["ส่วนนี้เป็นของเจ้าหน้าที่สำนักงาน"] * 2 == [
        tap(play, "mali", name)[: len("ส่วนนี้เป็นของเจ้าหน้าที่สำนักงาน")] for name in ("news", "missing")
    ]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_newcomer_is_answered_whatever_she_taps(play: Play, name: str) -> None:
    said: Any = tap(play, "mali", name)

    assert said
    assert [] == rows(play, units.Unit, kind="group")


def test_a_tap_while_she_reads_about_her_data_keeps_the_consent_open(play: Play) -> None:
    act(play, "mali", LEADER)

    assert "[รับทราบ]" in tap(play, "mali", "code")
    assert "consent" == conversation(play, "mali")["place"]
    tap(play, "mali", "help")
    assert "ให้เรียกคุณว่าอะไรดี" in act(play, "mali", "รับทราบ")
