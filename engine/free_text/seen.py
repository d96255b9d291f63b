"""Hold everything that was found in a message before any of it is given to a field."""

import datetime as dt
from dataclasses import dataclass, replace

from engine.free_text.cues import Cue, Spoken
from engine.free_text.fields import Field
from thai.normal.spans import Normal
from thai.spotting.spans import Day, Figure, Name

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wording:
    """A stretch of the text that answers a question in words; one without words says that there is none."""

    path: str
    start: int
    end: int
    said_from: int
    said_to: int
    is_sign: bool = False

    @property
    def is_none(self) -> bool:
        """Say whether the writer says that there is none."""
        return self.said_from >= self.said_to


@dataclass(frozen=True, slots=True)
class Seen:
    """A message with all that was found in it; `clear` is the text with what is read already hidden."""

    raw: str
    normal: Normal
    clear: str
    fields: tuple[Field, ...]
    today: dt.date
    names: tuple[Name, ...]
    days: tuple[Day, ...]
    figures: tuple[Figure, ...]
    cues: tuple[Cue, ...]
    spoken: tuple[Spoken, ...]
    wordings: tuple[Wording, ...] = ()
    marks: tuple[int, ...] = ()
    stretches: tuple[Stretch, ...] = ()

    @property
    def text(self) -> str:
        """Return the normalised text."""
        return self.normal.text

    def words(self, start: int, end: int) -> str:
        """Return words as they were typed."""
        first, last = self.normal.span(start, end)
        return self.raw[first:last]

    def holds(self, at: int) -> bool:
        """Say whether a place lies within what is looked at."""
        return self.stretches == () or any(start <= at < end for start, end in self.stretches)

    def within(self, stretches: tuple[Stretch, ...]) -> "Seen":
        """Return what stands within some stretches."""

        def lies(one: Day | Figure | Name | Cue | Spoken | Wording) -> bool:
            return any(start <= one.start < end for start, end in stretches)

        return replace(
            self,
            names=tuple(filter(lies, self.names)),
            days=tuple(filter(lies, self.days)),
            figures=tuple(filter(lies, self.figures)),
            cues=tuple(filter(lies, self.cues)),
            spoken=tuple(filter(lies, self.spoken)),
            wordings=tuple(filter(lies, self.wordings)),
            stretches=stretches,
        )
