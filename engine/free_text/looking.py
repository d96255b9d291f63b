"""Look through a message once: its frame, its names, days, numbers and the words of the form."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from engine.free_text.acts import done
from engine.free_text.cues import acts, cues, spoken
from engine.free_text.fields import Field
from engine.free_text.seen import Seen
from thai.normal.forms import normalised
from thai.normal.spans import Normal
from thai.spotting.days import days
from thai.spotting.figures import figures
from thai.spotting.names import names
from thai.spotting.notes import frame
from thai.spotting.passing import list_marks, passing
from thai.spotting.spans import Day, hidden


def look(
    text: str,
    fields: tuple[Field, ...],
    today: dt.date,
    *,
    known: tuple[str, ...],
    dialect: Mapping[str, str],
) -> Seen:
    """Return everything that stands in a message, nothing of it given to a field yet."""
    normal = _common(normalised(text), dialect)
    around = frame(normal.text, today)
    day = around.written or today
    clear = hidden(normal.text, around.spans)
    dated = days(clear, day)
    if around.is_several:  # «today» is another day in each of the messages
        dated = tuple(_if_written(one, clear) for one in dated)
    clear = hidden(clear, ((one.start, one.end) for one in dated if one.reading != "vague"))
    called = names(clear, known, acts(fields))
    clear = hidden(clear, ((one.start, one.end) for one in called))
    counted = figures(hidden(clear, passing(clear)))
    found = cues(clear, fields)
    return Seen(
        text,
        normal,
        clear,
        fields,
        day,
        called,
        dated,
        counted,
        found,
        done(spoken(clear, fields), found, counted, fields, clear),
        marks=list_marks(normal.text),
    )


def _if_written(day: Day, text: str) -> Day:
    """Return a day that its own words do not tell by a number as one that cannot be told."""
    is_written = any(sign.isdigit() for sign in text[day.start : day.end])
    return day if is_written else replace(day, reading="vague", date=None)


def _common(normal: Normal, dialect: Mapping[str, str]) -> Normal:
    """Put the words that everybody uses in the place of those of a region; longer ones first."""
    for word in sorted(dialect, key=len, reverse=True):
        if word in normal.text:
            normal = normal.replaced(re.compile(re.escape(word)), dialect[word].replace("\\", ""))
    return normal
