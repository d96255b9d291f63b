"""A running product under a sky that can be changed: people who write, what they hear, what the bot's tables say."""

import json
import os
import sqlite3
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.error import HTTPError

from simulator.personas.screen import read
from tests.whole import town as towns

LEADER = "25650001"
NUMBERS = count(1)
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@dataclass
class Sky:
    """The weather over one town, and a hand on its control desk."""

    town: towns.Town

    def call(self, method: str, path: str, body: Any = None) -> Any:
        coded = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.town.line + path, coded, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.loads(answer.read() or b"{}")
        except HTTPError as refused:
            raise AssertionError(f"{method} {path}: {refused.status} {refused.read().decode()}") from refused

    def begin(self, name: str) -> None:
        self.call("POST", "/control/weather", {"name": name})

    def play(self, steps: str) -> None:
        """Play a plan of these steps, in TOML."""
        self.call("POST", "/control/weather", {"content": f'th = "ทดสอบ"\nen = "test"\n{steps}'})

    def clear(self) -> None:
        self.call("DELETE", "/control/weather")

    def struck(self) -> int:
        """Return how often the plan that is on has struck."""
        on = self.call("GET", "/control/weather")["on"]
        return sum(step["struck"] for step in on["steps"])

    def newcomer(self, *, follows: bool = True) -> "Person":
        key = f"storm-{next(NUMBERS)}"
        made = self.call("POST", "/control/people", {"key": key, "name": key, "following": follows})
        return Person(self, made["id"], key)

    def calls(self, **wanted: Any) -> list[dict[str, Any]]:
        """Return the bot's calls to LINE that look like this."""
        found = self.call("GET", "/control/calls")["calls"]
        return [one for one in found if all(one[key] == value for key, value in wanted.items())]

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with sqlite3.connect(f"file:{self.town.database}?mode=ro", uri=True, timeout=10) as database:
            return database.execute(query, values).fetchall()

    def messages_since(self, mark: int) -> list[tuple[Any, ...]]:
        """Return state, reason and kind of the bot's messages after a mark."""
        return self.rows("SELECT state, reason, kind FROM messages WHERE rowid > ? ORDER BY rowid", mark)

    def mark(self) -> int:
        return int(self.rows("SELECT coalesce(max(rowid), 0) FROM messages")[0][0])

    def health(self) -> dict[str, Any]:
        """Ask what the operator would ask: `flask ops health`."""
        environ = {
            **os.environ,
            "SANAM_ENV": "development",
            "DATABASE_URL": f"sqlite:///{self.town.database}",
            "LINE_API_BASE": self.town.line,
            "SECRET_KEY": "secret-of-the-test",
            "FIELD_KEY": "field-of-the-test",
            "PYTHONPATH": str(towns.ROOT),
        }
        command = [sys.executable, "-m", "flask", "--app", "cli.flask_app", "ops", "health", "--json"]
        done = subprocess.run(
            command, cwd=towns.ROOT, env=environ, capture_output=True, text=True, timeout=60, check=True
        )
        told: dict[str, Any] = json.loads(done.stdout)
        return told


@dataclass
class Person:
    """Somebody with a phone."""

    sky: Sky
    id: str
    name: str

    def act(self, act: str, **body: Any) -> dict[str, Any]:
        done: dict[str, Any] = self.sky.call("POST", f"/control/people/{self.id}/{act}", body)
        return done

    def say(self, text: str, *, within: float = 60) -> list[str]:
        """Type something and return what the bot answers, as it stands there once it is quiet."""
        before = len(self.said())
        self.act("say", text=text)
        return self.heard(before, within=within)

    def tap(self, label: str, *, within: float = 60) -> list[str]:
        messages = [one["message"] for one in self._bot()]
        button = next(one for one in reversed(read(messages).buttons) if one.label == label)
        before = len(messages)
        self.act("press", data=button.action["data"], displayText=button.action.get("displayText"))
        return self.heard(before, within=within)

    def do(self, *moves: str) -> list[str]:
        """Type or tap one after the other."""
        said: list[str] = []
        for move in moves:
            said = self.tap(move[1:-1]) if move.startswith("[") else self.say(move)
            assert said, f"no answer to {move}"
        return said

    def heard(self, before: int, *, least: int = 1, within: float = 60, quiet: float = 0.2) -> list[str]:
        """Return what came after so many bubbles: wait for the least, then until nothing more comes."""
        ends = time.monotonic() + within
        while len(self.said()) < before + least and time.monotonic() < ends:
            time.sleep(0.05)
        count = -1
        while count != len(self.said()):
            count = len(self.said())
            time.sleep(quiet)
        return self.said()[before:]

    def said(self) -> list[str]:
        """Return what the bot has said to this person, a text a bubble."""
        return [read([one["message"]]).words for one in self._bot()]

    def via(self) -> list[str]:
        return [one["via"] for one in self._bot()]

    def _bot(self) -> list[dict[str, Any]]:
        bubbles = self.sky.call("GET", f"/control/people/{self.id}/chat")["messages"]
        return [one for one in bubbles if one["from"] == "bot"]
