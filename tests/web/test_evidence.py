"""The page of a piece: for the officer who asked, for a quarter of an hour, in one browser, and written down."""

from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot.clock import machine_ms
from bot.line.outcomes import Outcome
from bot.passes import LIFE_MS
from models import audit, offices, people
from models.evidence import Evidence
from models.streams import PIECE
from models.vault import Vault
from tests.fakes import VOICE
from tests.play import Play, actions
from tests.stories import act, desk, person, register, rows
from web.evidence import evidence
from web.pages import pages

LONG = VOICE + bytes(range(256)) * 1024


def browser(play: Play) -> FlaskClient:
    app = Flask("pages", static_folder=None)
    app.register_blueprint(pages)
    app.register_blueprint(evidence)
    app.extensions["sanam"] = SimpleNamespace(core=play.core)
    return app.test_client()


def asked(play: Play, content: bytes | Outcome = LONG, kind: str = "audio") -> str:
    """Let มะลิ send a piece and สมชาย ask for it; return the path of his link."""
    register(play)
    play.line.contents["v1"] = content
    message = {"type": kind, "id": "v1", "duration": 12_000}
    play.event("mali", {"type": "message", "message": message})
    play.work()
    act(play, "somchai", "สวัสดี")
    # Above a picture stands what he is to look at of the new group, under the same word.
    return again(play, "ขอฟัง") if kind == "audio" else again(play, "ขอดู", number=2)


def again(play: Play, label: str, *, number: int = 1) -> str:
    said = play.press("somchai", label, number=number)
    uri = next(str(one["uri"]) for one in actions(said) if "uri" in one)
    return uri.removeprefix("http://127.0.0.1:8000")


def piece(play: Play) -> Any:
    [row] = rows(play, Evidence)
    return row


def signed(play: Play, who: str, *, now_ms: int = 0) -> str:
    """Make a link as our own keys would, for whomever."""
    return play.core.passes.path(piece(play)["id"], person(play, who), now_ms=now_ms or machine_ms())


def openings(play: Play) -> list[str]:
    return [row["person_id"] for row in rows(play, audit.Act, act="evidence_opened")]


def words(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def test_the_page_says_from_whom_and_when_and_plays_it(anywhere: Play) -> None:
    play = anywhere
    link = asked(play)
    client = browser(play)

    page = client.get(link)
    content = client.get(link + "/content")

    assert (200, 200) == (page.status_code, content.status_code)
    assert "เสียงจากคุณมะลิ" in words(page)
    assert "22 พ.ย. 2564" in words(page)
    assert "ยาว 12 วินาที" in words(page)
    assert f'<audio controls preload="metadata" src="{link}/content">' in words(page)
    assert LONG == content.get_data()
    assert ("audio/mp4", "inline") == (content.content_type, content.headers["Content-Disposition"])


def test_every_opening_is_written_down(anywhere: Play) -> None:
    play = anywhere
    link = asked(play)
    client = browser(play)

    client.get(link)
    client.get(link)

    assert [person(play, "somchai")] * 2 == openings(play)


def test_no_browser_and_no_proxy_keeps_anything_and_nothing_comes_from_elsewhere(play: Play) -> None:
    link = asked(play)
    client = browser(play)

    answers = [client.get(link), client.get(link + "/content"), client.get("/evidence/made-up")]

    for answer in answers:
        assert "no-store" == answer.headers["Cache-Control"]
        assert "nosniff" == answer.headers["X-Content-Type-Options"]
        assert "no-referrer" == answer.headers["Referrer-Policy"]
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "http" not in words(answers[0])


def test_the_link_opens_in_its_first_browser_only(anywhere: Play) -> None:
    play = anywhere
    link = asked(play)
    first, second = browser(play), browser(play)
    first.get(link)

    page, content = second.get(link), second.get(link + "/content")

    assert (403, 403) == (page.status_code, content.status_code)
    assert "เปิดไปแล้วในเครื่องอื่น" in words(page)
    assert 200 == first.get(link).status_code
    assert 1 + 1 == len(openings(play))


def test_the_content_alone_opens_nothing(play: Play) -> None:
    link = asked(play)

    assert 403 == browser(play).get(link + "/content").status_code


def test_a_cookie_that_was_made_up_is_not_taken(play: Play) -> None:
    link = asked(play)
    client = browser(play)
    client.set_cookie("evidence", "x" * 5, path="/evidence/")

    cookie = client.get(link).headers["Set-Cookie"]

    assert "evidence=xxxxx" not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/evidence/" in cookie


def test_looking_whether_there_is_a_page_does_not_use_the_link_up(play: Play) -> None:
    link = asked(play)

    assert 405 == browser(play).head(link).status_code
    assert 200 == browser(play).get(link).status_code


def test_a_link_is_over_after_its_time(play: Play) -> None:
    asked(play)
    link = signed(play, "somchai", now_ms=machine_ms() - LIFE_MS)

    answer = browser(play).get(link)

    assert 403 == answer.status_code
    assert "หมดเวลา" in words(answer)
    assert [] == openings(play)


def test_a_link_for_somebody_who_does_not_act_for_the_office_opens_nothing(play: Play) -> None:
    asked(play)
    act(play, "daeng", "สวัสดี")

    assert 403 == browser(play).get(signed(play, "daeng")).status_code


def test_who_sent_a_piece_may_look_at_it_too(play: Play) -> None:
    asked(play)

    assert 200 == browser(play).get(signed(play, "mali")).status_code


def test_who_lost_the_role_meanwhile_opens_nothing(play: Play) -> None:
    link = asked(play)
    with play.core.database.writing() as connection:
        for role in offices.roles_of(connection, person(play, "somchai"), at=play.core.clock.now()):
            offices.end(connection, role.id, at=play.core.clock.now())

    assert 403 == browser(play).get(link).status_code


def test_what_was_taken_back_is_not_shown_even_with_an_open_page(play: Play) -> None:
    link = asked(play)
    client = browser(play)
    client.get(link)
    play.event("mali", {"type": "unsend", "unsend": {"messageId": "v1"}})

    page, content = client.get(link), client.get(link + "/content")

    assert (403, 403) == (page.status_code, content.status_code)
    assert "ลบข้อความนี้แล้ว" in words(page)


def test_what_an_erased_person_sent_cannot_be_opened(play: Play) -> None:
    link = asked(play)
    client = browser(play)
    client.get(link)
    with play.core.database.writing() as connection:
        # Another process erases her: this one still remembers the key.
        other = Vault(play.core.vault.keyring)
        other.forget(connection, people.owner_of(person(play, "mali")))

    assert 403 == client.get(link + "/content").status_code


RANGES = [
    ("bytes=0-99", 0, 100),
    ("bytes=100-", 100, len(LONG)),
    ("bytes=-50", len(LONG) - 50, len(LONG)),
    (f"bytes={PIECE - 1}-{PIECE}", PIECE - 1, PIECE + 1),
    (f"bytes=0-{10 * len(LONG)}", 0, len(LONG)),
]


@pytest.mark.parametrize(("wanted", "start", "end"), RANGES)
def test_a_player_may_ask_for_a_part(play: Play, wanted: str, start: int, end: int) -> None:
    link = asked(play)
    client = browser(play)
    client.get(link)

    answer = client.get(link + "/content", headers={"Range": wanted})

    assert (206, LONG[start:end]) == (answer.status_code, answer.get_data())
    assert f"bytes {start}-{end - 1}/{len(LONG)}" == answer.headers["Content-Range"]
    assert str(end - start) == answer.headers["Content-Length"]


@pytest.mark.parametrize("wanted", [f"bytes={len(LONG)}-", f"bytes={len(LONG) + 9}-{len(LONG) + 99}"])
def test_a_part_past_the_end_is_refused(play: Play, wanted: str) -> None:
    link = asked(play)
    client = browser(play)
    client.get(link)

    answer = client.get(link + "/content", headers={"Range": wanted})

    assert (416, f"bytes */{len(LONG)}") == (answer.status_code, answer.headers["Content-Range"])


@pytest.mark.parametrize("wanted", ["lines=1-2", "nonsense", "bytes=a-b"])
def test_a_part_that_nobody_understands_is_answered_with_all(play: Play, wanted: str) -> None:
    link = asked(play)
    client = browser(play)
    client.get(link)

    answer = client.get(link + "/content", headers={"Range": wanted})

    assert (200, LONG) == (answer.status_code, answer.get_data())


def test_a_page_that_came_as_a_voice_note_can_only_be_saved(play: Play) -> None:
    link = asked(play, b"<html><script>alert(1)</script></html>")
    client = browser(play)

    page, content = client.get(link), client.get(link + "/content")

    assert "<audio" not in words(page)
    assert "บันทึกลงเครื่อง" in words(page)
    assert "application/octet-stream" == content.content_type
    assert content.headers["Content-Disposition"].startswith("attachment")


def test_a_picture_stands_on_its_page(play: Play) -> None:
    link = asked(play, b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(50), kind="image")
    client = browser(play)

    assert f'<img src="{link}/content"' in words(client.get(link))
    assert "image/jpeg" == client.get(link + "/content").content_type


def test_a_name_is_never_markup(play: Play) -> None:
    link = asked(play)
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        key = here.vault.key(connection, people.owner_of(person(play, "mali")))
        people.change(connection, person(play, "mali"), name=key.seal("<b>มะลิ</b>"))

    assert "&lt;b&gt;มะลิ&lt;/b&gt;" in words(browser(play).get(link))


@pytest.mark.parametrize("link", ["x", "a.b.c.d", "%ff", "..", "a" * 5_000])
def test_a_link_that_was_made_up_opens_nothing(play: Play, link: str) -> None:
    register(play)

    assert browser(play).get(f"/evidence/{link}").status_code in {403, 404}
