"""Do a move on the local LINE as a hand on the phone would, and wait for what the bot says to it."""

import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from simulator.control.wording import words
from simulator.personas.screen import Button, read
from simulator.personas.town import Town
from simulator.replay.script import ACTS, DATE, KINDS, PICKS, TERMS, Move

QUIET_S = 1.0
AFTER_S = 0.15
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
BODIES: dict[str, dict[str, Any]] = {
    "sticker": {},
    "audio": {},
    "image": {"base64": PIXEL},
    "video": {"base64": PIXEL},
    "file": {"base64": PIXEL},
    "location": {"latitude": 18.9, "longitude": 98.9},
}
FOLLOWS = {"follow": "follow", "unblock": "unblock", "unfollow": "unfollow"}


class NotThere(Exception):
    """The transcript taps a button, or names a person, that is not there."""


@dataclass(slots=True)
class Stage:
    """A local LINE with a running bot, and what everybody has on the screen."""

    town: Town
    patience: float = 10.0
    shown: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    seen: int = 0

    def play(self, move: Move) -> list[str]:
        """Do a move; return what the bot said, in the transcript's lines."""
        people = {one["name"]: one["id"] for one in self.town.get("/control/people")["people"]}
        self.seen = int(self.town.get("/control/news?since=0&from=nobody")["last"])
        if move.moment:
            self.town.post("/control/clock", {"now": move.moment})
        else:
            if move.who not in people:
                raise NotThere(f"nobody is called {move.who!r}; people are {', '.join(people)}")
            self._act(people[move.who], move.what)
        return self._heard(move, {user: name for name, user in people.items()})

    def _act(self, user: str, what: str) -> None:
        if what in ACTS:
            self._do(user, FOLLOWS[ACTS[what]], {})
        elif what in KINDS and KINDS[what] in BODIES:
            kind = KINDS[what]
            self._do(user, "photo" if kind == "image" else kind, BODIES[kind])
        elif picked := PICKS.match(what):
            self._press(user, picked[1], int(picked[2] or 1))
        elif DATE.fullmatch(what) and (picker := self._picker(user)):
            self._do(user, "press", {"data": picker.action["data"], "params": {"date": what}})
        else:
            self._do(user, "say", {"text": what})

    def _press(self, user: str, label: str, number: int) -> None:
        fits = [one for one in self._buttons(user) if label in {one.label, one.action.get("displayText")}]
        if len(fits) < number:
            seen = ", ".join(one.label for one in self._buttons(user))
            raise NotThere(f"there is no button {label!r} on the screen, only {seen or 'none'}")
        action = fits[number - 1].action
        if action.get("type") == "message":
            self._do(user, "say", {"text": action["text"]})
            return
        shown = {"displayText": action["displayText"]} if action.get("displayText") else {}
        self._do(user, "press", {"data": str(action.get("data", "")), **shown})

    def _picker(self, user: str) -> Button | None:
        return next((one for one in self._buttons(user) if one.does == "datetimepicker"), None)

    def _buttons(self, user: str) -> list[Button]:
        """Return what can be tapped, the newest message's first."""
        newest_first = [read([message]) for message in reversed(self.shown.get(user, []))]
        return [button for screen in newest_first for button in screen.buttons]

    def _do(self, user: str, act: str, body: dict[str, Any]) -> None:
        self.town.post(f"/control/people/{quote(user)}/{act}", body)

    def _heard(self, move: Move, names: dict[str, str]) -> list[str]:
        """Wait until the bot has said as much as it owes, or nothing for so long; a little longer for too much."""
        heard: list[dict[str, Any]] = []
        ends = time.monotonic() + (self.patience if move.bubbles else QUIET_S)
        while (left := ends - time.monotonic()) > 0:
            heard += self._news(left)
            if move.bubbles and len(heard) >= move.bubbles:
                ends = min(ends, time.monotonic() + AFTER_S)
        for chat in {bubble["chat"] for bubble in heard}:
            self.shown[chat] = [one["message"] for one in heard if one["chat"] == chat]
        return self._lines(move, heard, names)

    def _news(self, wait: float) -> list[dict[str, Any]]:
        told = self.town.get(f"/control/news?since={self.seen}&from=bot&wait={wait:.2f}")
        self.seen = int(told["last"])
        found: list[dict[str, Any]] = told["bubbles"]
        return found

    def _lines(self, move: Move, heard: list[dict[str, Any]], names: dict[str, str]) -> list[str]:
        lines: list[str] = []
        for bubble in sorted(heard, key=lambda one: _order(one, move, names)) if move.moment else heard:
            name = names.get(bubble["chat"], "")
            is_pushed = bubble["via"] == "push"
            speaker = f"{TERMS['bot']} → {name}" if is_pushed or name != move.who else TERMS["bot"]
            first, *rest = [part for part in words(bubble["message"]).splitlines() if part.strip()] or [""]
            lines += [f"{speaker}: {first}", *(f"   {part}" for part in rest)]
        silent = [] if move.moment else [f"{TERMS['bot']}: {TERMS['silent']}"]
        return lines or silent


def _order(bubble: dict[str, Any], move: Move, names: dict[str, str]) -> int:
    """Return where the transcript has this person's pushes: several people are told at once, in any order."""
    begins = f"{TERMS['bot']} → {names.get(bubble['chat'], '')}:"
    return next((at for at, line in enumerate(move.owed) if line.startswith(begins)), len(move.owed))
