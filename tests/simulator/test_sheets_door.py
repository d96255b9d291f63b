"""The local Google Sheets lets nobody in whom Google would not."""

import base64
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.exports.standin import StandIn, started

SHEETS = "https://www.googleapis.com/auth/spreadsheets"


@pytest.fixture(scope="module")
def google() -> Iterator[StandIn]:
    with started() as google:
        yield google


@pytest.fixture
def account(google):
    return json.loads(google.account())


def part(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=")


def signed(account, *, alg="RS256", **claims):
    now = int(time.time())
    standard = {
        "iss": account["client_email"],
        "aud": account["token_uri"],
        "scope": SHEETS,
        "iat": now,
        "exp": now + 600,
    }
    text = part({"alg": alg, "kid": account["private_key_id"]}) + b"." + part(standard | claims)
    key = serialization.load_pem_private_key(account["private_key"].encode(), password=None)
    assert isinstance(key, rsa.RSAPrivateKey)
    signature = key.sign(text, padding.PKCS1v15(), hashes.SHA256())
    return (text + b"." + base64.urlsafe_b64encode(signature).rstrip(b"=")).decode()


def asked(google, assertion, grant="urn:ietf:params:oauth:grant-type:jwt-bearer"):
    body = {"grant_type": grant, "assertion": assertion}
    return requests.post(f"{google.base}/token", data=body, timeout=5)


def called(google, token, method="GET", path="sanam-demo"):
    headers = {"Authorization": f"Bearer {token}"}
    return requests.request(
        method, f"{google.base}/v4/spreadsheets/{path}", headers=headers, json={}, timeout=5
    )


def token(google, account, **claims):
    return asked(google, signed(account, **claims)).json()["access_token"]


def status(answer):
    return answer.status_code, answer.json()["error"]["status"]


def test_a_signed_request_buys_a_token_that_opens_the_demo(google, account):
    assert called(google, token(google, account)).status_code == 200


def test_the_address_that_google_auth_signs_for_is_taken(google, account):
    assert asked(google, signed(account, aud="https://oauth2.googleapis.com/token")).status_code == 200


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({"aud": "https://elsewhere.example/token"}, "audience"),
        ({"iss": "nobody@example.org"}, "account not found"),
        ({"exp": int(time.time()) - 5}, "reasonable timeframe"),
        ({"exp": int(time.time()) + 90_000}, "short-lived"),
        ({"iat": int(time.time()) + 4000, "exp": int(time.time()) + 5000}, "reasonable timeframe"),
        ({"scope": ""}, "scope"),
        ({"alg": "none"}, "Signature"),
    ],
)
def test_a_wrong_claim_buys_nothing(google, account, claims, words):
    answer = asked(google, signed(account, **claims))

    assert answer.status_code == 400
    assert words in answer.json()["error_description"]


def test_another_key_buys_nothing(google, account):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )

    answer = asked(google, signed(account | {"private_key": pem.decode()}))

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize("assertion", ["", "a.b.c", "no dots", "ไทย.ไทย.ไทย"])
def test_rubbish_buys_nothing(google, assertion):
    assert (
        asked(google, assertion).status_code,
        asked(google, assertion).json()["error"],
    ) == (400, "invalid_grant")


def test_another_kind_of_grant_is_unknown(google, account):
    assert asked(google, signed(account), grant="password").json()["error"] == "unsupported_grant_type"


def test_a_made_up_token_opens_nothing(google):
    assert status(called(google, "made-up")) == (401, "UNAUTHENTICATED")


def test_a_token_to_read_does_not_write(google, account):
    reader = token(google, account, scope=f"{SHEETS}.readonly")

    assert called(google, reader).status_code == 200
    assert status(called(google, reader, "POST", "sanam-demo/values:batchUpdate")) == (
        403,
        "PERMISSION_DENIED",
    )


def test_a_token_for_something_else_does_not_read(google, account):
    mail = token(google, account, scope="https://www.googleapis.com/auth/gmail.send")

    assert status(called(google, mail)) == (403, "PERMISSION_DENIED")


def test_an_unknown_spreadsheet_is_not_found(google, account):
    assert status(called(google, token(google, account), path="nothing")) == (404, "NOT_FOUND")


def test_a_spreadsheet_of_somebody_else_is_forbidden(google, account):
    book = google.spreadsheet(shared_with=["somebody@else.example"])

    answer = called(google, token(google, account), path=book)

    assert answer.json() == {
        "error": {
            "code": 403,
            "message": "The caller does not have permission",
            "status": "PERMISSION_DENIED",
        }
    }


def test_the_account_and_the_spreadsheets_survive_a_restart(tmp_path):
    kept = ("--state", str(tmp_path / "state.json"), "--account", str(tmp_path / "account.json"))
    with started(*kept) as google:
        book, before = google.spreadsheet(title="งบปี 65"), google.account()
        body: Any = {
            "valueInputOption": "USER_ENTERED",
            "data": [{"range": "A1", "values": [["=1+1", "ก", 2.5, True]]}],
        }
        access = token(google, json.loads(before))
        address = f"{google.base}/v4/spreadsheets/{book}/values:batchUpdate"
        requests.post(
            address, json=body, headers={"Authorization": f"Bearer {access}"}, timeout=5
        ).raise_for_status()

    with started(*kept) as google:
        assert google.grid(book, "Sheet1") == [["=1+1", "ก", 2.5, True]]
        assert json.loads(before)["private_key"] == json.loads(google.account())["private_key"]
        assert "งบปี 65" in [one["title"] for one in google.control("spreadsheets")["spreadsheets"]]
