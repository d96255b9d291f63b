"""Gather what the clocks of one unit rest on: what stands in its scopes, and what was sent."""

from collections.abc import Mapping, Sequence
from datetime import date

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.facts import Facts, Occurrence
from engine.obligations.kinds.around import After
from engine.obligations.kinds.numbered import Numbered
from engine.obligations.programme import Programme
from engine.obligations.working_days import WorkingDays, working_days
from handlers.desk import Desk
from models import facts, reports
from models.facts import Fact
from models.units import Unit

LEVELS = (2, 4, 6, 8)


def scopes(unit: Unit) -> tuple[str, ...]:
    """Name what a fact of a unit may be about, the nearest last: the nearer fact stands."""
    places = (f"place:{unit.place[:digits]}" for digits in LEVELS if len(unit.place) >= digits)
    return ("", *places, f"office:{unit.office_id}", f"unit:{unit.id}")


def known(desk: Desk, programme: Programme, unit: Unit) -> Facts:
    """Return the facts of a unit."""
    rows = facts.standing(desk.connection, programme.id, scopes(unit))
    return Facts(
        cohorts={row.name: row.value for row in rows if row.kind == facts.COHORT and row.value},
        events=_events(rows),
        dates=_days(rows, facts.DATE),
        later=_days(rows, facts.LATER),
        earlier=_days(rows, facts.EARLIER),
        sent=_sent(desk, programme, unit) if rests_on_reports(programme) else {},
    )


def events_of(
    desk: Desk, programme: Programme, found: Sequence[Unit]
) -> dict[str, Mapping[str, tuple[Occurrence, ...]]]:
    """Return the events of many units at once, by the unit's id."""
    every = tuple(dict.fromkeys(scope for unit in found for scope in scopes(unit)))
    rows = facts.standing(desk.connection, programme.id, every) if every else []
    told = [row for row in rows if row.kind == facts.EVENT]
    return {unit.id: _events(_near(told, unit)) if told else {} for unit in found}


def _near(rows: list[Fact], unit: Unit) -> list[Fact]:
    """Return the facts that are about a unit, the nearest last."""
    mine = scopes(unit)
    return sorted((row for row in rows if row.scope in mine), key=lambda row: mine.index(row.scope))


def working(desk: Desk) -> WorkingDays:
    """Return the working days with what an admin declared off."""
    return working_days(facts.days_off(desk.connection))


def rests_on_reports(programme: Programme) -> bool:
    """Say whether a report may move the day of another, or open it."""
    return any(
        duty.needs
        or (isinstance(duty.due, After) and duty.due.what.startswith("duties."))
        or (isinstance(duty.due, Numbered) and duty.due.in_order)
        or (duty.not_before and duty.not_before.what.startswith("duties."))
        for duty in programme.duties
    )


def _days(rows: list[Fact], kind: str) -> dict[str, date]:
    """Return the days of one kind; a day that was taken back is no day."""
    found = {row.name: row.day for row in rows if row.kind == kind}
    return {name: day for name, day in found.items() if day}


def _events(rows: list[Fact]) -> dict[str, tuple[Occurrence, ...]]:
    """Return every time of every event, in the order of their keys."""
    found: dict[str, dict[str, Occurrence]] = {}
    for row in rows:
        if row.kind == facts.EVENT:
            found.setdefault(row.name, {})[row.occurrence] = Occurrence(row.occurrence, row.planned, row.day)
    return {
        name: tuple(sorted(times.values(), key=lambda one: (len(one.key), one.key)))
        for name, times in found.items()
    }


def _sent(desk: Desk, programme: Programme, unit: Unit) -> dict[str, date]:
    found = reports.sent_for(desk.connection, programme.id, unit.id)
    return {f"{duty}/{period}": day_in_bangkok(at) for duty, period, at in found}
