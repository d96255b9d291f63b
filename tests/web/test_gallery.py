"""The page of several pictures: previews first, the original on a tap, two side by side, for each person what she may see."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import ImageOps
from playwright.sync_api import Browser

from bot.clock import machine_ms
from models import audit
from models.evidence import Evidence
from tests.handlers.test_pictures import another_month, opened, reported, unsend
from tests.photos import jpeg, photo, scene
from tests.play import Play, actions
from tests.serving import served
from tests.stories import person, rows
from web.evidence import evidence
from web.pages import pages

CAPTION = "ป้ายกลุ่มและคนเข้าร่วมประชุม"


def app(play: Play) -> Flask:
    made = Flask("pages", static_folder=None)
    made.register_blueprint(pages)
    made.register_blueprint(evidence)
    made.extensions["sanam"] = SimpleNamespace(core=play.core)
    return made


def browser(play: Play) -> FlaskClient:
    return app(play).test_client()


def asked(play: Play, number: int = 1) -> str:
    """Let สมชาย ask for the pictures; return the path of his link."""
    said = play.press("somchai", "ขอดู", number=number)
    uri = next(str(one["uri"]) for one in actions(said) if "uri" in one)
    return uri.removeprefix("http://127.0.0.1:8000")


def album(play: Play, *names: str) -> str:
    reported(play, *names, caption=CAPTION)
    opened(play)
    return asked(play)


def twice(play: Play) -> str:
    """Let the same picture, mirrored, come in two months; return the path to both."""
    reported(play, "p1")
    opened(play)
    another_month(play, jpeg(ImageOps.mirror(scene(1)), 40))
    return asked(play, 2)


def words(answer: Any) -> str:
    return str(answer.get_data(as_text=True))


def test_previews_stand_side_by_side_and_a_tap_opens_the_original(anywhere: Play) -> None:
    play = anywhere
    link = album(play, "p1", "p2", "p3")
    client = browser(play)

    page = words(client.get(link))
    small, whole = client.get(f"{link}/preview/1"), client.get(f"{link}/content/1")

    assert CAPTION in page
    assert 3 == page.count("<figure>")
    assert f'<a href="{link}/content/1"><img src="{link}/preview/1"' in page
    assert "image/jpeg" == small.content_type
    assert photo(2) == whole.get_data()
    assert small.get_data() != whole.get_data()
    assert "no-store" == small.headers["Cache-Control"]


def test_every_picture_that_is_opened_is_written_down(play: Play) -> None:
    browser(play).get(album(play, "p1", "p2"))

    found = rows(play, audit.Act, act="evidence_opened")
    assert {row["id"] for row in rows(play, Evidence)} == {row["about_id"] for row in found}
    assert {person(play, "somchai")} == {row["person_id"] for row in found}


def test_one_that_was_taken_back_is_not_there_and_the_others_are(play: Play) -> None:
    link = album(play, "p1", "p2")
    unsend(play, "p1")
    client = browser(play)

    page = words(client.get(link))

    assert "ผู้ส่งลบแล้ว" in page
    assert 1 == page.count("<img")
    assert [403, 200] == [client.get(f"{link}/preview/{number}").status_code for number in (0, 1)]


def test_another_browser_sees_nothing(play: Play) -> None:
    link = album(play, "p1", "p2")
    browser(play).get(link)
    other = browser(play)

    assert [403, 403, 403] == [other.get(link + end).status_code for end in ("", "/preview/0", "/content/1")]


@pytest.mark.parametrize("number", ["2", "99", "-1", "x"])
def test_a_picture_that_the_link_does_not_name_is_not_served(play: Play, number: str) -> None:
    link = album(play, "p1", "p2")
    client = browser(play)
    client.get(link)

    assert client.get(f"{link}/content/{number}").status_code in {403, 404}


def test_a_link_cannot_be_made_to_name_more(play: Play) -> None:
    link = album(play, "p1", "p2")
    first, second = (row["id"] for row in rows(play, Evidence))
    only = play.core.passes.path(first, person(play, "somchai"), now_ms=machine_ms())

    assert 403 == browser(play).get(only.replace(first, f"{first}-{second}")).status_code
    assert 200 == browser(play).get(link).status_code


def test_who_acts_for_no_office_sees_only_her_own(play: Play) -> None:
    album(play, "p1", "p2")
    ids = [row["id"] for row in rows(play, Evidence)]
    people = (person(play, "mali"), "nobody")
    paths = [play.core.passes.path("-".join(ids), who, now_ms=machine_ms()) for who in people]

    assert [200, 403] == [browser(play).get(path).status_code for path in paths]


def test_two_that_are_alike_stand_side_by_side_with_their_months(play: Play) -> None:
    page = words(browser(play).get(twice(play)))

    assert "ดูคู่กัน" in page
    assert "22 พ.ย. 2564" in page
    assert "12 ธ.ค. 2564" in page
    assert 2 == page.count("<img")


@pytest.fixture
def base(play: Play) -> Iterator[str]:
    with served(app(play)) as address:
        yield address


def test_the_gallery_fits_an_old_phone(play: Play, base: str, chromium: Browser, tmp_path: Path) -> None:
    link = album(play, "p1", "p2", "p3", "p4")
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto(base + link, wait_until="networkidle")

    loaded = page.evaluate("[...document.images].map(one => one.complete && one.naturalWidth > 0)")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.screenshot(path=tmp_path / "gallery.png", full_page=True)
    least = page.evaluate("Math.min(...[...document.images].map(one => one.getBoundingClientRect().width))")
    page.close()

    assert [True] * 4 == loaded
    assert wide <= 390
    assert least > 150


def test_two_that_are_alike_are_shown_whole_on_a_phone(
    play: Play, base: str, chromium: Browser, tmp_path: Path
) -> None:
    link = twice(play)
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto(base + link, wait_until="networkidle")

    shapes = page.evaluate(
        "[...document.images].map(one => { const box = one.getBoundingClientRect(); return box.width / box.height; })"
    )
    page.screenshot(path=tmp_path / "pair.png", full_page=True)
    page.close()

    assert [1.3, 1.3] == [round(shape, 1) for shape in shapes]
