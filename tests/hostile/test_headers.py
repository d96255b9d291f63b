"""Every answer of every address carries what keeps a page from being framed, fed, guessed at or kept."""

from collections.abc import Iterator
from typing import Any

import lxml.html
import pytest
from werkzeug.test import TestResponse

from tests.hostile.kit import PUBLIC, House, cookies, move
from tests.stories import rows
from web.armour import closed

CLOSED = (
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action",
    "default-src 'none'",
)
OPEN_TO_KEEP = {"pages.static", "media.file", "summaries.picture"}


def _answers(house: House) -> Iterator[tuple[str, TestResponse]]:
    """Return what every address answers to nobody, and to who looks after a programme."""
    clients = (house.stranger(), house.known("arun").client)
    for rule in house.rules():
        for client in clients:
            for method in ("GET", "POST"):
                move(client)
                answer = client.open(house.address(rule), method=method)
                yield f"{method} {rule.rule}", answer
                answer.close()


@pytest.fixture(scope="module")
def answers(house: House) -> list[tuple[str, TestResponse]]:
    return list(_answers(house))


def test_every_answer_is_shut_to_frames_objects_and_other_bases(
    answers: list[tuple[str, TestResponse]],
) -> None:
    for where, answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert [] == [part for part in CLOSED if part not in policy], where
        assert not {"unsafe-inline", "unsafe-eval", "*", "data:", "http:", "https:"} & set(
            policy.replace(";", " ").split()
        ), where


def test_every_answer_is_taken_for_what_it_says_and_told_to_nobody(
    answers: list[tuple[str, TestResponse]],
) -> None:
    for where, answer in answers:
        assert "nosniff" == answer.headers["X-Content-Type-Options"], where
        assert "no-referrer" == answer.headers["Referrer-Policy"], where
        assert "max-age=31536000; includeSubDomains" == answer.headers["Strict-Transport-Security"], where
        assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")], where


def test_every_text_says_how_it_is_written(answers: list[tuple[str, TestResponse]]) -> None:
    for where, answer in answers:
        kind = answer.headers.get("Content-Type", "")
        assert kind or not answer.content_length, where
        assert not kind.startswith("text/") or "charset=utf-8" in kind, where


def test_nothing_but_what_is_for_everybody_is_kept_by_a_browser(house: House) -> None:
    desktop = house.known("arun")
    for rule in house.rules():
        move(desktop.client)
        answer = desktop.client.get(house.address(rule))
        if rule.endpoint not in OPEN_TO_KEEP:
            assert "no-store" == answer.headers["Cache-Control"], rule.rule
        answer.close()


def test_every_cookie_is_this_host_s_alone_and_out_of_the_reach_of_scripts(house: House) -> None:
    desktop = house.desktop("somchai")
    desktop.client.post("/board/language", data={"language": "en"})
    seen = {one.key: one for one in (desktop.client._cookies or {}).values()}
    assert {"__Host-board", "__Host-enter", "__Host-board_language"} == set(seen)
    answer = house.stranger().get("/enter/" + "x" * 22)
    assert {} == cookies(answer)
    for one in seen.values():
        assert (True, True, "Lax", "/") == (one.secure, one.http_only, one.same_site, one.path), one.key


def test_no_page_runs_a_script_of_its_own_text(answers: list[tuple[str, TestResponse]]) -> None:
    pages = [
        (where, one) for where, one in answers if one.headers.get("Content-Type", "").startswith("text/html")
    ]
    assert len(pages) > 50
    for where, answer in pages:
        page: Any = lxml.html.fromstring(answer.get_data())
        assert [] == page.xpath(
            "//script[not(@src)] | //style | //@style | //object | //embed | //base | //iframe"
        ), where
        assert [] == [name for name in page.xpath("//@*") if name.attrname.startswith("on")], where
        assert [] == [
            url
            for url in page.xpath("//@href | //@src | //@action")
            if url.split(":")[0] in {"javascript", "data"}
        ], where


def test_a_policy_that_speaks_of_some_things_is_shut_for_the_rest() -> None:
    assert closed("").startswith("default-src 'none'")
    assert (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        == closed("default-src 'self'")
    )
    assert 1 == closed("default-src 'none'; base-uri 'self'").count("base-uri")


def test_a_link_never_names_another_host_than_ours(house: House) -> None:
    for answer in (
        house.stranger().get("/", headers={"Host": "evil.example"}),
        house.stranger().get(
            "/", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher"}
        ),
        house.known("arun").client.get(
            "/board/admin/people?office=moac-cm", headers={"Host": "evil.example"}
        ),
    ):
        assert "evil" not in str(answer.headers)
        assert b"evil" not in answer.get_data()


def test_the_world_of_the_walk_is_the_one_with_a_report(house: House) -> None:
    from models.reports import Report

    assert PUBLIC.startswith("https")
    assert rows(house.play, Report)
