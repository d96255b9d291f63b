"""The page with all that is held of a person: hers alone, in one browser, and the copy once."""

import io
import json
import zipfile
from types import SimpleNamespace

from flask import Flask
from flask.testing import FlaskClient

from bot.clock import machine_ms
from bot.passes import MINE
from models import audit
from tests.photos import photo
from tests.play import Play, actions
from tests.stories import GROUP, PHONE, act, contribute, person, register, rows
from tests.web.test_evidence import asked as picture_asked
from tests.web.test_evidence import browser as evidence_browser
from tests.web.test_evidence import signed
from web.mine import mine
from web.pages import pages


def browser(play: Play) -> FlaskClient:
    app = Flask("pages", static_folder=None)
    app.register_blueprint(pages)
    app.register_blueprint(mine)
    app.extensions["sanam"] = SimpleNamespace(core=play.core)
    return app.test_client()


def link(play: Play, who: str = "mali") -> str:
    act(play, who, "ข้อมูลของฉัน")
    [uri] = [str(one["uri"]) for one in actions(play.seen[who]) if "/mine/" in str(one.get("uri"))]
    return uri.removeprefix("http://127.0.0.1:8000").partition("?")[0]


def test_she_sees_everything_and_takes_her_copy_once_in_one_browser(play: Play) -> None:
    register(play)
    contribute(play)
    path, here = link(play), browser(play)

    page = here.get(path).get_data(as_text=True)
    taken = here.get(f"{path}/copy")

    assert [] == [one for one in ("มะลิ", GROUP, "081-234-5678", "ผักสลัด") if one not in page]
    assert "no-store" == taken.headers["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(taken.data)) as pack:
        found = json.loads(pack.read("data.json"))
        names = set(pack.namelist())
        assert "ผักสลัด" in pack.read("data.html").decode()
        assert pack.read("answers.csv").decode("utf-8-sig").startswith("เลขที่รับ")
    assert ["มะลิ"] == [one["name"] for one in found["data"]["person"]]
    assert PHONE in {one["typed"] for one in found["data"]["answers"]}
    assert {"data.html", "data.json", "reports.csv"} <= names
    assert 403 == here.get(f"{path}/copy").status_code
    assert 403 == browser(play).get(path).status_code
    done = [row["act"] for row in rows(play, audit.Act, person_id=person(play, "mali"))]
    assert [1, 1] == [done.count("data_seen"), done.count("data_copied")]


def test_a_link_that_is_not_hers_or_is_over_opens_nothing(play: Play) -> None:
    register(play)
    path, here = link(play), browser(play)
    late = play.core.passes.path("mine", person(play, "mali"), now_ms=machine_ms() - MINE.life_ms, door=MINE)
    other = play.core.passes.path("other", person(play, "mali"), now_ms=machine_ms(), door=MINE)

    wrong = (path[:-2] + "xx", late, other, "/mine/x", f"{path}/copy")

    assert [403] * 5 == [here.get(one).status_code for one in wrong]
    assert 405 == here.head(path).status_code


def test_a_link_of_somebody_who_was_deleted_opens_nothing(play: Play) -> None:
    register(play)
    path = link(play)
    act(play, "mali", "ลบข้อมูลของฉัน", "[ไปขั้นลบข้อมูล]", "[ใช่ ลบทั้งหมด]")

    assert 403 == browser(play).get(path).status_code


def test_an_officer_reads_beside_a_picture_whether_it_may_be_used_for_more(play: Play) -> None:
    before = evidence_browser(play).get(picture_asked(play, photo(1), "image")).get_data(as_text=True)
    act(play, "mali", "ข้อมูลของฉัน", "[สิ่งที่อนุญาตไว้]", "[อนุญาต]")

    after = evidence_browser(play).get(signed(play, "somchai")).get_data(as_text=True)

    assert "ใช้กับรายงานนี้เท่านั้น" in before
    assert "อนุญาตให้ใช้นอกเหนือจากรายงานได้" in after
