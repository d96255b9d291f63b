"""Say who talks which kind of question. A kind that is not here is talked as plain words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from engine.conversation.bubbles import Press, Text, say
from engine.conversation.kinds import (
    agreed,
    days,
    more,
    numbers,
    one,
    pictures,
    ranges,
    ranks,
    several,
    spots,
    times,
    tracks,
    words,
)
from engine.conversation.kinds.asked import Asked, Lines, Miss, Quicks, Read, no_buttons, no_lines, no_tap
from engine.forms.form import MORE_ROWS
from thai.text import normalise


@dataclass(frozen=True, slots=True)
class Talk:
    """How one kind of question is talked."""

    read: Callable[[Asked, str], Read]
    shown: Callable[[Asked, str], Text]
    quick: Callable[[Asked, Press], Quicks] = no_buttons
    lines: Callable[[Asked], Lines] = no_lines
    tapped: Callable[[Asked, int], Read | None] = no_tap
    picked: Callable[[Asked, str], Read] | None = None


_WORDS: Final = Talk(words.read, words.shown)
_NUMBERS: Final = Talk(numbers.read, numbers.shown)
_PICTURES: Final = Talk(pictures.read, pictures.shown, pictures.quick, pictures.lines, pictures.tapped)
_TRACKS: Final = Talk(tracks.read, tracks.shown, lines=tracks.lines)
_TIMES: Final = Talk(times.read, times.shown, times.quick, picked=times.picked)

TALKS: Final[Mapping[str, Talk]] = {
    "integer": _NUMBERS,
    "decimal": _NUMBERS,
    "range": Talk(ranges.read, ranges.shown, ranges.quick, ranges.lines, ranges.tapped),
    "select_one": Talk(one.read, one.shown, one.quick, one.lines, one.tapped),
    "select_multiple": Talk(several.read, several.shown, several.quick, several.lines, several.tapped),
    "rank": Talk(ranks.read, ranks.shown, ranks.quick, ranks.lines, ranks.tapped),
    "acknowledge": Talk(agreed.read, agreed.shown, agreed.quick, tapped=agreed.tapped),
    "date": Talk(days.read, days.shown, days.quick, tapped=days.tapped, picked=days.picked),
    "time": _TIMES,
    "datetime": _TIMES,
    MORE_ROWS: Talk(more.read, more.shown, more.quick, more.lines, more.tapped),
    "geopoint": Talk(spots.read, spots.shown, spots.quick),
    "geotrace": _TRACKS,
    "geoshape": _TRACKS,
    "image": _PICTURES,
    "video": _PICTURES,
    "audio": _PICTURES,
    "file": _PICTURES,
}


def of(asked: Asked) -> Talk:
    """Return how this question is talked."""
    return TALKS.get(asked.question.kind, _WORDS)


def read(asked: Asked, text: str) -> Read:
    """Read a typed answer."""
    typed = normalise(text)
    return of(asked).read(asked, typed) if typed else Miss(say("The message is empty."))


def shown(asked: Asked, value: str) -> Text:
    """Word a value as a person would write it."""
    return of(asked).shown(asked, value) if value else say("left empty")
