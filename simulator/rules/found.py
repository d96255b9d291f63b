"""Collect problems while walking through a message."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from simulator.rules.measure import graphemes, utf16_units
from simulator.rules.problem import EMPTY, Problem, Step
from simulator.rules.url import LINKS, wrong_url


@dataclass(frozen=True, slots=True)
class Spot:
    """A place inside a request, with the list that every problem found below it goes to."""

    path: tuple[Step, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def at(self, *steps: Step) -> "Spot":
        """Return the place some steps further in."""
        return Spot((*self.path, *steps), self.problems)

    def refuse(self, text: str, *steps: Step) -> None:
        """Note a problem here, or some steps further in."""
        self.problems.append(Problem((*self.path, *steps), text))

    def size(self, items: list[Any], least: int, most: int, *steps: Step) -> None:
        """Refuse a list that is too short or too long."""
        if not least <= len(items) <= most:
            self.refuse(f"Size must be between {least} and {most}", *steps)

    def units(self, holder: dict[str, Any], key: str, most: int, least: int = 1) -> None:
        """Refuse a text with too many UTF-16 units; an absent one is fine."""
        text = holder.get(key) or ""
        # Counting costs; a text this short has no more units than fit.
        if text and 2 * len(text) <= most:
            return
        self._length(holder, key, utf16_units(text), least, most)

    def letters(self, holder: dict[str, Any], key: str, most: int, least: int = 1) -> None:
        """Refuse a text with too many graphemes; an absent one is fine."""
        text = holder.get(key) or ""
        if text and len(text) <= most:  # never more graphemes than code points
            return
        self._length(holder, key, graphemes(text), least, most)

    def need(self, holder: dict[str, Any], keys: Iterable[str]) -> None:
        """Refuse the absence of keys that LINE's manual requires where its schema does not."""
        for key in keys:
            if key not in holder:
                self.refuse(EMPTY, key)

    def picture(self, holder: dict[str, Any], *keys: str) -> None:
        """Refuse picture and sound addresses that LINE could not fetch."""
        for key in keys:
            self._url(holder, key, wrong_url(holder[key]) if key in holder else None)

    def link(self, holder: dict[str, Any], key: str) -> None:
        """Refuse a link that a phone could not open."""
        self._url(holder, key, wrong_url(holder[key], schemes=LINKS, longest=1000) if key in holder else None)

    def _url(self, holder: dict[str, Any], key: str, wrong: str | None) -> None:
        if key in holder and wrong:
            self.refuse(wrong, key)

    def _length(self, holder: dict[str, Any], key: str, length: int, least: int, most: int) -> None:
        if key in holder and not least <= length <= most:
            self.refuse(f"Length must be between {least} and {most}", key)
