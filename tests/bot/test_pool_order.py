"""The pool: one mailbox in one hand at a time, in its order; what a dead process left is found by the sweep."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.clock import machine_ms
from bot.envelopes import Envelope
from bot.pool import PATIENCE_S, Pool
from models import inbox, leases
from models.inbox import DONE, OPEN, Inbound
from tests.play import Play
from tests.stories import rows

POOLS: list[Pool] = []


@pytest.fixture(autouse=True)
def closed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Stop every pool that a test has started, before its world ends."""
    for name in {"anywhere", "play"} & set(request.fixturenames):
        request.getfixturevalue(name)
    yield
    while POOLS:
        POOLS.pop().stop()


def opened(
    database: Any, handle: Any, recover: Callable[[str], None] = lambda _: None, **kwargs: Any
) -> Pool:
    POOLS.append(Pool(database, handle, recover, **kwargs))
    return POOLS[-1]


class Hands:
    """Handle events by closing them, and remember who did what when, and whether two were ever at one mailbox."""

    def __init__(self, play: Play, pause_s: float = 0.0) -> None:
        self.play, self.pause_s = play, pause_s
        self.done: dict[str, list[int]] = defaultdict(list)
        self.inside: dict[str, int] = defaultdict(int)
        self.clashes = 0
        self.lock = threading.Lock()

    def handle(self, row: inbox.Waiting, _owner: str) -> None:
        with self.lock:
            self.inside[row.mailbox] += 1
            self.clashes += self.inside[row.mailbox] > 1
        time.sleep(self.pause_s)
        with self.play.core.database.writing() as connection:
            if inbox.close(connection, row.id, now_ms=machine_ms(), fate="done"):
                self.done[row.mailbox].append(row.at_ms)
        with self.lock:
            self.inside[row.mailbox] -= 1


def store(play: Play, count: int, people: int) -> list[str]:
    mailboxes: list[str] = []
    for number in range(count):
        one = Envelope(f"e{number}", f"U{number % people}", "line", 1_000 + number, "{}")
        mailboxes += play.recorder.record([one], machine_ms())
    return mailboxes


def until(is_so: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.02)
    return False


def all_done(play: Play) -> bool:
    return all(row["state"] == DONE for row in rows(play, Inbound))


def test_two_processes_keep_every_persons_order_and_never_meet_at_one_mailbox(anywhere: Play) -> None:
    hands = Hands(anywhere, pause_s=0.002)
    pools = [opened(anywhere.core.database, hands.handle, process=f"web-{name}", threads=3) for name in "ab"]
    for pool in pools:
        pool.start()

    for mailbox in store(anywhere, 40, people=4):
        for pool in pools:
            pool.hurry([mailbox])

    assert until(lambda: all_done(anywhere))
    assert 0 == hands.clashes
    assert all(done == sorted(done) for done in hands.done.values())
    assert 40 == sum(map(len, hands.done.values()))


def test_the_sweep_finds_what_nobody_hurried(play: Play) -> None:
    hands = Hands(play)
    store(play, 3, people=2)
    play.let_pass(5_000)

    opened(play.core.database, hands.handle, process="web-a").start()

    assert until(lambda: all_done(play))


def test_a_lease_of_a_dead_process_ends_by_itself(play: Play) -> None:
    [mailbox] = store(play, 1, people=1)
    with play.core.database.writing() as connection:
        leases.take(connection, mailbox, "web-dead:0", now_ms=machine_ms(), life_ms=600)
    pool = opened(play.core.database, Hands(play).handle, process="web-a")
    pool.start()
    pool.hurry([mailbox])

    at_first = all_done(play)

    assert not at_first
    assert until(lambda: all_done(play))


def test_a_process_that_comes_back_ends_the_leases_of_its_former_life(play: Play) -> None:
    [mailbox] = store(play, 1, people=1)
    with play.core.database.writing() as connection:
        leases.take(connection, mailbox, "web-a:3", now_ms=machine_ms(), life_ms=600_000)
        leases.take(connection, "line:other", "web-ab:3", now_ms=machine_ms(), life_ms=600_000)

    opened(play.core.database, Hands(play).handle, process="web-a").start()

    assert until(lambda: ["line:other"] == [row["mailbox"] for row in rows(play, leases.Lease)])


def test_what_a_former_life_left_in_a_mailbox_is_finished_before_its_next_event(play: Play) -> None:
    [mailbox] = store(play, 1, people=1)
    with play.core.database.writing() as connection:
        leases.take(connection, mailbox, "web-a:3", now_ms=machine_ms(), life_ms=600_000)
    seen: list[str] = []

    def recover(one: str) -> None:
        time.sleep(0.1)
        seen.append(f"recover {one}")

    def handle(row: inbox.Waiting, _owner: str) -> None:
        seen.append(f"handle {row.mailbox}")
        with play.core.database.writing() as connection:
            inbox.close(connection, row.id, now_ms=machine_ms(), fate="done")

    pool = opened(play.core.database, handle, recover, process="web-a")
    pool.start()
    pool.hurry([mailbox])

    assert until(lambda: all_done(play))
    assert [f"recover {mailbox}", f"handle {mailbox}"] == seen


def test_a_mailbox_is_given_back_when_handling_breaks(play: Play) -> None:
    def break_down(_row: inbox.Waiting, _owner: str) -> None:
        raise OSError("the machine is on fire")

    [mailbox] = store(play, 1, people=1)
    pool = opened(play.core.database, break_down, process="web-a")
    pool.start()
    pool.hurry([mailbox])

    assert until(lambda: [] == rows(play, leases.Lease))
    assert OPEN == rows(play, Inbound)[0]["state"]


def test_an_event_that_was_put_off_holds_up_the_later_ones_of_its_mailbox(play: Play) -> None:
    hands = Hands(play)
    [mailbox, _] = store(play, 2, people=1)
    first = rows(play, Inbound)[0]
    with play.core.database.writing() as connection:
        inbox.put_off(connection, first["id"], tries=1, next_try_ms=machine_ms() + 400, fate="later")
    pool = opened(play.core.database, hands.handle, process="web-a")
    pool.start()
    pool.hurry([mailbox])

    at_first = dict(hands.done)

    play.let_pass(3_000)
    assert {} == at_first
    assert until(lambda: all_done(play))
    assert [1_000, 1_001] == hands.done[mailbox]


@pytest.mark.parametrize("threads", [1, 6])
def test_what_arrives_while_a_mailbox_is_being_handled_is_not_forgotten(play: Play, threads: int) -> None:
    hands = Hands(play, pause_s=0.05)
    pool = opened(play.core.database, hands.handle, process="web-a", threads=threads)
    pool.start()

    for mailbox in store(play, 12, people=1):
        pool.hurry([mailbox])
        time.sleep(0.01)

    assert until(lambda: all_done(play))
    assert 12 == len(rows(play, Inbound))


def test_a_stop_finishes_what_is_in_hand_and_leaves_the_rest_in_its_rows(anywhere: Play) -> None:
    hands = Hands(anywhere, pause_s=0.4)
    [mailbox, _] = store(anywhere, 2, people=1)
    pool = opened(anywhere.core.database, hands.handle, process="web-a")
    pool.start()
    pool.hurry([mailbox])
    assert until(lambda: hands.inside[mailbox] == 1)

    began = time.monotonic()
    pool.stop()

    assert time.monotonic() - began < PATIENCE_S
    assert {mailbox: 0} == dict(hands.inside)
    assert [DONE, OPEN] == [row["state"] for row in rows(anywhere, Inbound)]
    assert [] == rows(anywhere, leases.Lease)
