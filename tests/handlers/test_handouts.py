"""Summaries that are handed on: the same figures as words and as a picture, with their moment, and nothing of anybody."""

import io
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from engine.handouts.handout import Handout, Line, from_dict, to_dict
from engine.obligations.calendar import BANGKOK
from models.handouts import KeptHandout
from tests.play import Play, actions
from tests.stories import CHAIR, GROUP, act, register, rows
from tests.web.board_kit import application
from web.summaries import summaries


@pytest.fixture
def late(play: Play) -> Play:
    register(play)
    play.clock.moment = play.clock.moment.replace(month=12, day=2)
    return play


def test_the_summary_is_handed_on_as_words_and_as_a_picture(late: Play) -> None:
    told = act(late, "somchai", "สรุป", "[ส่งต่อเข้ากลุ่ม]")
    [kept] = rows(late, KeptHandout)
    link = next(one["uri"] for one in actions(late.seen["somchai"]) if one.get("label") == "เลือกกลุ่ม")
    app = application(late)
    app.register_blueprint(summaries)
    web = app.test_client()

    page = web.get(f"/summary/{kept['id']}")
    picture = web.get(f"/summary/{kept['id']}.png")

    done, of = from_dict(kept["facts"]).total
    assert f"ส่งแล้ว {done} จาก {of}" in told
    assert "ข้อมูลเมื่อ 2 ธ.ค. 2564" in told
    assert link.startswith("https://line.me/R/share?text=") or link.endswith(f"/summary/{kept['id']}")
    shared = page.text.split('class="go" href="')[1].split('"')[0]
    words = parse_qs(urlsplit(shared).query)["text"][0]
    assert words.splitlines() == told.splitlines()[: len(words.splitlines())]
    assert [] == [one for one in (GROUP, CHAIR, "มะลิ") if one in told + page.text]
    assert (200, "image/png") == (picture.status_code, picture.content_type)
    assert 1080 == Image.open(io.BytesIO(picture.data)).width
    assert 404 == web.get("/summary/" + "0" * 48).status_code
    assert 404 == web.get("/summary/" + "0" * 48 + ".png").status_code


def test_who_acts_for_no_office_gets_no_summary(late: Play) -> None:
    act(late, "somchai", "สรุป")
    late.seen["mali"] = late.seen["somchai"]

    said = act(late, "mali", "[ส่งต่อเข้ากลุ่ม]")

    assert "ส่งแล้ว" not in said
    assert [] == rows(late, KeptHandout)


def test_the_total_is_that_of_the_lines() -> None:
    moment = datetime(2021, 12, 2, 9, tzinfo=BANGKOK)

    one = Handout("ก", moment, (Line("แม่ริม", 3, 4), Line("ฝาง", 0, 5)))

    assert (3, 9) == one.total
    assert one == from_dict(to_dict(one))
