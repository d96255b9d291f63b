"""Gather what the clocks of one unit rest on: what stands in its scopes, and what was sent."""

from collections.abc import Mapping, Sequence
from datetime import date

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.facts import Facts, Occurrence
from engine.obligations.kinds.around import After
from engine.obligations.kinds.numbered import Numbered
from engine.obligations.nouns.places import areas_of
from engine.obligations.programme import Programme
from engine.obligations.working_days import WorkingDays, working_days
from handlers.desk import Desk
from models import facts, reports
from models.facts import Fact
from models.units import Unit

LEVELS = (2, 4, 6, 8)


def scopes(desk: Desk, programme: Programme, unit: Unit) -> tuple[str, ...]:
    """Name what a fact of a unit may be about, the nearest last: the nearer fact stands; an area is farther than a place."""
    lies_in = areas_of(programme.areas, unit.place, day_in_bangkok(desk.now))
    places = (f"place:{unit.place[:digits]}" for digits in LEVELS if len(unit.place) >= digits)
    areas = (f"area:{one}" for one in lies_in)
    return ("", *areas, *places, f"office:{unit.office_id}", f"unit:{unit.id}")


def known(desk: Desk, programme: Programme, unit: Unit) -> Facts:
    """Return the facts of a unit."""
    sent = _sent(desk, programme, unit) if rests_on_reports(programme) else {}
    wanted = scopes(desk, programme, unit)
    rows = facts.standing(desk.connection, programme.id, wanted)
    return told(rows, _shared(desk, programme, wanted), sent)


def known_all(desk: Desk, programme: Programme, found: Sequence[Unit]) -> dict[str, Facts]:
    """Return the facts of many units at once, by the unit's id."""
    about, asks = rows_of(desk, programme, found), rests_on_reports(programme)
    return {unit.id: told(*about[unit.id], _sent(desk, programme, unit) if asks else {}) for unit in found}


def told(rows: list[Fact], shared: list[Fact], sent: Mapping[str, date]) -> Facts:
    """Return what rows say of one unit, its nearest last; of the programme whose units it shares only the cohorts count."""
    return Facts(
        cohorts={**_cohorts(shared), **_cohorts(rows)},
        events=_events(rows),
        dates=_days(rows, facts.DATE),
        later=_days(rows, facts.LATER),
        earlier=_days(rows, facts.EARLIER),
        collected=_days(rows, facts.COLLECT),
        sent=sent,
    )


def rows_of(
    desk: Desk, programme: Programme, found: Sequence[Unit]
) -> dict[str, tuple[list[Fact], list[Fact]]]:
    """Return the rows about many units at once, by the unit's id: the programme's own, and those it shares."""
    about = {unit.id: scopes(desk, programme, unit) for unit in found}
    every = tuple(dict.fromkeys(scope for some in about.values() for scope in some))
    own = facts.standing(desk.connection, programme.id, every) if every else []
    shared = _shared(desk, programme, every)
    return {id_: (_near(own, some), _near(shared, some)) for id_, some in about.items()}


def _shared(desk: Desk, programme: Programme, wanted: Sequence[str]) -> list[Fact]:
    """Return what was set for the programme whose units this one shares."""
    return facts.standing(desk.connection, programme.home, wanted) if programme.shares and wanted else []


def _cohorts(rows: list[Fact]) -> dict[str, str]:
    return {row.name: row.value for row in rows if row.kind == facts.COHORT and row.value}


def known_of(desk: Desk, asked: Mapping[str, Mapping[str, Unit]]) -> dict[tuple[str, str], Facts]:
    """Return the events and the cohorts of many units of several programmes at once, by the two ids."""
    programmes = {id_: desk.library.programmes[id_] for id_ in asked}
    about = {
        (id_, unit.id): scopes(desk, programmes[id_], unit)
        for id_, of in asked.items()
        for unit in of.values()
    }
    every = tuple(dict.fromkeys(scope for some in about.values() for scope in some))
    homes = {one.home for one in programmes.values()}
    rows = facts.events(desk.connection, [*programmes, *homes], every) if every else []
    return {
        (id_, unit_id): told(
            _near([row for row in rows if row.programme == id_], some),
            _near([row for row in rows if row.programme == programmes[id_].home], some),
            {},
        )
        for (id_, unit_id), some in about.items()
    }


def _near(rows: list[Fact], wanted: tuple[str, ...]) -> list[Fact]:
    """Return the facts in these scopes, the nearest last."""
    mine = {scope: at for at, scope in enumerate(wanted)}
    return sorted((row for row in rows if row.scope in mine), key=lambda row: mine[row.scope])


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
