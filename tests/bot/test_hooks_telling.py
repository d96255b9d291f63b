"""What other systems are told arrives signed, in order, once or again under the same id, and never anywhere else."""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.hooks import posting, telling
from bot.hooks.posting import Outcome
from cli import webhooks
from handlers.feeding import watching
from models import endpoints, outbox
from models.base import table
from models.notices import Notice
from models.outbox import Outgoing, OutgoingTry
from tests import ladders
from tests.bot.hook_server import Listener, listening
from tests.play import Play
from tests.playing import on_sqlite
from tests.stories import act, desk, person, rows
from tests.web.api_kit import endpoint, watch

A_DAY_MS = 24 * 3_600_000


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    world = on_sqlite(Path(tmp_path_factory.mktemp("hooks")), tmp_path_factory)
    world.core = replace(world.core, settings=replace(world.core.settings, webhooks_local="yes"))
    ladders.with_centre(world)
    yield world
    world.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as found:
        yield found


@pytest.fixture
def hook(play: Play, listener: Listener) -> str:
    return watch(play, listener.url)


def happen(play: Play, hook: str, *kinds: str) -> None:
    """Let things happen that a webhook is to be told."""
    with play.core.database.writing() as connection:
        before = len(rows(play, Outgoing, endpoint_id=hook))
        here = desk(play, connection)
        outbox.add(
            connection,
            [
                {"endpoint_id": hook, "event_id": f"{hook}-{before + number}", "kind": kind, "at": here.now,
                 "about": {"report": "r1", "version": "v1"}, "made_ms": here.now_ms}
                for number, kind in enumerate(kinds)
            ],
        )  # fmt: skip


def changed(play: Play, hook: str, **values: object) -> None:
    with play.core.database.writing() as connection:
        endpoints.change(connection, hook, **values)


def later(play: Play, hook: str, milliseconds: int = 0) -> None:
    """Let the wait for the next try be over, and what waits be older."""
    changed(play, hook, next_ms=0)
    own = table(Outgoing)
    with play.core.database.writing() as connection:
        connection.execute(
            own.update().where(own.c.endpoint_id == hook).values(made_ms=own.c.made_ms - milliseconds)
        )


def states(play: Play, hook: str) -> list[str]:
    return [row["state"] for row in rows(play, Outgoing, endpoint_id=hook)]


def answered(play: Play, hook: str) -> list[tuple[int | None, str]]:
    return [(row["status"], row["why"]) for row in rows(play, OutgoingTry, endpoint_id=hook)]


def test_what_happened_is_told_in_its_order_once_and_signed(
    play: Play, listener: Listener, hook: str
) -> None:
    happen(play, hook, "report.sent", "report.returned", "report.corrected")

    assert 3 == telling.tell(play.core, hook)
    assert 0 == telling.tell(play.core, hook)

    assert (["report.sent", "report.returned", "report.corrected"], 0) == (listener.kinds, listener.refused)
    told = listener.heard[0]
    assert f"{play.core.settings.public_url}/api/v1/reports/r1" == told["url"]
    assert {"id", "type", "at", "programme", "report", "version", "url"} == set(told)
    assert [(204, "")] * 3 == answered(play, hook)


def test_a_changed_body_or_another_secret_is_not_from_us(play: Play, listener: Listener, hook: str) -> None:
    listener.secret = "another"
    happen(play, hook, "report.sent")

    assert 0 == telling.tell(play.core, hook)
    assert ([], 1) == (listener.heard, listener.refused)


def test_while_a_secret_is_rotated_both_sign_and_then_only_the_new_one(
    play: Play, listener: Listener, hook: str
) -> None:
    with play.core.database.writing() as connection:
        assert watching.rotate(desk(play, connection), hook, "sanams_second", by=None)
    happen(play, hook, "report.sent", "report.sent")
    assert 2 == telling.tell(play.core, hook)
    listener.secret = "sanams_second"
    happen(play, hook, "report.sent")
    assert 1 == telling.tell(play.core, hook)

    changed(play, hook, former_until_ms=1)
    listener.secret = "sanams_first"
    happen(play, hook, "report.sent")
    assert 0 == telling.tell(play.core, hook)


def test_the_secret_lies_nowhere_in_clear(play: Play, hook: str) -> None:
    assert b"sanams" not in endpoint(play, hook).secret


def test_what_is_not_taken_is_tried_again_later_and_nothing_passes_it(
    play: Play, listener: Listener, hook: str
) -> None:
    listener.answers = [500, "redirect", "cut"]
    happen(play, hook, "report.sent", "report.accepted")

    waits = []
    for _ in range(3):
        assert 0 == telling.tell(play.core, hook)
        assert 0 == telling.tell(play.core, hook)  # not before its time
        [try_] = rows(play, OutgoingTry, endpoint_id=hook)[-1:]
        waits.append(endpoint(play, hook).next_ms - try_["at_ms"])
        later(play, hook)
    assert 2 == telling.tell(play.core, hook)

    assert [10_000, 60_000, 300_000] == waits
    assert ["report.sent"] * 4 + ["report.accepted"] == listener.kinds
    assert 1 == len({one["id"] for one in listener.heard[:4]})
    assert [(500, "it answered so"), (307, "it leads elsewhere, and we do not follow")] == answered(
        play, hook
    )[:2]
    assert [None, 204, 204] == [status for status, _ in answered(play, hook)[2:]]


def test_who_does_not_answer_in_time_is_let_go(
    play: Play, listener: Listener, hook: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "READ_S", 0.2)
    listener.answers = ["slow"]
    happen(play, hook, "report.sent")

    assert 0 == telling.tell(play.core, hook)
    assert [(None, "no answer in time")] == answered(play, hook)


def test_who_answers_a_byte_at_a_time_is_let_go_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "WHOLE_S", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            found, _ = server.accept()
            with found:
                for _ in range(100):
                    try:
                        found.sendall(b"H")
                    except OSError:
                        return
                    time.sleep(0.05)

        threading.Thread(target=drip, daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        outcome = posting.post(url, b"{}", {}, may_be_local=True)

    assert (None, "no answer in time") == (outcome.status, outcome.why)
    assert 2_000 > outcome.took_ms


def test_after_three_days_it_is_given_up_shown_and_told_again_on_demand(
    play: Play, listener: Listener, hook: str
) -> None:
    listener.answers = [500, 500]
    happen(play, hook, "report.sent")
    telling.tell(play.core, hook)
    assert ["waiting"] == states(play, hook)
    later(play, hook, 3 * A_DAY_MS)
    happen(play, hook, "report.accepted")

    assert 2 == telling.tell(play.core, hook)

    assert ["dead", "told"] == states(play, hook)
    [number] = [row["id"] for row in rows(play, Outgoing, endpoint_id=hook, state="dead")]
    assert f"  → flask ops webhook replay {number}" in webhooks.lines(play.core)
    with play.core.database.writing() as connection:
        assert 1 == watching.replay(desk(play, connection), outgoing=number)
    assert 1 == telling.tell(play.core, hook)
    assert ["told", "told"] == states(play, hook)
    assert [] == webhooks.report(play.core)["webhooks_given_up"]


def test_everything_since_a_moment_is_told_again_under_the_same_ids(
    play: Play, listener: Listener, hook: str
) -> None:
    happen(play, hook, "report.sent", "report.accepted")
    telling.tell(play.core, hook)

    with play.core.database.writing() as connection:
        here = desk(play, connection)
        assert 0 == watching.replay(here, endpoint_id=hook, since_ms=here.now_ms + 1)
        assert 2 == watching.replay(here, endpoint_id=hook, since_ms=here.now_ms - A_DAY_MS)
    telling.tell(play.core, hook)

    assert listener.heard[:2] == listener.heard[2:]


def test_who_never_answers_is_paused_and_the_administrator_hears_of_it(
    play: Play, listener: Listener, hook: str
) -> None:
    listener.answers = [500]
    happen(play, hook, "report.sent", "report.accepted")
    changed(play, hook, failures=telling.PAUSES_AFTER - 1)

    assert 0 == telling.tell(play.core, hook)

    assert "paused" == endpoint(play, hook).state
    assert [person(play, "arun")] == [
        row["person_id"] for row in rows(play, Notice, kind="webhook_paused", about_id=hook)
    ]
    assert "127.0.0.1" in act(play, "arun", "เมนู")
    later(play, hook)
    changed(play, hook, state="paused")
    assert 0 == telling.tell(play.core, hook)
    assert f"  → flask ops webhook resume {hook}" in webhooks.lines(play.core)

    with play.core.database.writing() as connection:
        assert watching.resume(desk(play, connection), hook, by=None)
    assert 2 == telling.tell(play.core, hook)


def test_who_says_that_it_is_gone_is_paused_at_once(play: Play, listener: Listener, hook: str) -> None:
    listener.answers = [410]
    happen(play, hook, "report.sent")

    telling.tell(play.core, hook)

    assert ("paused", ["waiting"]) == (endpoint(play, hook).state, states(play, hook))


def test_two_tasks_never_tell_the_same_endpoint_at_once(play: Play, listener: Listener, hook: str) -> None:
    happen(play, hook, "report.sent")
    turn = telling._taken(play.core, hook)
    assert turn is not None

    assert 0 == telling.tell(play.core, hook)
    assert [] == listener.heard

    # Its process died: the lease runs out, and the next one tells it.
    changed(play, hook, busy_until_ms=1)
    assert 1 == telling.tell(play.core, hook)
    assert not telling._noted(play.core, turn, Outcome(500, 1))
    assert 0 == endpoint(play, hook).failures


def test_what_was_on_its_way_when_its_process_was_killed_is_told_again_under_the_same_id(
    play: Play, listener: Listener, hook: str
) -> None:
    listener.answers = ["hold"]
    happen(play, hook, "report.sent")
    child = os.fork()
    if child == 0:
        play.core.database.engine.dispose(close=False)
        telling.tell(play.core, hook)
        os._exit(0)
    assert listener.came.wait(60)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    listener.let_go.set()
    assert ["waiting"] == states(play, hook)

    changed(play, hook, busy_until_ms=1)  # a minute later
    assert 1 == telling.tell(play.core, hook)

    assert (["told"], [(204, "")]) == (states(play, hook), answered(play, hook))
    assert 2 == len(listener.heard)
    assert listener.heard[0] == listener.heard[1]


def test_what_is_due_is_found_by_the_sweep_and_marked_anew_when_something_is_new(
    play: Play, hook: str
) -> None:
    def due() -> dict[str, str]:
        with play.core.database.reading() as connection:
            return dict(outbox.due(connection, now_ms=9_000_000_000_000))

    assert hook not in due()
    happen(play, hook, "report.sent")
    first = due()[hook]
    telling.tell(play.core, hook)
    assert hook not in due()
    happen(play, hook, "report.sent")

    assert first != due()[hook]


def test_a_removed_webhook_is_told_nothing_any_more(play: Play, listener: Listener, hook: str) -> None:
    happen(play, hook, "report.sent")
    with play.core.database.writing() as connection:
        assert watching.remove(desk(play, connection), hook, by=None)
        assert not watching.resume(desk(play, connection), hook, by=None)

    assert 0 == telling.tell(play.core, hook)
    assert [] == listener.heard
