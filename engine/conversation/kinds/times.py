"""Ask for a time of day, or for a day with a time."""

import datetime as dt

from engine.conversation.bubbles import DateButton, Plain, Press, Text, say
from engine.conversation.kinds.asked import Asked, Miss, Quicks, Read, Value
from thai import writing
from thai.reading import read as read_thai

ZONE = "+07:00"


def quick(asked: Asked, press: Press) -> Quicks:
    """Offer the phone's clock."""
    picker = Press("d", press.draft, press.step, press.nonce)
    if asked.question.kind == "time":
        return (DateButton(say("Clock"), picker, mode="time"),)
    return (DateButton(say("Calendar and clock"), picker, mode="datetime"),)


def read(asked: Asked, typed: str) -> Read:
    """Read a time as people say it; with a day when the form wants one."""
    today = asked.when.at.date()
    if asked.question.kind == "time":
        time = _time(typed, today)
        return Value(_stored(time)) if time else _miss()
    pairs = _pairs(typed.split(), today)
    if len(pairs) != 1:
        return Miss(
            say("That does not read as one day and one time. For example {moment}.", moment=asked.when.at)
        )
    [(day, time)] = pairs
    return Value(f"{day}T{_stored(time)}")


def _pairs(words: list[str], today: dt.date) -> set[tuple[str, str]]:
    """Read a day and a time in one text, whichever comes first; every cut that reads is one meaning."""
    cuts = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    both = (*cuts, *((last, first) for first, last in cuts))
    return {
        (day, time) for first, last in both if (day := _day(first, today)) and (time := _time(last, today))
    }


def _day(words: str, today: dt.date) -> str:
    found = read_thai("date", words, today)
    return str(found["date"]) if found else ""


def _time(words: str, today: dt.date) -> str:
    found = read_thai("time", words, today)
    return str(found["time"]) if found else ""


def _stored(time: str) -> str:
    return f"{time}:00.000{ZONE}"


def _miss() -> Miss:
    return Miss(say("That does not read as one time. For example 09.30, or tap the clock."))


def picked(asked: Asked, moment: str) -> Read:
    """Take what the phone's clock gave: HH:MM, or YYYY-MM-DDTHH:MM."""
    day, _, time = moment.rpartition("T")
    try:
        dt.time.fromisoformat(time)
        if bool(day) != (asked.question.kind == "datetime"):
            return _miss()
        return Value(f"{dt.date.fromisoformat(day).isoformat()}T{_stored(time)}" if day else _stored(time))
    except ValueError:
        return _miss()


def shown(asked: Asked, value: str) -> Text:
    """Word a time as clocks here show it."""
    del asked
    day, _, time = value.rpartition("T")
    try:
        written = writing.write_time(dt.time.fromisoformat(time[:5]))
        return Plain(f"{writing.write_date(dt.date.fromisoformat(day))} {written}" if day else written)
    except ValueError:
        return Plain(value)
