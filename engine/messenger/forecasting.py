"""Say how likely somebody writes of her own accord by a moment: from her own weekdays and hours.

A pattern of few weeks is drawn towards her average, and her average towards everybody's. A forecast says
nothing about whom a message has called.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.messenger.nouns import BANDS, HOURS_A_BAND, Habits
from engine.obligations.calendar import in_bangkok

WEEK: Final = 7
# How many weeks of the wider pattern a narrower one is mixed with.
TO_EVERYBODY: Final = 2.0
TO_AVERAGE: Final = 6.0
BAND_WEIGHT: Final = 6.0
# Before anything is known: once a week, by day.
USUAL_A_DAY: Final = 1 / 7
USUAL_BANDS: Final = (0.01, 0.09, 0.3, 0.25, 0.3, 0.05)
HIGHEST: Final = 0.98


@dataclass(frozen=True, slots=True)
class Pattern:
    """The chance that she writes on a day, by weekday, and how her days share out over the bands of hours."""

    weekdays: tuple[float, ...]
    bands: tuple[float, ...]


def crowd_of(habits: Iterable[Habits]) -> Pattern:
    """Return everybody's pattern, which new people start from."""
    days, weeks, bands = 0.0, 0.0, [0.0] * BANDS
    for one in habits:
        days, weeks = days + sum(one.weekdays), weeks + one.weeks
        bands = [left + right for left, right in zip(bands, one.bands, strict=True)]
    average = (days + USUAL_A_DAY * WEEK * TO_EVERYBODY) / (WEEK * (weeks + TO_EVERYBODY))
    return Pattern((average,) * WEEK, _shares(bands, USUAL_BANDS))


def average(habits: Habits, crowd: Pattern) -> float:
    """Return how likely she writes on any one day, whatever its weekday."""
    usual = sum(crowd.weekdays) * TO_EVERYBODY
    return min(HIGHEST, (sum(habits.weekdays) + usual) / (WEEK * (habits.weeks + TO_EVERYBODY)))


def pattern(habits: Habits, crowd: Pattern) -> Pattern:
    """Return her own pattern, drawn towards her average and everybody's hours."""
    mean = average(habits, crowd)
    weight = habits.weeks + TO_AVERAGE
    days = tuple(min(HIGHEST, (count + TO_AVERAGE * mean) / weight) for count in habits.weekdays)
    return Pattern(days, _shares(habits.bands, crowd.bands))


def by_day(own: Pattern, now: datetime, days: int) -> tuple[float, ...]:
    """Return the chances that she writes in the rest of today, tomorrow, and so on for so many days."""
    here = in_bangkok(now)
    first = own.weekdays[here.weekday()] * _rest(own.bands, here)
    return (first, *(own.weekdays[(here.weekday() + number) % WEEK] for number in range(1, days)))


def chance_by(own: Pattern, now: datetime, until: datetime) -> float:
    """Return the chance that she writes between now and a moment."""
    here, end = in_bangkok(now), in_bangkok(until)
    if end <= here:
        return 0.0
    silent, day = 1.0, here
    while day.date() <= end.date():
        chance = own.weekdays[day.weekday()]
        share = _rest(own.bands, day) if day == here else 1.0
        share -= _rest(own.bands, end) if day.date() == end.date() else 0.0
        silent *= 1 - chance * max(0.0, share)
        day += timedelta(days=1)
    return 1 - silent


def _rest(bands: Sequence[float], here: datetime) -> float:
    """Return how much of a day's writing lies behind a moment of it."""
    hours = here.hour + here.minute / 60
    band = int(hours // HOURS_A_BAND)
    return sum(bands[band + 1 :]) + bands[band] * (band + 1 - hours / HOURS_A_BAND)


def _shares(counts: Sequence[float], usual: Sequence[float]) -> tuple[float, ...]:
    total = sum(counts) + BAND_WEIGHT
    return tuple((count + BAND_WEIGHT * share) / total for count, share in zip(counts, usual, strict=True))
