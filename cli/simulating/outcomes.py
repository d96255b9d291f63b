"""Say what became of every round of a year: on time, late, never, still ahead, or waiting for a date; and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from sqlalchemy import Connection, RowMapping, func, select

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Programme
from engine.obligations.states import State
from handlers.owing import duty_of
from models import offices
from models.base import table
from models.notices import Notice
from models.obligations import Obligation
from models.reports import CONTRIBUTION, REPORT, Report
from models.units import Unit

Fate = Literal["on_time", "late", "never", "ahead", "waiting", "undated", "waived"]
FATES: Final[tuple[Fate, ...]] = ("on_time", "late", "never", "ahead", "waiting", "undated", "waived")
CLOSED: Final = frozenset({State.WAIVED.value, State.CANCELLED.value, State.HANDED_OVER.value})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One round at the end: its fate, that of the group's part where there is one, and why it was late."""

    programme: str
    duty: str
    period: str
    office: str
    office_name: str
    unit_name: str
    due: date | None
    state: str
    fate: Fate
    part: Fate | None
    why: str = ""


def outcomes(connection: Connection, programmes: Sequence[Programme], end: date) -> Iterator[Outcome]:
    """Yield the outcome of every round that the offices of these programmes owed, in the order of offices and days."""
    first, home = _first_sent(connection), programmes[0]
    staffed, reminded = _staffed(connection, home), _reminded(connection)
    names = {
        one.id: one.name for one in offices.of_kinds(connection, home.home, [k.id for k in home.offices])
    }
    for row in _rows(connection, programmes):
        programme = next(one for one in programmes if one.id == row["programme"])
        sent, told = first.get((row["id"], REPORT)), first.get((row["id"], CONTRIBUTION))
        duty = duty_of(programme, row["duty"])
        is_collected = bool(duty and duty.collected_by and row["collect_until"])
        fate = _fate(row["state"], row["due"], sent, end)
        part = _fate(row["state"], row["collect_until"], told or sent, end) if is_collected else None
        why = _why(
            fate,
            part,
            has_part=row["contribution_id"] is not None,
            is_staffed=row["office_id"] in staffed,
            is_reminded=row["id"] in reminded,
        )
        yield Outcome(
            row["programme"], row["duty"], row["period"], row["office_id"], names.get(row["office_id"], ""), row["unit_name"], row["due"],
            row["state"], fate, part, why,
        )  # fmt: skip


def _rows(connection: Connection, programmes: Sequence[Programme]) -> list[RowMapping]:
    owed, unit = table(Obligation), table(Unit)
    query = select(owed, unit.c.name.label("unit_name")).join_from(owed, unit, owed.c.unit_id == unit.c.id)
    query = query.where(owed.c.programme.in_([one.id for one in programmes]))
    return sorted(
        connection.execute(query).mappings(),
        key=lambda row: (
            row["office_id"],
            row["due"] or date.max,
            row["duty"],
            row["period"],
            row["unit_name"],
        ),
    )


def _fate(state: str, due: date | None, sent: date | None, end: date) -> Fate:
    if sent is None and state in CLOSED:
        return "waived"
    if sent is not None:
        return "undated" if due is None else "on_time" if sent <= due else "late"
    if due is None:
        return "waiting"
    return "never" if due < end else "ahead"


def _why(fate: Fate, part: Fate | None, *, has_part: bool, is_staffed: bool, is_reminded: bool) -> str:
    """Name the first thing that stood in the way of a round that is late or not in."""
    if fate not in {"late", "never"}:
        return ""
    if not is_staffed:
        return "nobody"
    if part in {"late", "never"} and not has_part:
        return "no_part"
    if part == "late":
        return "late_part"
    return "office" if is_reminded else "unreminded"


def _first_sent(connection: Connection) -> dict[tuple[str, str], date]:
    """Return the day on which each part of each round first came in."""
    report = table(Report)
    query = select(report.c.obligation_id, report.c.purpose, func.min(report.c.sent_at).label("at"))
    rows = connection.execute(
        query.where(report.c.obligation_id.is_not(None)).group_by(report.c.obligation_id, report.c.purpose)
    )
    return {(row.obligation_id, row.purpose): day_in_bangkok(row.at) for row in rows}


def _staffed(connection: Connection, programme: Programme) -> set[str]:
    """Return the offices that somebody acts for."""
    role = table(offices.Role)
    kinds = [one.id for one in programme.roles if one.of.table == "offices"]
    query = select(role.c.scope_id).where(role.c.scope_kind == offices.OFFICE, role.c.kind.in_(kinds))
    return set(connection.execute(query).scalars())


def _reminded(connection: Connection) -> set[str]:
    """Return the rounds that a reminder of reached somebody."""
    notice = table(Notice)
    query = select(notice.c.about_id).where(notice.c.kind == "remind", notice.c.state == "told")
    return set(connection.execute(query).scalars())
