"""A confidential report, looked for everywhere by everybody who may not know of it: a word and a number are planted in it."""

from datetime import timedelta

import pytest

from cli import demo
from models import audit, offices
from models.notices import Notice
from models.obligations import Obligation
from tests import cdd_scenes, sweeping
from tests.cdd_scenes import HOME, SCENES
from tests.play import Play
from tests.stories import act, desk, person, rows
from tests.web.board_kit import Desktop, application, way_in
from web.board.pages import PAGES, ROOT

WORD, COUNT, NUMBER = "ปลาหมึกยักษ์", "98765432", "65-00001"
TITLE = "แจ้งเหตุและผลการตรวจสอบ"
PLANTED = (WORD, COUNT, "98,765,432", NUMBER, TITLE)
CLOSED = "มีเรื่องรอเปิดอ่าน"
OTHERS = ("mali", "arun")


@pytest.fixture
def district(play: Play) -> Play:
    """Let สมชาย find something, tell it, and send it; มะลิ sits beside him, อรุณ in the office above."""
    play.clock.moment = play.clock.moment.replace(year=2022, month=2, day=10)
    cdd_scenes.settle(play, SCENES["มีงานกองทุนที่ต้องรักษาความลับ"])
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        demo.meet(here, "mali", "มะลิ", here.now)
    with play.core.database.writing() as connection:
        offices.grant(
            connection, id="mali-too", person_id=person(play, "mali"), programme=HOME, kind="district_officer",
            scope_kind="office", scope_id="cdd-district", valid_from=play.clock.now(),
        )  # fmt: skip
    act(play, "somchai", "แจ้งกิจกรรม")
    play.press("somchai", "บอกวัน", day="2022-02-09")
    return play


def sent(play: Play) -> None:
    act(play, "somchai", "งานที่ต้องส่ง", "[ทำเลย]", "บ้านหนองบัว", "[ยักยอก]", "ครบแล้ว", "เท่าเดิม", WORD, COUNT)
    act(play, "somchai", "[ยังไม่ได้ตั้ง]", "[ข้าม]", "[ข้าม]", "[ส่ง]")


def nothing_of_it(text: str) -> list[str]:
    return [one for one in PLANTED if one in text]


@pytest.mark.slow
def test_nobody_else_finds_anything_of_it_anywhere(district: Play, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    assert TITLE not in act(district, "mali", "งานที่ต้องส่ง")  # the event alone is told by now
    assert TITLE in act(district, "somchai", "งานที่ต้องส่ง")
    sent(district)
    assert "65-00001" in act(district, "somchai", "รายงานที่ส่งแล้ว")
    assert WORD in act(district, "daeng", "รอตรวจ", "[ตรวจ]")

    assert NUMBER in sweeping.sweep(district, "somchai").text
    for days in (0, 12):
        district.clock.moment += timedelta(days=days)
        district.remind()
        for who in OTHERS:
            seen = sweeping.sweep(district, who)
            assert len(seen.said) > 20
            assert (who, days, []) == (who, days, nothing_of_it(seen.text))
    for who in OTHERS:
        assert (who, []) == (who, nothing_of_it(on_the_pages(district, who)))
        assert [] == [
            one for one in rows(district, Notice, person_id=person(district, who)) if is_about(district, one)
        ]
    assert [] == [one for one in (WORD, COUNT) if one in caplog.text]


def is_about(play: Play, notice: object) -> bool:
    """Say whether a notice is about the round."""
    [row] = rows(play, Obligation, duty="poverty_fraud")
    named = {str(notice["about_id"]), str(notice["details"].get("obligation", ""))}  # type: ignore[index]
    return bool(named & {str(row["id"]), str(row["report_id"])})


def on_the_pages(play: Play, who: str) -> str:
    """Look at every page that is about nothing in particular, and at the report and its unit by their addresses."""
    desktop = Desktop(application(play))
    said = [desktop.enter(way_in(play, who))]
    [row] = rows(play, Obligation, duty="poverty_fraud")
    things = {
        "unit": row["unit_id"],
        "report": row["report_id"],
        "programme": row["programme"],
        "code": "5007",
    }
    for page in PAGES:
        rule = page.rule
        for name, thing in things.items():
            rule = rule.replace(f"<{name}>", str(thing))
        said.append(desktop.look(ROOT + rule) if "<" not in rule else "")
    return "\n".join(said)


def test_a_notice_says_only_that_something_is_to_be_opened(district: Play) -> None:
    sent(district)
    before = act(district, "daeng", "เมนู")
    act(district, "daeng", "รอตรวจ", "[ตรวจ]", "[ส่งกลับ]")

    assert CLOSED in before
    assert [] == nothing_of_it(before)
    district.clock.moment += timedelta(days=12)
    district.remind()
    pushed = "\n".join(str(one) for one in district.line.pushes)
    assert [] == nothing_of_it(pushed)


def test_every_opening_is_written_down(district: Play) -> None:
    sent(district)
    act(district, "daeng", "รอตรวจ", "[ตรวจ]")
    opened = rows(district, audit.Act, act="opened")
    act(district, "daeng", "รอตรวจ", "[ตรวจ]", "[ผ่าน]")
    act(district, "nida", "รอตรวจ", "[ตรวจ]")

    assert 1 == len(opened)
    assert [person(district, one) for one in ("daeng", "daeng", "nida")] == [
        one["person_id"] for one in rows(district, audit.Act, act="opened")
    ]


def test_when_its_sender_has_left_the_one_in_charge_sees_to_it(district: Play) -> None:
    with district.core.database.writing() as connection:
        offices.end(connection, "somchai-district_officer", at=district.clock.now())

    assert TITLE in act(district, "daeng", "งานที่ต้องส่ง")
    assert TITLE not in act(district, "mali", "งานที่ต้องส่ง")
