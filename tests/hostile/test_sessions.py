"""Whose browser it is, is never for a stranger to say: no session is planted, shared, kept past its end, or lent to a lower role."""

from http import HTTPStatus

import pytest

from cli import ops_sessions
from handlers import joining_in
from models.base import table
from models.web_sessions import WebSession
from tests.hostile.kit import House, move
from tests.stories import desk, person, rows
from tests.web.board_kit import HOST, way_in
from web.board.pages import PAGES, ROOT

PLANTED = "x" * 32
HOME = "/board"


def _cookie(browser: object, name: str = "__Host-board") -> str:
    kept = browser.get_cookie(name, path="/")  # type: ignore[attr-defined]
    return kept.value if kept else ""


def _ways(house: House) -> list[tuple[str, str]]:
    """Return every way of looking and acting behind the door."""
    return [
        (method, house.address(rule))
        for rule in house.rules()
        if rule.rule.startswith(ROOT) and rule.endpoint not in {"boards.leave", "boards.language"}
        for method in sorted({"GET", "POST"} & (rule.methods or set()))
    ]


def test_nobody_gets_past_the_door_at_any_address(house: House) -> None:
    ways = _ways(house)
    assert len(ways) >= len(PAGES)
    for cookie in ("", PLANTED, "' OR 1=1 --", "\x7f"):
        client = house.stranger()
        client.set_cookie("__Host-board", cookie, path="/")
        for method, where in ways:
            assert 401 == client.open(where, method=method).status_code, (where, cookie)


def test_a_planted_session_is_not_the_one_that_is_signed_in(house: House) -> None:
    victim = house.stranger()
    victim.set_cookie("__Host-board", PLANTED, path="/")
    link = way_in(house.play, "somchai").removeprefix(HOST)
    page = victim.get(link).get_data(as_text=True)
    token = page.partition('name="token" value="')[2].partition('"')[0]
    assert 303 == victim.post(link, data={"token": token}).status_code

    assert PLANTED != _cookie(victim)
    thief = house.stranger()
    thief.set_cookie("__Host-board", PLANTED, path="/")
    assert 401 == thief.get(HOME).status_code


def test_a_cookie_of_a_sibling_host_is_not_read(house: House) -> None:
    desktop = house.desktop("somchai")
    thief = house.stranger()
    thief.set_cookie("board", _cookie(desktop.client), path="/")

    assert 401 == thief.get(HOME).status_code


def test_after_going_out_the_cookie_opens_nothing_and_the_browser_forgets(house: House) -> None:
    desktop = house.desktop("somchai")
    kept = _cookie(desktop.client)
    token = desktop.page().xpath("//form[contains(@action, '/leave')]//input[@name='token']/@value")[0]
    left = desktop.client.post("/board/leave", data={"token": token})

    assert '"cache", "storage"' == left.headers["Clear-Site-Data"]
    assert "" == _cookie(desktop.client)
    thief = house.stranger()
    thief.set_cookie("__Host-board", kept, path="/")
    assert 401 == thief.get(HOME).status_code


def test_coming_in_anew_ends_the_session_that_the_browser_had(house: House) -> None:
    desktop = house.desktop("somchai")
    before = _cookie(desktop.client)
    desktop.enter(way_in(house.play, "somchai").removeprefix(HOST))

    assert before != _cookie(desktop.client)
    thief = house.stranger()
    thief.set_cookie("__Host-board", before, path="/")
    assert 401 == thief.get(HOME).status_code
    assert "new_way_in" in {one["ended_by"] for one in rows(house.play, WebSession)}


def test_every_page_has_the_way_out(house: House) -> None:
    desktop = house.known("arun")
    for page in PAGES:
        where = house.address(next(rule for rule in house.rules() if rule.endpoint == f"boards.{page.name}"))
        move(desktop.client)
        answer = desktop.client.get(where)
        if (
            answer.status_code == HTTPStatus.OK
            and answer.mimetype == "text/html"
            and "data-bare" not in answer.get_data(as_text=True)
        ):
            assert b'action="/board/leave"' in answer.get_data() or page.name == "paper", where
        answer.close()


def test_every_change_needs_the_mark_of_our_own_page(house: House) -> None:
    desktop = house.desktop("arun")
    token = desktop.page().xpath("//form[contains(@action, '/leave')]//input[@name='token']/@value")[0]
    other = house.desktop("arun")
    foreign = other.page().xpath("//form[contains(@action, '/leave')]//input[@name='token']/@value")[0]
    before = len(rows(house.play, WebSession))
    for method, where in _ways(house):
        if method == "POST":
            for sent, site in (
                ({}, "same-origin"),
                ({"token": foreign}, "same-origin"),
                ({"token": token}, "cross-site"),
                ({"token": token}, "same-site"),
            ):
                move(desktop.client)
                answer = desktop.client.post(where, data=sent, headers={"Sec-Fetch-Site": site})
                assert 403 == answer.status_code, (where, sent, site)
    desktop.client.post("/board/leave", data={"token": token}, headers={"Sec-Fetch-Site": "cross-site"})
    assert 200 == desktop.client.get(HOME).status_code
    assert before == len(rows(house.play, WebSession))


def test_a_new_phone_ends_what_the_old_one_had_opened(house: House) -> None:
    desktop = house.desktop("somchai")
    unused = way_in(house.play, "somchai").removeprefix(HOST)
    with house.play.core.database.writing() as connection:
        joining_in._relink(desk(house.play, connection), "nobody", person(house.play, "somchai"))

    assert 401 == desktop.client.get(HOME).status_code
    assert 403 == house.stranger().get(unused).status_code


def test_an_operator_puts_everybody_out_at_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ops_sessions, "open_core", lambda: house.play.core)
    told = house.app.test_cli_runner()
    first, second = house.desktop("somchai"), house.desktop("arun")
    unused = way_in(house.play, "somchai").removeprefix(HOST)
    listed = told.invoke(ops_sessions.sessions, ["list"]).output
    assert person(house.play, "arun") in listed
    assert 2 == told.invoke(ops_sessions.sessions, ["end"]).exit_code
    assert 0 == told.invoke(ops_sessions.sessions, ["end", "--person", person(house.play, "arun")]).exit_code
    assert (200, 401) == (first.client.get(HOME).status_code, second.client.get(HOME).status_code)

    assert 0 == told.invoke(ops_sessions.sessions, ["end", "--all"]).exit_code
    assert 401 == first.client.get(HOME).status_code
    assert 403 == house.stranger().get(unused).status_code
    house.signed.clear()


def test_a_person_sees_where_she_is_signed_in_and_ends_any_of_it_but_nobody_elses(house: House) -> None:
    ours = [house.desktop("somchai") for _ in range(3)]
    arun = house.desktop("arun")
    [of_arun] = [one for one in rows(house.play, WebSession, person_id=person(house.play, "arun")) if one["ended_ms"] is None][-1:]  # fmt: skip
    here = ours[0]

    page = here.look(f"{HOME}/sessions")
    here.press(0)
    assert [200, 401] == sorted({one.client.get(HOME).status_code for one in ours})
    here.look(f"{HOME}/sessions")
    here.press(0, session=of_arun["id"])
    assert 200 == arun.client.get(HOME).status_code

    here.look(f"{HOME}/sessions")
    here.press(0, session="others")
    assert [200, 401, 401] == [one.client.get(HOME).status_code for one in ours]
    assert 3 <= page.count('name="session"')


def test_what_is_kept_of_a_session_opens_nothing(house: House) -> None:
    house.desktop("somchai")
    thief = house.stranger()
    for row in rows(house.play, WebSession):
        for value in (row["cookie_hash"], row["id"]):
            thief.set_cookie("__Host-board", str(value)[:32], path="/")
            assert 401 == thief.get(HOME).status_code
    assert 64 == table(WebSession).c.cookie_hash.type.length  # type: ignore[attr-defined]
