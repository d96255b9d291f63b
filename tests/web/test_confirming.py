"""Somebody without an account confirms a report: by a link that is spent once, or by a letter that the officer writes down."""

from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import unquote

import lxml.html
from flask import Flask

from models.confirmations import Confirmation
from models.obligations import Obligation
from models.reviews import Review
from tests import ladders
from tests.play import Play, actions
from tests.stories import act, contribute, file, register, rows
from web.confirming import confirming
from web.pages import pages

HOST = "http://127.0.0.1:8000"
NAME, LETTER = "สมศักดิ์ ใจงาม ผู้ใหญ่บ้าน", "ชม 0017/55"


def settled(play: Play) -> None:
    """Have สมชาย file what the head has passed and the second party is to confirm."""
    ladders.laddered(play, ladders.WITH_LEADER)
    register(play)
    contribute(play)
    file(play)
    ladders.appoint(play, "nida", "นิดา", "head", "moac-cm")
    act(play, "nida", "รอตรวจ", "[ตรวจ]", "[ผ่าน]")


def link(play: Play) -> str:
    act(play, "somchai", "ขอคำยืนยันจากภายนอก", "[ขอคำยืนยัน]", "[สร้างลิงก์]")
    [shared] = [str(one["uri"]) for one in actions(play.seen["somchai"]) if one.get("type") == "uri"]
    assert shared.startswith("https://line.me/R/share?text=")
    return unquote(shared).rpartition(HOST)[2]


def application(play: Play) -> Flask:
    app = Flask("pages", static_folder=None)
    for blueprint in (pages, confirming):
        app.register_blueprint(blueprint)
    app.extensions["sanam"] = SimpleNamespace(core=play.core_without_tasks())
    return app


def token(page: str) -> str:
    (field,) = lxml.html.fromstring(page).iterfind(".//input[@name='token']")
    return str(field.get("value"))


def test_a_link_shows_the_report_and_is_spent_once_by_a_name(play: Play) -> None:
    settled(play)
    path = link(play)
    browser, other = application(play).test_client(), application(play).test_client()

    shown = browser.get(path).get_data(as_text=True)
    again = browser.get(path).get_data(as_text=True)
    assert "กลุ่มผักอินทรีย์บ้านหนองบัว" in shown
    assert "0812345678" not in shown
    assert [] == rows(play, Review, result="confirmed")  # looking spends nothing
    nameless = browser.post(path, data={"token": token(again), "name": "", "letter": ""})
    assert "ขอชื่อผู้ยืนยันก่อน" in nameless.get_data(as_text=True)
    foreign = other.post(path, data={"token": token(again), "name": NAME})
    assert 403 == foreign.status_code
    done = browser.post(path, data={"token": token(again), "name": NAME, "letter": LETTER})
    twice = browser.post(path, data={"token": token(again), "name": NAME, "letter": LETTER})

    assert NAME in done.get_data(as_text=True)
    assert 403 == twice.status_code
    assert 403 == browser.get(path).status_code
    assert 403 == browser.get(f"{path}x").status_code
    assert 1 == len(rows(play, Review, result="confirmed"))
    [row] = rows(play, Obligation, duty="set1")
    assert ("accepted", None) == (row["state"], row["review_by"])


def test_a_new_link_ends_the_one_before_and_each_ends_by_itself(play: Play) -> None:
    settled(play)
    first, second = link(play), link(play)
    browser = application(play).test_client()

    assert (403, 200) == (browser.get(first).status_code, browser.get(second).status_code)
    play.clock.moment += timedelta(days=15)
    assert 403 == browser.get(second).status_code


def test_an_officer_writes_a_letter_down_with_its_number(play: Play) -> None:
    settled(play)
    path = link(play)
    assert "ไม่มีเรื่องที่รอคำยืนยัน" in act(play, "arun", "ขอคำยืนยันจากภายนอก")

    asked = act(play, "somchai", "ขอคำยืนยันจากภายนอก", "[ขอคำยืนยัน]", "[มีหนังสือแล้ว]", "มีแล้วค่ะ")
    done = act(play, "somchai", f"ที่ {LETTER} ผู้ใหญ่บ้าน")

    assert "ขอเลขที่หนังสือ" in asked
    assert LETTER in done
    assert 1 == len(rows(play, Review, result="confirmed"))
    assert 403 == application(play).test_client().get(path).status_code
    assert 1 == sum(row["spent_at"] is not None for row in rows(play, Confirmation))
    assert "ไม่มีเรื่องที่รอคำยืนยัน" in act(play, "somchai", "ขอคำยืนยันจากภายนอก")
