"""Read weekdays told from today, and hold a named weekday against its date.

วันพุธที่แล้ว said on a Friday may be this week's or last week's: then it is asked again.
"""

import datetime as dt
import re

from thai.calendar.days import around
from thai.calendar.months import WEEKDAYS

_SHORT = {"จ": 0, "อ": 1, "พ": 2, "พฤ": 3, "ศ": 4, "ส": 5, "อา": 6}
_ENGLISH = {name: number for number, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
_ALL = {**WEEKDAYS, **_SHORT, **_ENGLISH}
_NAMES = "|".join(sorted(map(re.escape, _ALL), key=len, reverse=True))
_LONG_NAMES = "|".join(
    sorted((re.escape(name) for name in WEEKDAYS if "." not in name), key=len, reverse=True)
)
_FIRST = re.compile(
    rf"^(?:วัน)?\s*(?P<name>{_NAMES})(?:(?<=[a-z])(?:s|nes|rs|ur)?day|\.)?\s*(?P<at>ที่)?\s*,?\s*(?=\d)"
)
_LAST = re.compile(
    rf"\s*(?:\(\s*(?:วัน)?\s*(?P<inside>{_NAMES})\s*\)|(?:วัน)\s*(?P<after>{_LONG_NAMES})|(?<=[\d\s])(?P<dotted>{_LONG_NAMES}))$"
)
_PAST, _COMING = ("ที่แล้ว", "ก่อน", "ที่ผ่านมา"), ("หน้า", "ถัดไป")
_WEEKDAY = re.compile(
    rf"(?P<past>เมื่อ)?\s*(?P<day>วัน)?\s*(?P<name>{_LONG_NAMES})\s*"
    rf"(?:(?:ของ)?(?P<week>สัปดาห์|อาทิตย์|วีค)\s*)?"
    rf"(?P<which>{'|'.join(_PAST)}|นี้|{'|'.join(_COMING)}|ที่(?:กำลัง)?จะถึง(?:นี้)?)?(?:นี้)?"
)
_WEEK_FIRST = re.compile(
    rf"(?P<past>เมื่อ)?(?P<week>สัปดาห์|อาทิตย์)(?P<which>{'|'.join(_PAST)}|นี้|{'|'.join(_COMING)})\s*(?P<day>วัน)(?P<name>{_LONG_NAMES})"
)
_WITH_DATE = re.compile(rf"^(?P<told>{_WEEKDAY.pattern})\s*(?=วันที่|ที่\s?\d|\(|\d)")
_WEEKEND = re.compile(r"(?:เมื่อ)?(?:วัน)?\s*เสาร์\s*อาทิตย์")
_NAME_FIRST = re.compile(rf"(?:วัน)?\s*(?:{_LONG_NAMES})\s*(?:ที่)?\s*\d")
_NUMBER = re.compile(r"(?:วันที่|ที่)?\s*(?P<day>\d{1,2})")
_SOON = 3
_MONTH = 31


def without_weekdays(phrase: str) -> tuple[str, list[int]]:
    """Take off the weekday that stands before or after a date, to compare it."""
    weekdays: list[int] = []
    last = _LAST.search(phrase)
    if last and any(sign.isdigit() for sign in phrase[: last.start()]):
        weekdays.append(_ALL[last["inside"] or last["after"] or last["dotted"]])
        phrase = phrase[: last.start()]
    first = _FIRST.match(phrase)
    if first:
        weekdays.append(_ALL[first["name"]])
        phrase = f"{first['at'] or ''}{phrase[first.end() :]}"
    return phrase.strip(), weekdays


def before_date(phrase: str, today: dt.date) -> tuple[int, dt.date | None, str] | None:
    """Return the weekday told before a date, the day it would be alone, and the words of the date."""
    hit = _WITH_DATE.match(phrase)
    if hit is None or not hit["which"]:
        return None
    return WEEKDAYS[hit["name"]], told(hit["told"], today), phrase[hit.end() :].strip("() ")


def begins_with_weekday(phrase: str) -> bool:
    """Say whether the phrase begins with the full name of a weekday."""
    return _NAME_FIRST.match(phrase) is not None


def weekday(phrase: str) -> int | None:
    """Return the weekday that the whole phrase is the name of."""
    return WEEKDAYS.get(phrase.removeprefix("วัน").strip())


def with_number(phrase: str, named: int, today: dt.date) -> dt.date | None:
    """Return the one day about now of this weekday and this number in its month: วันพุธที่ 10."""
    hit = _NUMBER.fullmatch(phrase)
    near = around(int(hit["day"]), today) if hit else []
    fits = [date for date in near if date and date.weekday() == named and abs(date - today).days <= _MONTH]
    return fits[0] if len(fits) == 1 else None


def told(phrase: str, today: dt.date) -> dt.date | None:
    """Return the day that a weekday and a word like นี้ or ที่แล้ว tell."""
    hit = _WEEKDAY.fullmatch(phrase) or _WEEK_FIRST.fullmatch(phrase)
    # Without วัน the word for Sunday is also the word for week; behind Saturday it makes a weekend.
    if hit is None or (WEEKDAYS[hit["name"]] == 6 and not hit["day"]) or _WEEKEND.match(phrase):
        return None
    which = hit["which"] or ("ที่ผ่านมา" if hit["past"] else "")
    if hit["week"]:
        return _in_week(WEEKDAYS[hit["name"]], which, today)
    return _from_today(WEEKDAYS[hit["name"]], which, today)


def _in_week(weekday: int, which: str, today: dt.date) -> dt.date | None:
    # Whether Sunday opens or closes a week is not agreed.
    if weekday == 6 or today.weekday() == 6 or which not in {*_PAST, *_COMING, "นี้"}:
        return None
    weeks = 0 if which == "นี้" else 1 if which in _COMING else -1
    return today + dt.timedelta(weekday - today.weekday() + 7 * weeks)


def _from_today(weekday: int, which: str, today: dt.date) -> dt.date | None:
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    back = (today.weekday() - weekday - 1) % 7 + 1
    if which == "ที่ผ่านมา":
        return today - dt.timedelta(back)
    if which in {"ที่แล้ว", "ก่อน"}:
        return today - dt.timedelta(back) if back > today.weekday() else None
    if which.startswith("ที่"):
        return today + dt.timedelta(ahead)
    is_this_week = today.weekday() + ahead < 7
    if which == "นี้":
        return today + dt.timedelta(ahead) if is_this_week or ahead <= _SOON else None
    return today + dt.timedelta(ahead) if which and not is_this_week else None
