"""Name what the buttons about reminders mean, and hold the words that several cards share."""

from datetime import date, time, timedelta
from typing import Final

from engine.conversation.bubbles import Button, Phrase, Press, Text, say

LATE, CALL_ME, SET, STAND = "late", "callme", "set", "stand"
OF_REMINDERS: Final = frozenset({LATE, CALL_ME, SET, STAND})
SEE, FOLLOW, EXPLAIN = range(3)
FEWER, HOURS, HOUR, UNTIL, FIRST, DEPUTY, BACK = range(1, 8)
NOBODY: Final = "-"
# Days are counted from here, so that a button can hold one.
FIRST_DAY: Final = date(2020, 1, 1)
SPANS: Final = (3, 7, 30)
LONGEST: Final = timedelta(days=180)
# A button carries the place in this list, so new ones are added at the end; the first is as usual.
TIMES: Final[tuple[tuple[Phrase, time | None, time | None], ...]] = (
    (say("All day"), None, None),
    (say("7 to 10 in the morning"), time(7), time(10)),
    (say("10 to 13 o'clock"), time(10), time(13)),
    (say("13 to 16 o'clock"), time(13), time(16)),
    (say("16 to 20 o'clock"), time(16), time(20)),
)


def number_of(day: date) -> int:
    """Return a day as a number that a button can hold."""
    return (day - FIRST_DAY).days


def day_of(number: int) -> date:
    """Return the day that a button holds."""
    return FIRST_DAY + timedelta(days=number)


def call_me(obligation: str) -> Button:
    """Offer a call from the office."""
    return Button(say("Please call me"), Press(CALL_ME, obligation))


def hours(opens: time | None, closes: time | None) -> Text:
    """Say at which hours somebody is reminded."""
    found = (words for words, first, last in TIMES if (first, last) == (opens, closes))
    return next(found, TIMES[0][0])
