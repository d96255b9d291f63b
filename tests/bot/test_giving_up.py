"""Every call to somebody else's machine gives up: when nobody answers, and when an answer never ends."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot import files
from bot.files import Files, FilesDown
from bot.line.gateway import Gateway
from exports import google
from exports.failures import SheetsFailure
from models import database
from models.database import Database, lively_url
from scheduler import following
from tests.bot.silent_hosts import endless, host

KEY = UUID("00000000-0000-5000-8000-000000000001")
WORDS = [{"type": "text", "text": "x"}]
SOON_S = 20.0


@contextmanager
def gives_up(within: float = SOON_S) -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < within


def gateway(port: int) -> Gateway:
    made = Gateway(lambda: "t", f"http://127.0.0.1:{port}", timeouts=(0.3, 0.3), content_seconds=0.3)
    made.warm().join()
    return made


LINE_CALLS: dict[str, Callable[[Gateway], Any]] = {
    "reply": lambda line: line.reply("rt", WORDS),
    "push": lambda line: line.push("U1", WORDS, KEY),
    "multicast": lambda line: line.multicast(["U1"], WORDS, KEY),
    "profile": lambda line: line.profile("U1"),
    "quota": lambda line: line.consumption(),
    "menu": lambda line: line.link_menu("U1", "m1"),
    "picture": lambda line: line.give_picture("m1", b"png"),
    "content": lambda line: line.content("m1", len, 10**9),
}  # fmt: skip


@pytest.mark.parametrize("call", LINE_CALLS)
def test_a_line_that_says_nothing_is_left_and_may_be_asked_again(call: str) -> None:
    with host() as port, gives_up():
        assert LINE_CALLS[call](gateway(port)).retryable


@pytest.mark.parametrize("call", LINE_CALLS)
def test_a_line_whose_refusal_never_ends_is_left(call: str) -> None:
    with host(**endless("500 x")) as port, gives_up():
        ended = LINE_CALLS[call](gateway(port))
        assert ("down", 500) == (ended.kind, ended.status)


@pytest.mark.parametrize("call", ["reply", "push", "menu"])
def test_what_line_has_taken_is_sent_though_its_answer_never_ends(call: str) -> None:
    with host(**endless("200 OK")) as port, gives_up():
        assert LINE_CALLS[call](gateway(port)).delivered


@pytest.fixture(scope="module")
def secret() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    coded = made.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return coded.decode()


@pytest.mark.parametrize(
    "says", [{}, endless("200 OK"), endless("503 x")], ids=["silence", "endless", "refusal"]
)
@pytest.mark.parametrize("asked", ["token", "sheet"])
def test_a_google_that_wastes_our_time_is_left_and_asked_again_later(
    asked: str, says: dict[str, bytes], secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(google, "TIMEOUT_SECONDS", (0.3, 0.3))
    monkeypatch.setattr(google, "WHOLE_SECONDS", 0.3)
    with host(**says) as port, gives_up():
        base = f"http://127.0.0.1:{port}"
        account = {
            "type": "service_account", "client_email": "bot@project.example", "private_key": secret, "token_uri": base,
        }  # fmt: skip
        with google.connect(json.dumps(account), base=base) as client:
            if asked == "sheet":
                client.http_client.session.auth = None
            with pytest.raises(SheetsFailure) as failed:
                client.open_by_key("book")
    assert failed.value.retryable


def test_an_answer_that_is_there_is_read_as_it_was_sent() -> None:
    body = "ก".encode() * 1000
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    with host(says=head + body) as port, google._session("https://sheets.example") as session:
        assert body == session.get(f"http://127.0.0.1:{port}/", timeout=1).content


def test_a_bucket_that_says_nothing_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "CLIENT", {"connect_timeout": "300ms", "timeout": "300ms", "allow_http": True})
    monkeypatch.setattr(files, "RETRIES", {"max_retries": 0})
    file = tmp_path / "piece"
    file.write_bytes(b"sealed")
    with host() as port:
        for name, value in {
            "AWS_ENDPOINT": f"http://127.0.0.1:{port}", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b",
            "AWS_REGION": "c",
        }.items():  # fmt: skip
            monkeypatch.setenv(name, value)
        bucket = Files("s3://bucket/evidence")
        for call in (
            lambda: bucket.put("p", file), lambda: bucket.read("p", 0, 1), lambda: bucket.delete("p"),
            lambda: list(bucket.all()),
        ):  # fmt: skip
            with gives_up(), pytest.raises(FilesDown):
                call()


def test_the_local_line_s_clock_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "TIMEOUT", 0.2)
    told: list[int] = []
    with host() as port, gives_up():
        following.follower(SimpleNamespace(follow_clock=told.append), f"http://127.0.0.1:{port}")()  # type: ignore[arg-type]
    assert [] == told


def test_a_postgresql_that_says_nothing_is_left() -> None:
    with host() as port, gives_up():
        silent = Database(f"postgresql://u:p@127.0.0.1:{port}/d")
        with pytest.raises(OperationalError), silent.reading():
            pass


def test_whoever_names_a_database_may_say_other_times_and_sqlite_has_none() -> None:
    named = lively_url("postgres://u:p%40@h/d?connect_timeout=9")
    assert named.startswith("postgresql+psycopg://u:p%40@h/d?")
    assert "connect_timeout=9" in named
    assert "tcp_user_timeout=10000" in named
    assert "sqlite:///x.db" == lively_url("sqlite:///x.db")


@pytest.mark.postgres
def test_a_lock_that_does_not_come_and_a_statement_without_end_are_given_up(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = {"lock_timeout": "200ms", "statement_timeout": "400ms"}
    monkeypatch.setattr(database, "PATIENCE", {**database.PATIENCE, **waits})
    ours = Database(postgres_url)
    with ours.writing() as connection:
        connection.execute(text("CREATE TABLE held (id int)"))
    with ours.writing() as first:
        first.execute(text("LOCK TABLE held"))
        with gives_up(), pytest.raises(OperationalError, match="lock timeout"), ours.writing() as second:
            second.execute(text("INSERT INTO held VALUES (1)"))
    with gives_up(), pytest.raises(OperationalError, match="statement timeout"), ours.reading() as connection:
        connection.execute(text("SELECT pg_sleep(9)"))
    with ours.reading() as connection:
        assert "1min" == connection.execute(text("SHOW idle_in_transaction_session_timeout")).scalar_one()
    ours.close()
