"""Hold a rolled pack against the one it came from: every day moved by the same years, nothing else is different."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from engine.obligations.programme import Programme
from engine.rolling.days import shifted

# Places and what is shared do not move with the year.
STILL = frozenset({"areas", "units", "offices", "roles", "cohorts", "systems"})


class RolledWrong(Exception):
    """A rolled pack is not this year's pack with its days moved: it is not written."""

    retryable = False


def hold(before: Programme, after: Programme) -> None:
    """Raise unless the newer pack is the older one with its days moved, shared and unconfirmed."""
    years = after.fiscal_year - before.fiscal_year
    wanted = replace(
        _moved(before, years),
        id=after.id,
        fiscal_year=after.fiscal_year,
        shares=before.home,
        unconfirmed=True,
    )
    differing = [
        one.name for one in fields(Programme) if getattr(wanted, one.name) != getattr(after, one.name)
    ]
    if differing:
        raise RolledWrong(f"{after.id}: {', '.join(differing)} would not be as in {before.id}")


def _moved(programme: Programme, years: int) -> Programme:
    names = [one.name for one in fields(Programme) if one.name not in STILL]
    return replace(programme, **{name: _shifted(getattr(programme, name), years) for name in names})


def _shifted(value: Any, years: int) -> Any:
    if isinstance(value, date):
        return shifted(value, years)
    if isinstance(value, tuple):
        return tuple(_shifted(one, years) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _shifted(getattr(value, one.name), years) for one in fields(value)}
        )
    return value
