"""Whom the local LINE serves: this machine's own programs and pages, never a page of somebody else's in the same browser."""

import base64
import http.client
import json

import pytest

from tests.simulator.line_kit import SOMCHAI, TOKEN, Hand

HTML = b"<script>fetch('/control/reset', {method: 'POST'})</script>"


def asked(
    line: Hand, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, http.client.HTTPMessage]:
    """Call with exactly these headers."""
    port = int(line.url.rpartition(":")[2])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1:8010", "localhost:8010", "localhost", "[::1]:8010", "LOCALHOST"])
def test_a_name_of_this_machine_is_served(line: Hand, host: str) -> None:
    assert 200 == asked(line, "GET", "/control/people", Host=host)[0]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:8010", "evil.example:127.0.0.1", ""]
)
@pytest.mark.parametrize("path", ["/", "/control/people", "/v2/bot/info", "/static/page.js"])
def test_a_name_that_only_leads_here_is_refused(line: Hand, host: str, path: str) -> None:
    assert 403 == asked(line, "GET", path, Host=host, Authorization=f"Bearer {TOKEN}")[0]


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost:8010"]
)
def test_a_page_from_elsewhere_changes_nothing(line: Hand, origin: str) -> None:
    before = line.get("/control/people")

    status, _ = asked(
        line, "POST", "/control/people", b'{"name": "x"}', Origin=origin, Content_Type="text/plain"
    )

    assert 403 == status
    assert before == line.get("/control/people")


def test_the_phone_page_itself_may_do_everything(line: Hand) -> None:
    assert 201 == asked(line, "POST", "/control/people", b'{"name": "x"}', Origin=line.url)[0]


def test_a_file_that_somebody_sent_can_run_nothing_here(line: Hand) -> None:
    coded = base64.b64encode(HTML).decode()
    sent = line.do(SOMCHAI, "file", base64=coded, fileName="a.html", contentType="text/html")

    status, headers = asked(line, "GET", f"/control/pictures/{sent['messageId']}")

    assert (200, "nosniff", "sandbox") == (
        status, headers["X-Content-Type-Options"], headers["Content-Security-Policy"],
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["text/html\r\nX-Evil: 1", "ไทย", 7, "a" * 300])
def test_a_kind_of_content_that_is_none_is_refused(line: Hand, kind: object) -> None:
    coded = base64.b64encode(b"x").decode()

    status, _ = line.call("POST", f"/control/people/{SOMCHAI}/file", {"base64": coded, "contentType": kind})

    assert 400 == status


def test_the_page_runs_no_script_but_its_own(line: Hand) -> None:
    policy = asked(line, "GET", "/")[1]["Content-Security-Policy"]

    assert "script-src 'self';" in policy
    assert "default-src 'self';" in policy


@pytest.mark.parametrize("length", ["-1", "many"])
def test_a_length_that_is_none_is_refused(line: Hand, length: str) -> None:
    assert 413 == asked(line, "POST", "/control/reset", Content_Length=length)[0]


def test_half_a_letter_breaks_nobodys_page(line: Hand) -> None:
    said = json.dumps({"text": "ครึ่ง \ud83d ตัว"}).encode()
    asked(line, "POST", f"/control/people/{SOMCHAI}/say", said)
    line.idle()

    assert "ครึ่ง \ud83d ตัว" == line.bot.events[-1]["message"]["text"]
    assert 200 == line.call("GET", f"/control/phones?people={SOMCHAI}")[0]
    assert 200 == line.call("GET", "/control/webhooks")[0]
