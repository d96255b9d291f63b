"""Vitals: what is counted of a world, what a collector and an operator read of it, and one event followed through."""

import os
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from bot import quota, vitals
from bot.clock import machine_ms
from bot.health import health
from cli import ops_health, ops_trace
from engine.vitals.signs import signs, worst
from models import api_tokens, endpoints, inbox, machinery, messages, outbox, outside
from models.base import table
from tests.ladders import PACK
from tests.play import Play
from tests.stories import rows

TOKEN = "collector-of-the-test"


@pytest.fixture
def living(play: Play) -> Play:
    """A world whose processes show life."""
    with play.core.database.writing() as connection:
        for kind in vitals.KINDS:
            machinery.beat(connection, f"{kind}-1", kind, machine_ms())
    return play


@pytest.fixture
def client(living: Play) -> Iterator[FlaskClient]:
    app = Flask("health", static_folder=None)
    app.register_blueprint(health)
    core = replace(living.core, settings=replace(living.settings, metrics_token=TOKEN))
    app.extensions["sanam"] = SimpleNamespace(core=core, database=core.database)
    with app.test_client() as found:
        yield found


def ask(client: FlaskClient, token: str = TOKEN) -> dict[str, float]:
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {token}"})
    assert 200 == answer.status_code
    lines = [line for line in answer.text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def operate(monkeypatch: pytest.MonkeyPatch, play: Play, command: object, *words: str) -> tuple[int, str]:
    monkeypatch.setattr(ops_health, "open_core", lambda: play.core)
    monkeypatch.setattr(ops_trace, "open_core", lambda: play.core)
    done = CliRunner().invoke(command, list(words))  # type: ignore[arg-type]
    return done.exit_code, done.output


def test_a_world_that_works_is_green(living: Play) -> None:
    living.text("mali", "สวัสดี")

    found = signs(vitals.count(living.core))

    assert ["month"] == [one.name for one in found if one.colour != "green"]
    assert quota.read(living.core)
    assert "green" == worst(signs(vitals.count(living.core)))


def test_another_system_that_does_not_listen_and_a_key_that_ends_are_counted(anywhere: Play) -> None:
    now_ms = machine_ms()
    with anywhere.core.database.writing() as connection:
        for name, failures in (("deaf", 3), ("well", 0), ("gone", 3)):
            endpoints.add(
                connection, id=name, programme=PACK, url="https://x", kinds=[], secret=b"", made_at=anywhere.clock.now(), made_by=None,
            )  # fmt: skip
            endpoints.change(connection, name, failures=failures)
            outbox.add(
                connection,
                [{"endpoint_id": name, "event_id": name, "kind": "k", "at": anywhere.clock.now(), "about": {}, "made_ms": now_ms - 700_000}],
            )  # fmt: skip
        endpoints.change(connection, "gone", state=endpoints.REMOVED)
        for days in (1, 90):
            api_tokens.add(
                connection, id=f"k{days}", name="x", token_hash=f"h{days}", programme=PACK, office_id=None, fields=[], duties=[],
                made_at=anywhere.clock.now(), made_by=None, until_ms=now_ms + days * vitals.DAY_MS,
            )  # fmt: skip
            api_tokens.used(connection, f"k{days}", now_ms=now_ms)

    with anywhere.core.database.reading() as connection:
        told = outside.told(connection)
        keys = outside.keys(connection, now_ms=now_ms, until_ms=now_ms + 14 * vitals.DAY_MS)

    assert outside.Told(waiting=2, failing_since_ms=now_ms - 700_000, given_up=0, failing=1, paused=0) == told
    assert (2, 1) == keys


def test_what_waits_and_what_was_given_up_is_counted(living: Play) -> None:
    living.arrives("mali", {"type": "message", "message": {"type": "text", "id": "m1", "text": "สวัสดี"}})
    assert 1 == vitals.count(living.core).events_waiting

    [row] = rows(living, inbox.Inbound)
    with living.core.database.writing() as connection:
        inbox.close(connection, row["id"], now_ms=machine_ms(), fate="RuntimeError", state=inbox.DEAD)

    counts = vitals.count(living.core)
    assert (0, 1) == (counts.events_waiting, counts.events_given_up)


def test_the_age_of_a_token_is_measured_from_the_moment_it_came(living: Play) -> None:
    living.text("mali", "สวัสดี")
    with living.core.database.writing() as connection:
        seen, said = table(inbox.Inbound), table(messages.Message)
        connection.execute(seen.update().values(received_ms=seen.c.received_ms - 40_000))
        assert connection.execute(said.update().values(sent_ms=machine_ms())).rowcount

    counts = vitals.count(living.core)

    assert (1, 1) == (counts.replies, counts.slow_replies)
    assert counts.mean_reply_ms >= 40_000


def test_a_collector_reads_every_number_and_nobody_else_learns_of_the_page(
    client: FlaskClient, living: Play
) -> None:
    living.text("mali", "สวัสดี")

    told = ask(client)

    assert (0, 1) == (told["sanam_events_waiting"], told["sanam_events_last_5m"])
    assert 0 == told['sanam_sign{part="processes"}']
    assert {404} == {
        client.get("/metrics", headers=headers).status_code
        for headers in ({}, {"Authorization": "Bearer no"})
    }


def test_the_operator_reads_words_and_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, play: Play) -> None:
    code, said = operate(monkeypatch, play, ops_health.show_health)

    assert 1 == code
    assert "✗ ส่วนที่เงียบไป: clock, web, worker" in said
    assert "→ เปิดส่วนนั้นใหม่ตาม Procfile" in said
    assert "✓ ตอบข้อความที่เข้ามาตามปกติ" in said


def test_while_a_token_of_collectors_is_rotated_both_are_taken(living: Play) -> None:
    app = Flask("health", static_folder=None)
    app.register_blueprint(health)
    core = replace(living.core, settings=replace(living.settings, metrics_token="new, old"))
    app.extensions["sanam"] = SimpleNamespace(core=core, database=core.database)

    found = [
        app.test_client().get("/metrics", headers={"Authorization": f"Bearer {shown}"}).status_code
        for shown in ("new", "old", "new, old", "")
    ]

    assert [200, 200, 404, 404] == found


@pytest.mark.parametrize("what", ["event", "row"])
def test_an_event_is_followed_to_its_answer(monkeypatch: pytest.MonkeyPatch, living: Play, what: str) -> None:
    living.text("mali", "สวัสดี")
    [row] = rows(living, inbox.Inbound)

    code, said = operate(
        monkeypatch, living, ops_trace.trace, str(row["event_id" if what == "event" else "id"])
    )

    assert 0 == code, said
    assert f"stored as row {row['id']}" in said
    assert "handled after" in said
    assert f"reply reply:{row['id']} for person" in said
    assert "sent after" in said
    assert "สวัสดี" not in said


def test_a_number_that_nobody_knows_is_said_to_be_unknown(
    monkeypatch: pytest.MonkeyPatch, living: Play
) -> None:
    code, said = operate(monkeypatch, living, ops_trace.trace, "no-such-event")

    assert 1 == code
    assert "nothing is known under this number" in said
    assert os.linesep in said
