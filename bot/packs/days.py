"""Write a pack's year for calendars: one file with every day that it prints."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.texts import Texts
from engine.obligations.programme import Programme
from engine.outline.days import KINDS, Named
from engine.outline.ics import Day, calendar


def file(programme: Programme, days: Iterable[Named], texts: Texts, at: datetime) -> str:
    """Return the file for calendars."""
    return calendar(programme.name, _days(programme, days, texts), at)


def _days(programme: Programme, days: Iterable[Named], texts: Texts) -> Iterator[Day]:
    for one in days:
        what = texts.word(KINDS[one.entry.kind], {})
        closed = texts.word(one.closed, {}) if one.closed else ""
        remarks = filter(None, (programme.name, one.cohort, closed))
        yield Day(one.uid, one.entry.day, f"{what}: {one.title}", "\n".join(remarks), programme.id)
