"""Ask for a day, a month or a year."""

from datetime import date, timedelta

from engine.conversation.bubbles import Button, DateButton, Plain, Press, Text, say
from engine.conversation.kinds.asked import Asked, Miss, Quicks, Read, Value
from thai import writing
from thai.reading import read as read_thai

MONTHS, YEARS = "month-year", "year"


def precision(asked: Asked) -> str:
    """Say how exactly the form asks: "day", "month-year" or "year"."""
    words = asked.question.appearance.split()
    return next((one for one in (MONTHS, YEARS) if one in words), "day")


def quick(asked: Asked, press: Press) -> Quicks:
    """Offer what is meant most often, and the calendar."""
    today = asked.when.at.date()
    if precision(asked) == "day":
        return (Button(say("Today"), press), Button(say("Yesterday"), _at(press, 1)), _calendar(press, today))
    if precision(asked) == MONTHS:
        return tuple(Button(Plain(_month(_back(today, i))), _at(press, i)) for i in range(3))
    return tuple(Button(Plain(str(today.year - i + 543)), _at(press, i)) for i in range(3))


def _calendar(press: Press, today: date) -> DateButton:
    return DateButton(say("Calendar"), Press("d", press.draft, press.step, press.nonce), latest=today)


def _at(press: Press, index: int) -> Press:
    return Press("a", press.draft, press.step, press.nonce, index)


def read(asked: Asked, typed: str) -> Read:
    """Read a day as people write it."""
    today = asked.when.at.date()
    if precision(asked) == "day":
        found = read_thai("date", typed, today)
        return Value(str(found["date"])) if found else _miss(today)
    if precision(asked) == MONTHS:
        found = read_thai("month", typed, today)
        return Value(f"{found['month']}-01") if found else Miss(say("That does not read as one month. For example {month}.", month=_month(today)))  # fmt: skip
    found = read_thai("fiscal_year", typed, today)
    year = found.get("fy_be") if found else None
    return Value(f"{int(str(year)) - 543:04}-01-01") if year else Miss(say("That does not read as one year. For example {year}.", year=str(today.year + 543)))  # fmt: skip


def _miss(today: date) -> Miss:
    return Miss(say("That does not read as one day. For example {day}, or tap the calendar.", day=today))


def tapped(asked: Asked, index: int) -> Read | None:
    """Take a tapped day, month or year."""
    today, exactly = asked.when.at.date(), precision(asked)
    if exactly == "day":
        return Value((today - timedelta(days=index)).isoformat()) if index in {0, 1} else None
    if not 0 <= index < 3:
        return None
    return Value((_back(today, index) if exactly == MONTHS else date(today.year - index, 1, 1)).isoformat())


def picked(asked: Asked, moment: str) -> Read:
    """Take what the phone's calendar gave: YYYY-MM-DD."""
    del asked
    try:
        return Value(date.fromisoformat(moment).isoformat())
    except ValueError:
        return Miss(say("The calendar gave no day. Please try once more, or type it."))


def shown(asked: Asked, value: str) -> Text:
    """Word a day, as exactly as the form asks."""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return Plain(value)
    if precision(asked) == MONTHS:
        return Plain(_month(day))
    return Plain(str(day.year + 543)) if precision(asked) == YEARS else say("{day}", day=day)


def _back(today: date, months: int) -> date:
    whole = today.year * 12 + today.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)


def _month(day: date) -> str:
    return writing.write_month(day.year, day.month)
