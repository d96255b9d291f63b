"""Say what was found in a text, as data."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

HIDDEN: Final = "\ufffc"
"""What stands for a sign that was already read as something else; it is no space, no letter and no digit."""

Reading = Literal["sure", "of_month", "vague", "impossible", "range"]
Of = Literal["people", "households", "money", "percent", "area", "thing", "bare"]
Part = Literal["", "total", "share"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or words that name one without telling it."""

    start: int
    end: int
    reading: Reading
    date: dt.date | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts; `rate` is the thing it is for each of, `part` how it stands to others."""

    start: int
    end: int
    of: Of
    number: Decimal
    unit: str = ""
    is_vague: bool = False
    is_spelt: bool = False
    rate: str = ""
    part: Part = ""
    spoken_from: int = -1

    @property
    def begins(self) -> int:
        """Return where the words that belong to the number begin."""
        return self.start if self.spoken_from < 0 else self.spoken_from


@dataclass(frozen=True, slots=True)
class Name:
    """What a group is called, or only the place it is in; where it ends may be a guess."""

    start: int
    end: int
    is_place: bool = False
    is_certain: bool = True


def hidden(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text of the same length in which the spans are hidden; lines stay lines."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = ["\n" if sign == "\n" else HIDDEN for sign in signs[start:end]]
    return "".join(signs)
