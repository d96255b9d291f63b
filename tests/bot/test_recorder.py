"""The recorder: rows before the 200, many webhooks in one commit, and a plain refusal when the database does not answer."""

import json
import threading
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from bot import recorder as recorders
from bot.clock import machine_ms
from bot.envelopes import Envelope
from bot.recorder import NotRecorded, Recorder
from models.base import table
from models.inbox import Inbound
from models.sealing import Keyring
from models.vault import Vault, WrappedKey
from tests.play import Play
from tests.stories import rows


def envelope(number: int, who: str = "U1") -> Envelope:
    raw = json.dumps({"type": "message", "n": number})
    return Envelope(f"e{number}", who, "line", 1_000 + number, raw)


@pytest.fixture
def recorder(play: Play) -> Recorder:
    return play.recorder


def test_events_are_rows_when_record_returns(play: Play, recorder: Recorder) -> None:
    mailboxes = recorder.record([envelope(1), envelope(2, "U2")], machine_ms())

    assert 2 == len(mailboxes)
    assert ["e1", "e2"] == [row["event_id"] for row in rows(play, Inbound)]


def test_a_repeated_event_is_the_same_row(anywhere: Play) -> None:
    for _ in range(3):
        anywhere.recorder.record([envelope(1), envelope(1)], machine_ms())

    assert 1 == len(rows(anywhere, Inbound))


def test_a_mailbox_is_known_again_without_naming_anybody(play: Play, recorder: Recorder) -> None:
    [first] = recorder.record([envelope(1, "U-secret")], machine_ms())
    [second] = recorder.record([envelope(2, "U-secret")], machine_ms())

    assert first == second
    assert "U-secret" not in first


def test_many_webhooks_at_once_are_all_recorded(anywhere: Play) -> None:
    threads = [
        threading.Thread(
            target=anywhere.recorder.record, args=([envelope(number, f"U{number % 7}")], machine_ms())
        )
        for number in range(60)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)

    assert 60 == len(rows(anywhere, Inbound))


def test_a_database_that_is_gone_is_said_plainly(play: Play, tmp_path: Path) -> None:
    recorder = Recorder(play.core.database, play.core.vault)
    with play.core.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE inbox RENAME TO elsewhere")

    with pytest.raises(NotRecorded):
        recorder.record([envelope(1)], machine_ms())


def test_a_database_that_does_not_answer_in_time_is_said_plainly(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorders, "WAIT_S", 0.2)
    recorder = Recorder(play.core.database, play.core.vault)

    with play.core.database.writing(), pytest.raises(NotRecorded) as refused:
        recorder.record([envelope(1)], machine_ms())

    assert refused.value.retryable


def test_after_a_failure_the_next_webhook_is_recorded(play: Play) -> None:
    recorder = Recorder(play.core.database, play.core.vault)
    with play.core.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE inbox RENAME TO elsewhere")
    with pytest.raises(NotRecorded):
        recorder.record([envelope(1)], machine_ms())
    with play.core.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO inbox")

    recorder.record([envelope(1)], machine_ms())

    assert 1 == len(rows(play, Inbound))


def test_a_key_that_was_never_committed_is_not_used_afterwards(anywhere: Play) -> None:
    """What is sealed with it could never be opened again."""
    vault, database = anywhere.core.vault, anywhere.core.database

    def fail() -> None:
        with database.writing() as connection:
            vault.key(connection, "person:new")
            vault.key(connection, "person:new")
            connection.execute(table(WrappedKey).insert(), {"owner": "person:new", "wrapped": b""})

    with pytest.raises(IntegrityError):
        fail()

    with database.writing() as connection:
        sealed = vault.key(connection, "person:new").seal("มะลิ ใจดี")

    fresh = Vault(Keyring(["field"]))
    with database.reading() as connection:
        key = fresh.existing(connection, "person:new")
    assert key is not None
    assert "มะลิ ใจดี" == key.open(sealed)


def test_two_processes_that_make_the_same_key_agree(anywhere: Play) -> None:
    database = anywhere.core.database
    with database.writing() as connection:
        first = Vault(Keyring(["field"])).key(connection, "person:new")
    with database.writing() as connection:
        second = Vault(Keyring(["field"])).key(connection, "person:new")

    assert first == second
    assert 1 == len(rows(anywhere, WrappedKey, owner="person:new"))


def test_rotated_field_keys_still_open_what_was_sealed(play: Play) -> None:
    database = play.core.database
    with database.writing() as connection:
        sealed = Vault(Keyring(["old"])).key(connection, "person:new").seal("มะลิ")

    with database.reading() as connection:
        key = Vault(Keyring(["new", "old"])).existing(connection, "person:new")

    assert key is not None
    assert "มะลิ" == key.open(sealed)
    assert Keyring(["old"]).hash("line", "U1") == Keyring(["new", "old"]).hash("line", "U1")
