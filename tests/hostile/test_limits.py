"""Nobody wears us out: not from one address, not with one body, not by guessing, and what broke is never shown."""

import json
import logging
import time
from dataclasses import replace

import pytest
from flask import Flask

from bot import config
from tests.hostile.kit import PUBLIC, House, move
from tests.web.board_kit import HOST, way_in
from web import armour
from web.board.pages import PAGES, ROOT
from web.tries import Tries

A_BREAK = "what a person said"


def test_one_address_that_never_rests_is_asked_to_wait_and_nobody_else_is(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(armour, "OF_AN_ADDRESS", Tries(5))
    client = house.stranger()

    assert [200] * 5 + [429] == [client.get("/privacy").status_code for _ in range(6)]
    assert "60" == client.get("/privacy").headers["Retry-After"]
    assert 200 == house.stranger().get("/privacy").status_code
    assert 200 == client.get("/healthz").status_code


def test_line_is_never_slowed_down(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(armour, "OF_AN_ADDRESS", Tries(0))

    assert {400} == {house.stranger().post("/line/webhook", data=b"{}").status_code for _ in range(20)}


@pytest.mark.parametrize(
    "door",
    ["/enter/{}", "/report/{}", "/table/{}", "/ask/{}-x", "/evidence/{}", "/files/{}", "/confirm/{}-x"],
)
def test_guessing_a_link_opens_nothing_however_often(house: House, door: str) -> None:
    client = house.stranger()
    seen = {client.get(door.format(f"{number:022d}")).status_code for number in range(35)}

    assert seen <= {403, 429}


def test_bodies_that_are_too_large_are_refused_before_they_are_kept(house: House) -> None:
    desktop = house.desktop("arun")
    token = desktop.page().xpath("//form[contains(@action, '/leave')]//input[@name='token']/@value")[0]
    limits = {f"boards.{page.name}_act": page.most_bytes for page in PAGES}
    for rule in house.rules():
        if rule.rule.startswith(ROOT) and "POST" in (rule.methods or set()) and rule.endpoint in limits:
            move(desktop.client)
            sent = {"token": token, "more": "x" * (limits[rule.endpoint] + 100)}
            answer = desktop.client.post(house.address(rule), data=sent)
            assert 413 == answer.status_code, rule.rule


def test_a_form_of_a_thousand_parts_is_refused(house: House) -> None:
    desktop = house.desktop("somchai")
    answer = desktop.client.post(
        f"{ROOT}/language",
        data={f"f{number}": "x" for number in range(1_100)},
        content_type="multipart/form-data",
    )

    assert 413 == answer.status_code


def test_what_broke_is_never_shown_and_its_address_is_never_logged(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_link: str) -> None:
        raise RuntimeError(A_BREAK)

    monkeypatch.setattr("web.filling.showing.page", broken)
    with caplog.at_level(logging.DEBUG):
        answer = house.stranger().get("/report/a-secret-link")

    assert 500 == answer.status_code
    assert "หน้านี้ยังเปิดไม่ได้" in answer.text
    assert A_BREAK not in answer.text
    assert "no-store" == answer.headers["Cache-Control"]
    assert "request_failed" in caplog.text
    assert "a-secret-link" not in caplog.text


def test_who_is_refused_is_written_down_by_door_and_place_and_never_by_link(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    client = house.stranger()
    here = client.environ_base["REMOTE_ADDR"]
    with caplog.at_level(logging.WARNING):
        client.get("/enter/" + "y" * 22)
        client.get("/board/admin/audit")
        client.get("/report/made-up\r\nevent=forged")

    told = [one for one in caplog.records if one.getMessage() == "request_refused"]
    assert [("entrances.page", 403), ("boards.audit", 401)] == [
        (vars(one)["page"], vars(one)["status"]) for one in told[:2]
    ]
    assert 1 == len({vars(one)["from"] for one in told})
    assert here not in str([vars(one) for one in told])
    assert "yyyy" not in str([vars(one) for one in told])


def test_a_line_of_the_log_is_one_line_whatever_somebody_made_up() -> None:
    from bot.logs import Line

    record = logging.makeLogRecord(
        {"msg": "refused", "levelname": "WARNING", "name": "sanam", "page": "a\nat=forged\u2028\x1b[31m"}
    )
    for as_json in (True, False):
        line = Line(as_json=as_json).format(record)
        assert 1 == len(line.splitlines())
        assert "\x1b" not in line
    assert "Z" == json.loads(Line(as_json=True).format(record))["at"][-1]


def test_a_proxy_of_ours_is_believed_as_often_as_it_is_counted() -> None:
    app = Flask("proxied")
    app.add_url_rule("/", "place", lambda: __import__("flask").request.remote_addr)
    settings = config.load(
        {"SANAM_ENV": "development", "SECRET_KEY": "secret", "FIELD_KEY": "field", "PROXIES": "1"}
    )
    armour.arm(app, replace(settings, public_url=PUBLIC))

    said = app.test_client().get("/", headers={"X-Forwarded-For": "198.51.100.7, 203.0.113.9"})
    assert b"203.0.113.9" == said.get_data()


def test_a_way_in_ends_after_its_question_was_asked_a_hundred_times(house: House) -> None:
    link = way_in(house.play, "somchai").removeprefix(HOST)
    client = house.stranger()
    began = time.process_time()
    seen = {client.get(link).status_code for _ in range(100)}

    assert {200} == seen
    assert time.process_time() - began < 5
