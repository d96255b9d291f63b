"""Give the day of an activity to the field that asks for one."""

import datetime as dt

from engine.free_text.fields import Field
from engine.free_text.seen import Seen
from engine.free_text.told import Intent, Open, Slot
from thai.spotting.days import in_future, in_past
from thai.spotting.spans import Day


def days(seen: Seen, meant: Intent) -> tuple[list[Slot], list[Open]]:
    """Return the one day that the words tell; two days, a day that is not there and a vague one are asked."""
    field = next((one for one in seen.fields if one.kind == "date"), None)
    if field is None or not seen.days:
        return [], []
    told = _told(seen, meant)
    broken = [one for one in seen.days if one.reading in {"impossible", "range"}]
    if len(told) == 1 and not broken:
        date, day = next(iter(told.items()))
        words = seen.words(day.start, day.end)
        return [Slot(field.path, date.isoformat(), words, seen.normal.span(day.start, day.end), "sure")], []
    return [], [_open(field, seen, broken, is_several=len(told) > 1)]


def told(seen: Seen, meant: Intent) -> str:
    """Return the one day that is told, "" when there is none or there are two."""
    found = _told(seen, meant)
    return next(iter(found)).isoformat() if len(found) == 1 else ""


def _told(seen: Seen, meant: Intent) -> dict[dt.date, Day]:
    return {date: one for one in reversed(seen.days) if (date := _date(one, seen, meant))}


def _date(day: Day, seen: Seen, meant: Intent) -> dt.date | None:
    if meant == "correction":
        return day.date or in_past(day, seen.today)
    return in_future(day, seen.today) if meant == "plan" else in_past(day, seen.today)


def _open(field: Field, seen: Seen, broken: list[Day], *, is_several: bool) -> Open:
    day = (broken or seen.days)[0]
    words = seen.words(day.start, day.end)
    if is_several:
        return Open(field.path, "several", words)
    if broken:
        return Open(field.path, "day", words)
    return Open(field.path, "vague" if day.date is None else "future", words)
