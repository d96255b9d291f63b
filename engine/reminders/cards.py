"""Put all reminders of one person into one card: one message, however much is owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Notice:
    """One reminder that has come due for one person."""

    person: str
    obligation: str
    name: str
    due: date
    step: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card; `days_left` is negative when the day is past."""

    obligation: str
    name: str
    due: date
    days_left: int
    step: int


@dataclass(frozen=True, slots=True)
class Card:
    """Everything one person is reminded of today, the most pressing first."""

    person: str
    lines: tuple[Line, ...]


def merge(notices: Iterable[Notice], today: date) -> tuple[Card, ...]:
    """Return one card a person; of several steps for the same obligation only the latest stands."""
    latest: dict[tuple[str, str], Notice] = {}
    for notice in notices:
        key = (notice.person, notice.obligation)
        if key not in latest or latest[key].step < notice.step:
            latest[key] = notice
    people = dict.fromkeys(person for person, _ in latest)
    return tuple(_card(person, latest.values(), today) for person in people)


def _card(person: str, notices: Iterable[Notice], today: date) -> Card:
    mine = (
        Line(one.obligation, one.name, one.due, (one.due - today).days, one.step)
        for one in notices
        if one.person == person
    )
    return Card(person, tuple(sorted(mine, key=lambda line: (line.due, line.name, line.obligation))))
