"""Sum a year up as plain figures: the same for the same seed, whoever played it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from cli.simulating.ledger import counted
from cli.simulating.outcomes import FATES, Outcome, outcomes
from cli.simulating.people import Person
from cli.simulating.wanted import span
from cli.simulating.year import Year
from engine.obligations.programme import Programme
from models.base import table
from models.reports import Report


def report(year: Year) -> dict[str, Any]:
    """Return everything that a year came to."""
    wanted, line, tally = year.wanted, year.world.line, year.tally
    first, last = span(wanted)
    with year.world.core.database.reading() as connection:
        owed = tuple(outcomes(connection, year.town.programmes, last))
        return {
            "pack": wanted.pack, "seed": wanted.seed, "provinces": wanted.provinces, "quota": wanted.quota,
            "from": first.isoformat(), "to": last.isoformat(),
            "people": _people(year.town.people),
            "groups": sum(one.spot is not None and one.joins_at is not None for one in year.town.people),
            **kept(connection, year.town.programmes, owed),
            "by_persona": _by_persona(owed, year.town.people),
            "free": _sorted(line.free),
            "counted_by_line": _sorted(line.counted),
            "over_quota": _sorted(line.over_quota),
            "chats": {
                "moves": tally.moves, "looks": tally.looks, "typed": tally.typed, "caught": tally.caught,
                "misread": tally.misread, "slips_not_caught": tally.misread_slips, "stuck": _sorted(tally.stuck),
                "examples": tally.examples,
            },
            "troubles": {"events_unhandled": year.world.stuck(), "refused_by_line": line.refused[:10], "unreached": line.unreached},
        }  # fmt: skip


def kept(connection: Connection, programmes: Sequence[Programme], owed: Iterable[Outcome]) -> dict[str, Any]:
    """Return what the product's own rows say: it has to be the same in one process and in four."""
    owed = tuple(owed)
    months, reasons = counted(connection)
    sent = table(Report)
    query = select(sent.c.purpose, func.count().label("number")).where(
        sent.c.programme.in_([programmes[0].home, *(one.id for one in programmes)])
    )
    purposes = {row.purpose: row.number for row in connection.execute(query.group_by(sent.c.purpose))}
    return {
        "rounds": _fates(owed),
        "parts": _fates_of(one.part for one in owed if one.part),
        "by_duty": _by_duty(programmes, owed),
        "by_month": {month: _fates(rows) for month, rows in _months(owed).items()},
        "why": _sorted(Counter(one.why for one in owed if one.why)),
        "states": _sorted(Counter(one.state for one in owed)),
        "reports": dict(sorted(purposes.items())),
        "counted": _sorted(months),
        "reasons": _sorted(reasons),
    }  # fmt: skip


def _by_duty(programmes: Sequence[Programme], owed: Iterable[Outcome]) -> dict[str, dict[str, int]]:
    """Return how the rounds of each duty ended; of several programmes each duty is named with its own."""
    found: dict[tuple[str, str], list[Outcome]] = {
        (one.id, duty.id): [] for one in programmes for duty in one.duties
    }
    for one in owed:
        found.setdefault((one.programme, one.duty), []).append(one)
    alone = len(programmes) == 1
    return {duty if alone else f"{pack}/{duty}": _fates(rows) for (pack, duty), rows in found.items()}


def owing(owed: Iterable[Outcome], day: date) -> list[dict[str, Any]]:
    """Return what every office owes on a day, as lines."""
    still = (one for one in owed if one.fate in {"never", "ahead", "waiting"})
    return [
        {
            **asdict(one),
            "due": one.due.isoformat() if one.due else None,
            "days": (one.due - day).days if one.due else None,
        }
        for one in still
    ]


def _fates(owed: Iterable[Outcome]) -> dict[str, int]:
    return _fates_of(one.fate for one in owed)


def _fates_of(fates: Iterable[str]) -> dict[str, int]:
    found = Counter(fates)
    return {fate: found[fate] for fate in FATES if found[fate]}


def _months(owed: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    found: dict[str, list[Outcome]] = {}
    for one in owed:
        if one.due is not None:
            found.setdefault(one.due.strftime("%Y-%m"), []).append(one)
    return dict(sorted(found.items()))


def _by_persona(owed: Iterable[Outcome], people: Iterable[Person]) -> dict[str, dict[str, int]]:
    """Return how the rounds of each sort of officer ended."""
    of_office = {one.office: one.persona.key for one in reversed(tuple(people)) if one.is_officer}
    found: dict[str, list[Outcome]] = {}
    for one in owed:
        found.setdefault(of_office.get(one.office, "nobody"), []).append(one)
    return {key: _fates(rows) for key, rows in sorted(found.items())}


def _people(people: Iterable[Person]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {"officers": Counter(), "leaders": Counter()}
    for one in people:
        found["officers" if one.is_officer else "leaders"][one.persona.key] += 1
    return {key: _sorted(value) for key, value in found.items()}


def _sorted(counter: Mapping[str, int]) -> dict[str, int]:
    return {key: counter[key] for key in sorted(counter)}
