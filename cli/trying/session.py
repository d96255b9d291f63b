"""Join file and town: a good save becomes the form's new version in the phones, a faulty one is told, and all of it ends together."""

import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock
from typing import Final

from bot.library import LOOK_AGAIN_S
from bot.texts import LOCALE
from cli.trying import pack
from cli.trying.board import Board, Shown, saved_at
from cli.trying.cast import LEADER, are_filling, players, settle
from cli.trying.town import Town, TownFailed
from cli.trying.watching import Gone, Watch
from engine.forms.form import Form
from engine.forms.lint import Checked

LOOKS_EVERY_S: Final = 0.3


@dataclass(slots=True)
class Session:
    """One author at work on one file."""

    path: Path
    board: Board
    town: Town
    ended: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)
    _is_again_wanted: Event = field(default_factory=Event)
    _form: Form | None = None
    _digest: str = ""

    def begin(self) -> None:
        """Start the town; the phones are there, with or without a form."""
        with self._lock:
            self.town.open()
        self.board.put(is_starting=False)

    def watch(self, tell: Callable[[Shown], None]) -> None:
        """Look at the file again and again until it ends."""
        watch = Watch(self.path)
        while not self.ended.wait(LOOKS_EVERY_S):
            self._follow_phones()
            news = watch.poll(time.monotonic())
            if isinstance(news, Gone):
                tell(self.board.put(status="gone", saved=""))
            elif news is not None:
                tell(self.take(news))

    def take(self, found: Checked) -> Shown:
        """Publish a form that works; say what is wrong with one that does not, and leave the phones as they are."""
        shown = self.board.found(found, saved=_saved(self.path))
        if found.form is None or not found.is_fine:
            return shown
        self._form = found.form
        with self._lock:
            return self._publish(found.form)

    def ask_again(self) -> None:
        """Have the watching thread begin again: whoever asks does not wait, and a failure ends the command."""
        self.board.put(is_starting=True, version=0)
        self._is_again_wanted.set()

    def _again(self) -> None:
        """Begin from the first day with the form as it now is: nothing was said, nothing was sent."""
        with self._lock:
            self.board.put(is_starting=True, version=0)
            self.town.close()
            self.town = Town(self.town.bot_port, self.town.line_port, self.town.start)
            self.town.open()
            self._digest = ""
            if self._form is not None:
                self._publish(self._form)
            self.board.put(is_starting=False)

    def close(self) -> None:
        """End it all."""
        self.ended.set()
        with self._lock:
            self.town.close()

    def _follow_phones(self) -> None:
        """Begin again when it was asked for, or the phones did: with empty chats what the bot remembers is of no use."""
        with self._lock:
            if log := self.town.ended():
                raise TownFailed(log)
            was_reset = bool(self._digest) and not self.town.has_said(players()[0])
        if was_reset or self._is_again_wanted.is_set():
            self._is_again_wanted.clear()
            self._again()

    def _publish(self, form: Form) -> Shown:
        base, one = self.town.base, pack.edition(form, self.path)
        if base is None or one.digest == self._digest:
            return self.board.shown
        made = pack.publish(base.database, one, self.town.start.date(), base.clock.now())
        self._digest, is_first = one.digest, not self._digest
        shown = self.board.put(version=self.board.shown.version + 1)
        if is_first:
            settle(base, made)
            for who in players():
                self.town.says(who, _word("report" if who.role == LEADER else "due"))
            return shown
        # The bot looks for a new version every other second; then whoever is filling sees her question in it.
        self.ended.wait(LOOK_AGAIN_S + LOOKS_EVERY_S)
        for who in are_filling(base):
            self.town.says(who, _word("hello"))
        return shown


def _word(name: str) -> str:
    """Return a word that steers the chat, as people type it."""
    words = tomllib.loads((LOCALE / "th" / "words.toml").read_text("utf-8"))
    return str(words[name][0])


def _saved(path: Path) -> str:
    try:
        return saved_at(path.stat().st_mtime)
    except OSError:
        return ""
