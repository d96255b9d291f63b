"""Say when somebody may be pushed: inside her hours, once a day, never on a public holiday or a quiet day.

Only the printed deadline of that very day opens a closed day; nothing opens the night, and nothing reaches who
rests or has blocked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from engine.messenger.nouns import Days, Hearer, Intent, QuietDays, Verdict, Why
from engine.messenger.reasons import (
    FEWER,
    HAD_CARD,
    HEARD_OF_LATE,
    HOLIDAY,
    HOURS,
    QUIET,
    RESTS,
    UNREACHABLE,
)  # fmt: skip
from engine.obligations.calendar import BANGKOK, in_bangkok
from engine.obligations.working_days import holiday_names
from engine.reminders.quiet import CLOSES, OPENS

DAY: Final = timedelta(days=1)
# Who wants fewer messages has so many days between two cards.
FEWER_DAYS: Final = 3
# What is late and somebody's to follow up is a card of its own so seldom.
LATE_EVERY: Final = 7
_FURTHEST: Final = 31
_SONGKRAN: Final = ((4, 13), (4, 16))


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why somebody is not pushed now, and until when."""

    verdict: Verdict
    why: Why
    until: datetime | None = None


def may_push(hearer: Hearer, at: datetime, intents: Iterable[Intent], days: Days) -> Hindrance | None:
    """Return what stands in the way of a push now, or nothing."""
    here = in_bangkok(at)
    today = here.date()
    if not hearer.is_reachable:
        return Hindrance("skip", Why(UNREACHABLE))
    if hearer.rests_until is not None and today < hearer.rests_until:
        until = opening(hearer, hearer.rests_until)
        return Hindrance("skip", Why(RESTS, {"day": hearer.rests_until.isoformat()}), until)
    dues = {one.due for one in intents if one.is_worth_a_push and one.due is not None}
    if (closed := closed_by(today, days)) and today not in dues:
        return Hindrance("later", closed, opening(hearer, next_open(today + DAY, days)))
    if (hours := _outside(hearer, here)) is not None:
        return Hindrance("later", Why(HOURS, _span(hearer)), hours)
    return _had_enough(hearer, today, dues)


def heard_of_late(hearer: Hearer, today: date) -> Hindrance | None:
    """Return until when what is late is no card of its own, or nothing: she has heard of it within a week."""
    if hearer.heard_of_late_on is None or today >= hearer.heard_of_late_on + DAY * LATE_EVERY:
        return None
    again = hearer.heard_of_late_on + DAY * LATE_EVERY
    return Hindrance("later", Why(HEARD_OF_LATE, {"day": again.isoformat()}), opening(hearer, again))


def is_due_upward(one: Intent, today: date, days: Days) -> bool:
    """Say whether what is late below is due further up by the next working day: then it cannot wait for a week to end."""
    return (
        one.share == "escalation" and one.due is not None and today <= one.due <= days.working.after(today, 1)
    )


def closed_by(day: date, days: Days) -> Why | None:
    """Return why nobody is pushed on a day: a public holiday, a day that was declared off, or a quiet day."""
    if name := holiday_names(day.year).get(day):
        return Why(HOLIDAY, {"name": name})
    if day in days.working.also_off:
        return Why(QUIET)
    return next((Why(QUIET) for span in _quiet(day.year, days) if span.first <= day <= span.last), None)


def next_open(day: date, days: Days) -> date:
    """Return the day, or the next one on which people are pushed; a month without any is a calendar gone wrong."""
    return next((one for number in range(_FURTHEST) if not closed_by(one := day + DAY * number, days)), day)


def hours_of(hearer: Hearer) -> tuple[time, time]:
    """Return from when to when somebody is pushed: her own hours within everybody's; hours turned round count for nothing."""
    opens, closes = max(hearer.opens, OPENS), min(hearer.closes, CLOSES)
    return (opens, closes) if opens < closes else (OPENS, CLOSES)


def opening(hearer: Hearer, day: date) -> datetime:
    """Return the moment from which somebody is pushed on a day."""
    return datetime.combine(day, hours_of(hearer)[0], BANGKOK)


def _outside(hearer: Hearer, here: datetime) -> datetime | None:
    """Return when her hours begin again, or nothing inside them."""
    opens, closes = hours_of(hearer)
    if here.time() < opens:
        return opening(hearer, here.date())
    return opening(hearer, here.date() + DAY) if here.time() >= closes else None


def _had_enough(hearer: Hearer, today: date, dues: Iterable[date]) -> Hindrance | None:
    had = hearer.had_card_on
    if had is None:
        return None
    if had >= today:
        return Hindrance("later", Why(HAD_CARD), opening(hearer, today + DAY))
    again = had + DAY * FEWER_DAYS
    if hearer.wants_fewer and today < again and today not in dues:
        return Hindrance("later", Why(FEWER), opening(hearer, again))
    return None


def _quiet(year: int, days: Days) -> tuple[QuietDays, ...]:
    if days.quiet is not None:
        return days.quiet
    (month, first), (_, last) = _SONGKRAN
    return (QuietDays(date(year, month, first), date(year, month, last)),)


def _span(hearer: Hearer) -> dict[str, str]:
    opens, closes = hours_of(hearer)
    return {"opens": opens.strftime("%H.%M"), "closes": closes.strftime("%H.%M")}
