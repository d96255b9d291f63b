"""LINE's door is shut: connections are refused. The real web process goes on trying while the reply token lives."""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest

from bench import contenders, machine
from bench.contenders import OURS
from simulator.app import LocalLine, start
from simulator.hook.acts import say
from simulator.settings import Settings
from simulator.wire.server import Server
from simulator.world.ids import person_id
from tests import released

SECONDS = 60.0
pytestmark = pytest.mark.slow


@dataclass
class Shop:
    """A bot's web process, and a local LINE in this process whose door can be shut."""

    line: LocalLine
    database: Path

    def say(self, key: str, text: str) -> None:
        """Let somebody say something though the control API's door is shut too."""
        desk = self.line.desk
        with desk.line.changed:
            desk.sender.send_each(say(desk.line, desk.line.people[person_id(key)], {"text": text}).events)

    def said(self, key: str) -> int:
        return sum(bubble.author == "bot" for bubble in self.line.desk.line.chats.of(person_id(key)))

    def wait(self, key: str, bubbles: int) -> int:
        ends = time.monotonic() + SECONDS
        while self.said(key) < bubbles and time.monotonic() < ends:
            time.sleep(0.05)
        return self.said(key)

    def reasons(self) -> list[tuple[str, str]]:
        with sqlite3.connect(self.database) as database:
            return database.execute("SELECT state, reason FROM messages").fetchall()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    database, line_port, bot_port = released.put_into(tmp_path), machine.free_port(), machine.free_port()
    url = f"sqlite:///{database}"
    env = contenders.settings(url, f"http://127.0.0.1:{line_port}")
    webhook = f"http://127.0.0.1:{bot_port}{OURS.path}"
    secret, token = env["LINE_CHANNEL_SECRET"], env["LINE_CHANNEL_ACCESS_TOKEN"]
    line = start(Settings(port=line_port, bot=webhook, secret=secret, token=token))
    serving = contenders.start(OURS, env, tmp_path, bot_port)
    yield Shop(line, database)
    serving.child.stop()
    line.stop()


def test_a_refused_connection_is_tried_again_until_the_door_opens(shop: Shop) -> None:
    old = shop.line.server
    port = old.server_address[1]
    old.shutdown()
    old.server_close()
    shop.say("daeng", "สวัสดี")
    ends = time.monotonic() + SECONDS
    while ("sending", "NewConnectionError") not in shop.reasons() and time.monotonic() < ends:
        time.sleep(0.1)
    assert [("sending", "NewConnectionError")] == shop.reasons()

    door = Server(port, old.respond)
    Thread(target=door.serve_forever, args=(0.05,), daemon=True).start()
    said = shop.wait("daeng", 2)
    time.sleep(1.5)

    assert (2, 2) == (said, shop.said("daeng"))
    assert [("sent", "")] == shop.reasons()
    door.shutdown()
    door.server_close()
