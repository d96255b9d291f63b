"""Decide what a person does next, from what stands on the screen. Pure: the dice come with the person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from simulator.personas.books import Book, Keyboard, Persona
from simulator.personas.screen import Button, Screen
from simulator.personas.slips import slipped

PATIENCE = 3  # the same question so often, then something else is tried
GIVES_UP = 5
READ_LINES = 3


@dataclass(frozen=True, slots=True)
class Move:
    """One act of the control API, and its body."""

    act: str
    body: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Mind:
    """One person: a persona with dice, words of their own, and what they remember of the chat."""

    persona: Persona
    book: Book
    board: Keyboard
    dice: Random
    own: dict[str, str]
    asked: str = ""
    times: int = 0
    has_left: bool = False

    def next(self, screen: Screen) -> Move:
        """Return what this person does now."""
        if self.has_left:
            self.has_left = False
            return self._typed(self._one(self.persona.back or self.book.idle))
        if self.dice.random() < self.persona.stickers:
            return Move("sticker", {"packageId": "446", "stickerId": str(1988 + self.dice.randrange(20))})
        self._remember(screen.newest)
        if self.times > GIVES_UP and (way_out := self._like(screen.buttons, self.book.stuck)):
            return _tap(way_out, self.own)
        return self._answer(screen)

    def leaves(self) -> bool:
        """Say whether this person goes away now, in the middle of things."""
        self.has_left = self.dice.random() < self.persona.leaves
        return self.has_left

    def _remember(self, newest: str) -> None:
        last = newest.rpartition("\n")[2] or newest
        self.times = self.times + 1 if last == self.asked else 1
        self.asked = last

    def _answer(self, screen: Screen) -> Move:
        button = self._button(screen)
        types_anyway = self.dice.random() < self.persona.types_anyway
        if button and (self.persona.taps or not types_anyway):
            return _tap(button, self.own)
        if button:
            return self._typed(button.label)
        if not self.book.question.search(_end(screen.newest)):
            idle = self._like(screen.buttons, self.book.idle_buttons)
            return (
                _tap(idle, self.own) if idle and self.persona.taps else self._typed(self._one(self.book.idle))
            )
        return self._typed(self._words_for(screen))

    def _button(self, screen: Screen) -> Button | None:
        """Return the button that leads on, or one of those that answer the question."""
        if best := self._like(screen.buttons, self.book.on):
            return best
        off = (*self.book.off, *self.book.idle_buttons)
        left = [one for one in screen.buttons if one.does != "uri" and not _fits(one.label, off)]
        if not left or (self.times > PATIENCE and self.dice.random() < 0.5):
            return None
        return self.dice.choice(left)

    def _words_for(self, screen: Screen) -> str:
        hint = self.book.example.search(screen.newest)
        if self.times >= PATIENCE and hint:
            return hint[1].strip()
        for pattern, answers in self.book.answers:
            if pattern.search(_end(screen.newest)):
                return self._filled(self._one(answers))
        if numbers := self.book.numbered.findall(screen.newest):
            return str(self.dice.choice(numbers))
        return hint[1].split()[0] if hint else self._one(self.book.short)

    def _typed(self, text: str) -> Move:
        for usual, own in self.persona.says:
            text = text.replace(usual, own)
        return Move("say", {"text": slipped(text, self.persona.slips, self.board, self.dice) or text})

    def _filled(self, text: str) -> str:
        for key, words in self.book.words.items():
            while f"{{{key}}}" in text:
                text = text.replace(f"{{{key}}}", self.own.get(key) or self._one(words), 1)
        for key, word in self.own.items():
            text = text.replace(f"{{{key}}}", word)
        return text

    def _like(self, buttons: Iterable[Button], wanted: Iterable[re.Pattern[str]]) -> Button | None:
        for pattern in wanted:
            for button in buttons:
                if pattern.search(button.label):
                    return button
        return None

    def _one(self, words: Iterable[str]) -> str:
        return self.dice.choice(tuple(words))


def _end(words: str) -> str:
    """Return what a person reads a question in: the last lines, not the whole of a long card."""
    return "\n".join(words.split("\n")[-READ_LINES:])


def _fits(label: str, patterns: Iterable[re.Pattern[str]]) -> bool:
    return any(pattern.search(label) for pattern in patterns)


def _tap(button: Button, own: dict[str, str]) -> Move:
    action = button.action
    match button.does:
        case "message":
            return Move("say", {"text": action["text"]})
        case "datetimepicker":
            mode = str(action.get("mode", "date"))
            picked = action.get("initial") or action.get("max") or own["today"]
            return Move("press", {"data": action["data"], "params": {mode: picked}})
        case _:
            shown = {"displayText": action["displayText"]} if action.get("displayText") else {}
            return Move("press", {"data": str(action.get("data", "")), **shown})
