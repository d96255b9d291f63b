"""Joining accounts and signing in: link tokens, the accountLink event, ID tokens, channel access tokens."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.simulator.line_kit import MALI, NIDA, SECRET, SOMCHAI, Hand

CHANNEL, LOGIN = "1650000000", "1650000001"
NONCE = "a-nonce-of-ours"
ASKING = {"grant_type": "client_credentials", "client_id": CHANNEL, "client_secret": SECRET}


def link_token(line: Hand, person: str = SOMCHAI) -> str:
    status, answer = line.api(f"/user/{person}/linkToken")
    assert status == 200
    return str(answer["linkToken"])


def come_back(line: Hand, person: str, token: str) -> list[dict[str, Any]]:
    """Let a person return from our page, and return the events that came of it."""
    before = len(line.bot.events)
    line.do(person, "accountLink", linkToken=token, nonce=NONCE)
    line.idle()
    return line.bot.events[before:]


def form(line: Hand, path: str, **fields: str) -> tuple[int, Any]:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = line.pool.request("POST", line.url + path, body=urlencode(fields), headers=headers)
    return answer.status, json.loads(answer.data)


def test_a_linked_account_comes_with_our_nonce_and_can_be_answered(line: Hand) -> None:
    (event,) = come_back(line, SOMCHAI, link_token(line))
    assert (event["type"], event["link"]) == ("accountLink", {"result": "ok", "nonce": NONCE})
    assert event["source"] == {"type": "user", "userId": SOMCHAI}
    assert line.reply(event["replyToken"])[0] == 200


def test_a_link_that_failed_names_nobody_and_cannot_be_answered(line: Hand) -> None:
    (event,) = come_back(line, NIDA, link_token(line, SOMCHAI))
    assert event["link"] == {"result": "failed", "nonce": NONCE}
    assert not {"source", "replyToken"} & event.keys()


def test_a_link_token_works_once(line: Hand) -> None:
    token = link_token(line)
    assert len(come_back(line, SOMCHAI, token)) == 1
    assert come_back(line, SOMCHAI, token) == []


@pytest.mark.parametrize(("age", "events"), [(590, 1), (610, 0)])
def test_a_link_token_lives_ten_minutes(line: Hand, age: int, events: int) -> None:
    token = link_token(line)
    line.post("/control/tokens", {"age_seconds": age})
    assert len(come_back(line, SOMCHAI, token)) == events


def test_a_stranger_gets_no_link_token(line: Hand) -> None:
    assert line.api(f"/user/{MALI}/linkToken")[0] == 404


@pytest.mark.parametrize("nonce", ["", "short", "n" * 256])
def test_a_nonce_has_ten_to_255_characters(line: Hand, nonce: str) -> None:
    body = {"linkToken": link_token(line), "nonce": nonce}
    assert line.call("POST", f"/control/people/{SOMCHAI}/accountLink", body)[0] == 400


def test_an_id_token_says_who_signed_in(line: Hand) -> None:
    token = line.do(SOMCHAI, "signIn", nonce=NONCE)["idToken"]
    status, claims = form(line, "/oauth2/v2.1/verify", id_token=token, client_id=LOGIN, nonce=NONCE)
    assert status == 200
    assert (claims["sub"], claims["aud"], claims["iss"]) == (SOMCHAI, LOGIN, "https://access.line.me")
    assert claims["exp"] - claims["iat"] == 3600


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"client_id": "1650000009"}, "Invalid IdToken Audience."),
        ({"nonce": "another"}, "Invalid IdToken Nonce."),
        ({"user_id": NIDA}, "Invalid IdToken Subject Identifier."),
        ({"id_token": "e30.e30.x"}, "Invalid IdToken."),
        ({"id_token": "น้ำ"}, "Invalid IdToken."),
        ({"client_id": ""}, "client_id is required"),
    ],
)
def test_an_id_token_is_refused_with_the_reason(line: Hand, asked: dict[str, str], wrong: str) -> None:
    token = line.do(SOMCHAI, "signIn", nonce=NONCE)["idToken"]
    answer = form(line, "/oauth2/v2.1/verify", **({"id_token": token, "client_id": LOGIN} | asked))
    assert answer == (400, {"error": "invalid_request", "error_description": wrong})


def test_an_id_token_ends_after_an_hour_of_virtual_time(line: Hand) -> None:
    token = line.do(SOMCHAI, "signIn")["idToken"]
    line.post("/control/clock", {"advance_seconds": 3601})
    status, answer = form(line, "/oauth2/v2.1/verify", id_token=token, client_id=LOGIN)
    assert (status, answer["error_description"]) == (400, "IdToken expired.")


def test_a_token_signed_by_somebody_else_is_no_token(line: Hand) -> None:
    head, payload, _ = line.do(SOMCHAI, "signIn")["idToken"].split(".")
    forged = f"{head}.{payload}.{'A' * 43}"
    assert form(line, "/oauth2/v2.1/verify", id_token=forged, client_id=LOGIN)[0] == 400


@pytest.mark.parametrize(("age", "status"), [(890, 200), (910, 401)])
def test_a_stateless_token_opens_the_api_for_fifteen_minutes(line: Hand, age: int, status: int) -> None:
    answer = form(line, "/oauth2/v3/token", **ASKING)[1]
    assert (answer["token_type"], answer["expires_in"]) == ("Bearer", 900)
    line.post("/control/tokens", {"age_seconds": age})
    bearer = {"Authorization": f"Bearer {answer['access_token']}"}
    assert line.call("GET", "/v2/bot/info", **bearer)[0] == status


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"client_secret": "x"}, "invalid_client"),
        ({"client_id": "1"}, "invalid_client"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
    ],
)
@pytest.mark.parametrize("path", ["/oauth2/v3/token", "/v2/oauth/accessToken"])
def test_a_token_is_given_for_id_and_secret_only(
    line: Hand, path: str, wrong: dict[str, str], error: str
) -> None:
    status, answer = form(line, path, **(ASKING | wrong))
    assert (status, answer["error"]) == (400, error)


def test_a_short_lived_token_can_be_taken_back_and_the_31st_ends_the_first(line: Hand) -> None:
    tokens = [form(line, "/v2/oauth/accessToken", **ASKING)[1]["access_token"] for _ in range(31)]
    alive = [form(line, "/v2/oauth/verify", access_token=token)[0] for token in tokens]
    assert alive == [400] + [200] * 30
    assert form(line, "/v2/oauth/revoke", access_token=tokens[-1])[0] == 200
    assert form(line, "/v2/oauth/verify", access_token=tokens[-1])[0] == 400
