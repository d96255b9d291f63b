"""Anybody answers a form from a QR on the wall, without an account or a script; the counts reach the report."""

from datetime import timedelta

import pytest

from models import reports, walls
from tests.measures_kit import WALL, measured, published
from tests.play import Play
from tests.stories import act, rows
from tests.web.wall_kit import Visitor, application, link, opened, visits
from web.tries import Tries
from web.wall import door

THANKS = "ได้รับคำตอบแล้ว"
CLOSED = "ปิดรับคำตอบแล้ว"
NAMED = "| | text | name | ขอชื่อค่ะ | | | | | | ชื่อ | person |\n| | text | why |"

__all__ = ["measured"]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test try as often as it likes, whatever others did in this minute."""
    for name in ("OF_A_LINK", "OF_A_BROWSER", "OF_A_STRANGER"):
        monkeypatch.setattr(door, name, Tries(1_000))


def to_the_event(measured: Play) -> str:
    act(measured, "somchai", "งานค้าง")
    measured.press("somchai", "ทำเลย", number=3)
    return act(measured, "somchai", "20 พ.ย.")


def test_an_officer_gets_a_code_with_one_tap_and_sees_until_when_it_works(measured: Play) -> None:
    where = opened(measured)
    [wall] = rows(measured, walls.Wall)

    assert where.startswith(f"/ask/{wall['id']}-")
    assert "รับถึง 22 พ.ย. 2564 23.59 น." in act(measured, "somchai", "ขอ QR")
    poster = Visitor(application(measured), where).look("/poster")
    assert "<svg" in poster
    assert "ตอบได้ถึง 22 พ.ย. 2564 23.59 น." in poster


def test_a_visitor_answers_and_is_thanked(measured: Play) -> None:
    visitor = visits(measured, opened(measured))

    assert "ไม่ถามชื่อ" in visitor.words()
    assert THANKS in visitor.answer("พอใจมาก", age="๖๒")
    [answered] = rows(measured, walls.Answered)
    assert ({"/data/score": "4", "/data/age": "62"}, None) == (answered["answers"], answered["sealed"])


def test_what_an_answer_brings_up_is_asked_and_nothing_typed_is_lost(measured: Play) -> None:
    visitor = visits(measured, opened(measured))

    said = visitor.answer("พอใจน้อย", age="62")
    assert "อยากให้ปรับอะไรคะ" in said
    assert [] == rows(measured, walls.Answered)
    assert THANKS in visitor.answer("พอใจน้อย", age="62", why="ห้องร้อน")
    assert ["ห้องร้อน"] == [one["answers"]["/data/why"] for one in rows(measured, walls.Answered)]


@pytest.mark.parametrize(("score", "age", "fault"), [("", "62", "จำเป็น"), ("พอใจมาก", "200", "119")])
def test_what_does_not_read_is_named_and_nothing_is_kept(
    measured: Play, score: str, age: str, fault: str
) -> None:
    visitor = visits(measured, opened(measured))

    visitor.answer(score, age=age)
    assert [] == rows(measured, walls.Answered)
    assert 1 == len(visitor.faults())
    assert 'value="' + age + '"' in visitor.words()
    del fault


def test_a_browser_answers_once_and_a_shared_phone_for_somebody_else(measured: Play) -> None:
    visitor = visits(measured, opened(measured))
    visitor.answer("พอใจมาก")

    assert THANKS in visitor.look()
    assert "วันนี้พอใจแค่ไหนคะ" in visitor.press("again")
    assert THANKS in visitor.answer("พอใจมากที่สุด")
    assert 2 == len(rows(measured, walls.Answered))


def test_the_same_answer_sent_twice_counts_once(measured: Play) -> None:
    visitor = visits(measured, opened(measured))
    page = visitor.last
    visitor.answer("พอใจมาก")
    visitor.last = page
    visitor.answer("พอใจมาก")

    assert 1 == len(rows(measured, walls.Answered))


def test_counts_and_means_reach_the_report_with_the_number_of_answers(measured: Play) -> None:
    where = opened(measured)
    for score in ("พอใจมากที่สุด", "พอใจมาก", "พอใจมาก"):
        visits(measured, where).answer(score)

    said = to_the_event(measured)
    assert "จาก QR: 3 จาก 3 คำตอบ" in said
    said = act(measured, "somchai", "[ใช้ 3 คน]")
    assert "จาก QR: 4.33 จาก 3 คำตอบ" in said
    said = act(measured, "somchai", "[ใช้ 4.33 คะแนน]", "2,000")
    assert "คนมา\n3 คน (จาก 3 คำตอบ)" in said
    act(measured, "somchai", "[ส่ง]")
    [report] = rows(measured, reports.Report, purpose="report")
    assert ("3", "4.33") == (report["answers"]["/data/attended"], report["answers"]["/data/satisfied"])


def test_a_paper_tally_is_typed_instead(measured: Play) -> None:
    where = opened(measured)
    visits(measured, where).answer("พอใจมาก")
    to_the_event(measured)

    said = act(measured, "somchai", "41", "4.5", "2,000")
    assert "คนมา\n41 คน\n" in said


def test_a_form_closes_by_a_tap_and_may_be_opened_again_under_the_same_code(measured: Play) -> None:
    where = opened(measured)
    assert "ปิดรับแล้ว" in act(measured, "somchai", "[ปิดรับคำตอบ]")
    assert CLOSED in Visitor(application(measured), where).look()

    act(measured, "somchai", "[ขอ QR ให้คนตอบ]")
    assert where == link(measured)
    assert "วันนี้พอใจแค่ไหนคะ" in Visitor(application(measured), where).look()


def test_a_form_closes_by_itself_and_takes_no_answer_after_that(measured: Play) -> None:
    visitor = visits(measured, opened(measured))
    measured.clock.moment += timedelta(days=1)

    assert CLOSED in visitor.answer("พอใจมาก")
    assert CLOSED in Visitor(application(measured), visitor.where).look()
    assert [] == rows(measured, walls.Answered)


@pytest.mark.parametrize("change", ["x", "-", "AAAA"])
def test_a_link_that_nobody_of_us_made_opens_nothing(measured: Play, change: str) -> None:
    visitor = Visitor(application(measured), opened(measured) + change)

    assert "ไม่พบแบบสอบถามนี้" in visitor.look()
    assert 403 == visitor.status


def test_an_answer_from_another_site_or_without_our_mark_is_not_taken(measured: Play) -> None:
    visitor = visits(measured, opened(measured))
    visitor.post({"do": "send", "token": "made up", "v:/data/age": "62"})
    assert 403 == visitor.status
    visitor.look()
    page = visitor.words()
    token = page.split('name="token" value="')[1].split('"')[0]
    visitor.post({"do": "send", "token": token}, **{"Sec-Fetch-Site": "cross-site"})

    assert 403 == visitor.status
    assert [] == rows(measured, walls.Answered)


def test_a_stuck_key_is_asked_to_wait(measured: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    where = opened(measured)
    monkeypatch.setattr(door, "OF_A_BROWSER", Tries(2))
    visitor = visits(measured, where)
    visitor.look()

    assert "รอ 1 นาที" in visitor.look()
    assert 429 == visitor.status


def test_an_office_that_does_not_owe_the_report_opens_and_closes_nothing(measured: Play) -> None:
    opened(measured)
    stolen = measured.data("somchai", "ปิดรับคำตอบ")
    measured.event("mali", {"type": "postback", "postback": {"data": stolen}})

    [wall] = rows(measured, walls.Wall)
    assert wall["closes_at"] > measured.clock.moment


def test_a_name_is_asked_only_where_the_programme_asks_for_it_and_then_sealed(measured: Play) -> None:
    published(measured, WALL.replace("| | text | why |", NAMED))
    visitor = visits(measured, opened(measured))
    assert "เก็บไว้แบบปิด" in visitor.words()
    visitor.answer("", name="แดง แสนดี")
    assert 'value="แดง แสนดี"' in visitor.words()

    assert THANKS in visitor.answer("พอใจมาก", name="แดง แสนดี")
    [answered] = rows(measured, walls.Answered)
    assert {"/data/score": "4"} == answered["answers"]
    assert "แดง".encode() not in answered["sealed"]


def test_a_page_of_a_visitor_is_kept_nowhere(measured: Play) -> None:
    visitor = visits(measured, opened(measured))
    assert visitor.last is not None
    headers = visitor.last.headers

    assert "no-store" == headers["Cache-Control"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "HttpOnly" in headers["Set-Cookie"]
    assert "SameSite=Lax" in headers["Set-Cookie"]
