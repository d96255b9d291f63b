"""Read one indicator off each report: what it counts, whether it counts already, and in which month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from engine.forms.form import Form
from engine.forms.settled import NOTHING, Held, Measured, number, truth
from engine.measuring.spans import Month, month_of
from engine.obligations.nouns.measures import Indicator


@dataclass(frozen=True, slots=True)
class Sent:
    """A report that stands: where its unit lies, its round, its answers; `is_accepted` once nobody has to look at it."""

    unit: str
    place: str
    duty: str
    period: str
    form: str
    digest: str
    answers: Mapping[str, str]
    first: date
    at: datetime
    is_accepted: bool = True
    is_zero: bool = False
    is_part: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says to an indicator."""

    unit: str
    place: str
    month: Month
    at: datetime
    value: float
    is_counted: bool = True


Forms = Mapping[tuple[str, str], Form]


def readings(indicator: Indicator, sent: Iterable[Sent], forms: Forms) -> tuple[Reading, ...]:
    """Return what each report of the indicator's duty says; one that says no number says nothing, a zero report zero."""
    found: list[Reading] = []
    meters: dict[tuple[str, str], tuple[Measured, Held]] = {}
    for one in sent:
        version = (one.form, one.digest)
        if one.duty != indicator.duty or one.is_part or version not in forms:
            continue
        if version not in meters:
            meters[version] = _meter(indicator, forms[version])
        value = _value(*meters[version], one)
        if value == value:  # noqa: PLR0124 - only NaN differs from itself
            month = month_of(one.period, one.first)
            found.append(Reading(one.unit, one.place, month, one.at, value, one.is_accepted))
    return tuple(found)


def _meter(indicator: Indicator, form: Form) -> tuple[Measured, Held]:
    measured = number(form, indicator.value) if indicator.value else _one
    return measured, truth(form, indicator.where) if indicator.where else _always


def _value(measured: Measured, held: Held, one: Sent) -> float:
    if not held(one.answers, one.at):
        return NOTHING
    value = measured(one.answers, one.at)
    is_nothing = value != value or value in {float("inf"), float("-inf")}  # noqa: PLR0124 - as above
    return (0.0 if one.is_zero else NOTHING) if is_nothing else value


def _one(_answers: Mapping[str, str], _at: datetime) -> float:
    return 1.0


def _always(_answers: Mapping[str, str], _at: datetime) -> bool:
    return True
