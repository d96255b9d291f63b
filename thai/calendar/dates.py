"""Read one date. What names two different days, or none for sure, is asked again."""

import datetime as dt
import re

from thai.calendar import days, relatives
from thai.calendar.phrases import certain_phrase
from thai.calendar.surroundings import before_hours, core, of_sentence, without_hours
from thai.calendar.weekdays import before_date, begins_with_weekday, weekday, with_number, without_weekdays

_WHEN = re.compile(r"^เมื่อ\s*(?=วันที่|ที่\s?\d|\d(?!\d*\s*วัน))")
_ONLY_NUMBER = re.compile(r"(?:วันที่|ที่)?\s*\d{1,2}")
_WEEK = re.compile(r"อาทิตย์\s*ที่\s*\d{1,2}")
_DATE_LEAD = re.compile(r"^(?:วันที่|ที่)\s*(?=\d)")
_LATELY, _EVER = dt.timedelta(20), dt.timedelta.max


def read_date(text: str, today: dt.date) -> dict[str, object] | None:
    """Return `date`."""
    phrase = certain_phrase(text)
    date = None if phrase is None else day_of(phrase, today)
    return None if date is None else {"date": date.isoformat()}


def day_of(phrase: str, today: dt.date) -> dt.date | None:
    """Return the day a certain phrase tells, or None; an hour or a place beside it is left aside."""
    date = _day_of(phrase, today)
    if date is not None:
        return date
    whole = without_hours(phrase)
    if whole != phrase:
        return day_of(whole, today)
    full = of_sentence(phrase)
    if full:
        return _day_of(full, today)
    return next((date for day in before_hours(phrase) if (date := _day_of(day, today))), None)


def _day_of(phrase: str, today: dt.date) -> dt.date | None:
    phrase = core(phrase)
    when = _WHEN.match(phrase)
    if when:
        return _past(phrase[when.end() :], today)
    if phrase.startswith("เมื่อ") and begins_with_weekday(phrase.removeprefix("เมื่อ").strip()):
        return _past(phrase.removeprefix("เมื่อ").strip(), today)
    word, named = relatives.day_word(phrase, today), before_date(phrase, today)
    if named:
        number, alone, rest = named
        found = dated(rest, today)
        return found if found and found.weekday() == number and alone in {None, found} else None
    return _with_rest(*word, today) if word else dated(phrase, today)


def _with_rest(date: dt.date, rest: str, today: dt.date) -> dt.date | None:
    """Return the day of a word like เมื่อวาน when the words behind it say the same day."""
    rest = rest.strip("() ,").removeprefix("คือ").strip()
    is_number = bool(_ONLY_NUMBER.fullmatch(rest)) and rest.removeprefix("วัน").removeprefix(
        "ที่"
    ).strip() == str(date.day)
    is_same = not rest or is_number or weekday(rest) == date.weekday() or dated(rest, today) == date
    return date if is_same else None


def _past(phrase: str, today: dt.date) -> dt.date | None:
    """Return the day of something said to have happened, never one to come."""
    furthest = _EVER
    if _ONLY_NUMBER.fullmatch(phrase):
        phrase, furthest = f"{phrase} ที่ผ่านมา", _LATELY
    date = dated(phrase, today)
    return date if date and date <= today and today - date <= furthest else None


def dated(phrase: str, today: dt.date) -> dt.date | None:
    """Return the day of a phrase without lead words; a weekday in it must agree."""
    if _WEEK.fullmatch(phrase):
        return None
    is_named = begins_with_weekday(phrase)
    phrase, weekdays = without_weekdays(phrase)
    day = days.parse(_DATE_LEAD.sub("", phrase), today)
    if day:
        date = days.resolve(day, today)
    else:
        date = relatives.parse(phrase, today) or (
            with_number(phrase, weekdays[0], today) if is_named else None
        )
    if date is None or any(named != date.weekday() for named in weekdays):
        return None
    return date
