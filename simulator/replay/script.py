"""Read a transcript into moves: who does what, when the clock jumps, and which lines the bot owes."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TERMS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "control" / "transcript.json").read_text("utf-8")
)
PICKS = re.compile(r"^\[(.+?)\](?: (\d+))?$")
SPEAKS = re.compile(r"^([^:]{1,60}): (.+)$")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ACTS: dict[str, str] = {words: act for act, words in TERMS["acts"].items()}
KINDS: dict[str, str] = {words: kind for kind, words in TERMS["kinds"].items()}


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the people's, or a jump of the clock, with the bot's lines that follow it in the file."""

    line: str
    who: str = ""
    what: str = ""
    moment: str = ""
    owed: list[str] = field(default_factory=list)

    @property
    def bubbles(self) -> int:
        """Return how many bubbles the bot owes."""
        if self.owed and self.owed[0] == f"{TERMS['bot']}: {TERMS['silent']}":
            return 0
        return sum(not line.startswith("   ") for line in self.owed)


def moves(text: str) -> Iterator[Move]:
    """Yield the moves of a transcript; comments and empty lines say nothing."""
    now: Move | None = None
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if now and (line.startswith(("   ", f"{TERMS['bot']}:", f"{TERMS['bot']} "))):
            now.owed.append(line)
            continue
        if now:
            yield now
        now = _move(line)
    if now:
        yield now


def _move(line: str) -> Move:
    spoken = SPEAKS.match(line)
    if spoken is None:
        raise ValueError(f"{line!r} is neither somebody's words nor a time; write NAME: words")
    if spoken[1] == TERMS["time"]:
        return Move(line, moment=f"{spoken[2].strip().replace(' ', 'T')}:00+07:00")
    return Move(line, who=spoken[1], what=spoken[2])
