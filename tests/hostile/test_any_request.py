"""Throw any request at every address, as nobody and as people who are signed in: nothing breaks, nothing hangs."""

import os
import time
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.kit import House, move

IS_SOAK = bool(os.environ.get("SANAM_SOAK"))
MOST_CPU_S = 6.0
METHODS = ("GET", "GET", "POST", "POST", "HEAD", "OPTIONS", "PUT", "DELETE")
# Signing out would make the rest of the walk that of a stranger; a year that is played has tests and a limit of its own.
LEFT_OUT = {"boards.leave", "boards.pack_year_act"}
WORDS = (
    "", " ", "0", "-1", "9" * 40, "1e999", "NaN", "true", "null", "\u0661", "๑", "2564-02-30", "9999-99", "2021-13-01", "๒๕๖๔-๐๑", "a" * 5_000,
    "'\";--", "{{7*7}}", "%s%n", "../..", "<a>", "\x00", "\x7f\r\nX: y", "\u202e", "\ufffd", "🙂" * 50, "end", "invite", "hand", "open", "x:y",
    "moac-groups-2565", "moac-cm", "set1", "2021-11", "50", "en", "/board",
)  # fmt: skip
FIELDS = (
    "do", "token", "seen", "shown", "q", "programme", "place", "month", "since", "until", "act", "skip", "office", "role", "to", "on",
    "letter", "edit", "back", "language", "block", "from_unit", "send", "file_id", "step", "reason", "name", "codes", "file",
    "c:x:/data/a", "w:x", "a:/data/a", "lacks", "page", "cursor", "limit",
)  # fmt: skip
KINDS = (
    "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "application/json", "text/plain; charset=utf-7",
    "application/x-www-form-urlencoded; charset=utf-16", "", "x" * 300, "image/svg+xml",
)  # fmt: skip
word = st.one_of(st.sampled_from(WORDS), st.text(max_size=30))
fields = st.dictionaries(st.sampled_from(FIELDS), word, max_size=6)
headers = st.dictionaries(
    st.sampled_from(("Range", "Accept", "Cookie", "Content-Range", "If-None-Match", "If-Modified-Since", "Sec-Fetch-Site", "Authorization", "Host", "Origin")),
    st.one_of(st.sampled_from(("bytes=0-", "bytes=-1", "bytes=9-1,3-2", "same-origin", "Bearer x", "Bearer ก", '"', "*/*;q=nan", "__Host-board=x")), st.text("azกๆ=;-,0 ", max_size=40)),
    max_size=2,
)  # fmt: skip
bodies = st.one_of(
    st.tuples(st.just("form"), fields), st.tuples(st.just("file"), st.binary(max_size=400)), st.tuples(st.just("raw"), st.binary(max_size=200)),
)  # fmt: skip


@settings(
    max_examples=6_000 if IS_SOAK else 120, deadline=None, derandomize=not IS_SOAK,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    st.integers(0, 10_000), st.sampled_from(METHODS), st.sampled_from(("", "arun", "somchai")), st.sampled_from((True, True, False)), word,
    fields, bodies, headers, st.sampled_from(KINDS),
)  # fmt: skip
def test_any_request_is_answered_and_breaks_nothing(
    house: House, number: int, method: str, who: str, is_there: bool, thing: str, asked: dict[str, str], body: tuple[str, Any],  # noqa: FBT001
    more: dict[str, str], kind: str,
) -> None:  # fmt: skip
    rules = [rule for rule in house.rules() if rule.endpoint not in LEFT_OUT]
    rule = rules[number % len(rules)]
    things = {} if is_there else dict.fromkeys(rule.arguments, thing)
    client = house.known(who).client if who else house.stranger()
    move(client)
    began = time.process_time()
    answer = client.open(
        house.address(rule, **things).encode("utf-8", "replace").decode(), method=method, query_string=asked,
        headers={name: value.encode().decode("latin-1") for name, value in more.items() if name != "Cookie" or not who},
        **_sent(house, who, body, kind),
    )  # fmt: skip

    assert answer.status_code < 500 or answer.status_code == 503, (rule.rule, method, asked, body, more)
    assert time.process_time() - began < MOST_CPU_S, (rule.rule, method)
    answer.close()


def _sent(house: House, who: str, body: tuple[str, Any], kind: str) -> dict[str, Any]:
    token = _token(house, who) if who else ""
    match body[0]:
        case "form":
            return {"data": {"token": token, **body[1]}}
        case "file":
            return {"data": {"token": token, "do": "", "file": (BytesIO(body[1]), "list.xlsx")}}
    return {"data": body[1], "content_type": kind}


def _token(house: House, who: str) -> str:
    """Return the mark of our own page, so that what is sent goes in as far as it can."""
    desktop = house.known(who)
    if who not in _tokens:
        desktop.look("/board")
        _tokens[who] = str(
            desktop.page().xpath("//form[contains(@action, '/leave')]//input[@name='token']/@value")[0]
        )
    return _tokens[who]


_tokens: dict[str, str] = {}


@pytest.fixture(autouse=True, scope="module")
def forgotten() -> None:
    _tokens.clear()
