"""Hold the people of a year: who they are, when they write about something else, and when their phone is of no use."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bench.reminding.lots import between, lot
from bench.reminding.personas import Everybody, Kind
from cli.demo import known_id, line_id
from engine.obligations.calendar import BANGKOK

WAKES, SLEEPS = 7.0, 20.0
DAY: Final = timedelta(days=1)
# Two weekdays of her own hold most of what she writes.
OWN_DAYS, ON_OWN_DAYS = 2, 0.8
# Who changes her phone is out of reach for so long.
WITHOUT_PHONE: Final = timedelta(days=7)


@dataclass(slots=True)
class Person:
    """One person. A coordinator only reads; everybody else owes reports of her unit or her office."""

    key: str
    seed: int
    kind: Kind
    weekdays: tuple[float, ...]
    hour: float
    blocks_on: date | None
    phone_on: date | None
    unit: str = ""
    office: str = ""
    is_coordinator: bool = False
    is_away: bool = False

    @property
    def id(self) -> str:
        """Return her id."""
        return known_id(self.key)

    @property
    def user(self) -> str:
        """Return her LINE user id."""
        return line_id(self.key)

    @property
    def audience(self) -> str:
        """Say which part of a round is hers."""
        return "collect" if self.unit else "file"

    def writes(self, day: date) -> datetime | None:
        """Return when she writes on a day about something else, if she does."""
        if lot(self.seed, self.key, "writes", day) >= self.weekdays[day.weekday()]:
            return None
        return awake(day, self.hour + between(-1.5, 1.5, self.seed, self.key, "hour", day))

    def reads(self, day: date, share: float) -> datetime | None:
        """Return when a coordinator reads on a working day, if she does."""
        if lot(self.seed, self.key, "reads", day) >= share:
            return None
        return awake(day, between(8.5, 12.5, self.seed, self.key, "reading", day))


def born(key: str, seed: int, everybody: Everybody, first: date, last: date, **own: str | bool) -> Person:
    """Draw one person."""
    rate = between(*everybody.writes, seed, key, "rate")
    return Person(
        key, seed, _kind(everybody, lot(seed, key, "kind")), _weekdays(rate, seed, key),
        between(8.5, 18.5, seed, key, "own hour"),
        _some_day(everybody.blocks, first, last, seed, key, "blocks"),
        _some_day(everybody.changes_phone, first, last, seed, key, "phone"),
        unit=str(own.get("unit", "")), office=str(own.get("office", "")), is_coordinator=bool(own.get("is_coordinator")),
    )  # fmt: skip


def awake(day: date, hour: float) -> datetime:
    """Return a moment of a day, inside the hours in which people are awake."""
    inside = min(max(hour, WAKES), SLEEPS - 0.1)
    return datetime.combine(day, time(), BANGKOK) + timedelta(hours=inside)


def once_awake(at: datetime, *about: object) -> datetime:
    """Return the moment, or the next morning where it lies in the night: nobody acts then."""
    hour = at.hour + at.minute / 60
    if WAKES <= hour < SLEEPS:
        return at
    return awake(at.date() + DAY * (hour >= SLEEPS), between(7.0, 9.0, *about, "morning"))


def _kind(everybody: Everybody, drawn: float) -> Kind:
    for one in everybody.kinds:
        drawn -= one.share
        if drawn < 0:
            return one
    return everybody.kinds[-1]


def _weekdays(rate: float, seed: int, key: str) -> tuple[float, ...]:
    order = sorted(range(7), key=lambda one: lot(seed, key, "weekday", one))
    own = dict.fromkeys(order[:OWN_DAYS], rate * ON_OWN_DAYS / OWN_DAYS)
    return tuple(own.get(day, rate * (1 - ON_OWN_DAYS) / (7 - OWN_DAYS)) for day in range(7))


def _some_day(share: float, first: date, last: date, *about: object) -> date | None:
    if lot(*about) >= share:
        return None
    return first + DAY * int(lot(*about, "day") * ((last - first).days + 1))
