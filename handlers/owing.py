"""Work out what a person owes and may see, from her roles: her part, her office's part, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from engine.conversation.scene import Owed, Round
from engine.forms import zeros
from engine.forms.form import Form
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.kinds.cohort_day import CohortDay
from engine.obligations.kinds.undated import window_of
from engine.obligations.periods import ONCE
from engine.obligations.programme import Duty, Programme
from engine.obligations.states import State, is_owed
from engine.obligations.titles import titled
from handlers import scopes, secrecy
from handlers.desk import Desk
from models import obligations, offices, reports, units
from models.obligations import WHOLE, Obligation
from models.offices import OFFICE, UNIT, Held

AHEAD = timedelta(days=60)
# A round opens when the one before it has been cut off: nobody fills December in November by mistake.
ROUND_OPENS = timedelta(days=29)
# Before these have happened there is nothing to send.
RESTS = ("events.", "duties.", "stages.")
# What has no due day stands behind everything that has one.
NEVER = date.max


@dataclass(frozen=True, slots=True)
class Rights:
    """A person's roles with the names of what they are over."""

    roles: tuple[Held, ...]
    units: dict[str, str]
    offices: dict[str, str]

    @property
    def speaks_for(self) -> tuple[str, ...]:
        """Name the groups and offices that this person speaks for."""
        return (*self.units.values(), *(self.offices[role.scope_id] for role in self.filing))

    @property
    def filing(self) -> tuple[Held, ...]:
        """Return the roles over an office, but for those that only wait to register their unit."""
        return tuple(
            role for role in self.roles if role.scope_kind == OFFICE and role.scope_id in self.offices
        )


def rights(desk: Desk, person_id: str) -> Rights:
    """Load a person's roles at this moment."""
    roles = scopes.held_by(desk, person_id)
    unit_names, office_names = {}, {}
    for role in roles:
        if role.scope_kind == UNIT and (unit := units.unit(desk.connection, role.scope_id)):
            unit_names[unit.id] = unit.name
        elif is_of_office(desk, role) and (office := offices.office(desk.connection, role.scope_id)):
            office_names[office.id] = office.name
    return Rights(roles, unit_names, office_names)


def acts_for(desk: Desk, person_id: str, office_id: str) -> bool:
    """Say whether somebody acts for an office at this moment."""
    return office_id in rights(desk, person_id).offices


def is_of_office(desk: Desk, role: Held) -> bool:
    """Say whether a role over an office acts in its name; a leader-to-be only registers there."""
    programme = desk.library.programmes.get(role.programme)
    if role.scope_kind != OFFICE or programme is None:
        return False
    return any(kind.id == role.kind and kind.of.table == "offices" for kind in programme.roles)


def registers(desk: Desk, held: Rights) -> Held | None:
    """Return the role of somebody who is still to register a unit."""
    for role in held.roles:
        programme = desk.library.programmes.get(role.programme)
        registration = programme.registration if programme else None
        if registration and registration.by == role.kind and role.scope_kind == OFFICE:
            return role
    return None


def owed(desk: Desk, held: Rights, drafts: dict[str, str]) -> tuple[Owed, ...]:
    """List what this person is to send or to file, soonest first."""
    filing = [role.scope_id for role in held.filing]
    if not filing and not held.units:
        return ()
    rows = obligations.of_scopes(
        desk.connection, offices=filing, units=list(held.units), until=desk.now.date() + AHEAD
    )
    asked_for = ((row, unit) for row, unit in rows if row.state != State.NOT_RECEIVED)
    listed = [(row, unit) for row, unit in asked_for if row.due or not _is_far(desk, row)]
    told = reports.moments(desk.connection, [row.contribution_id for row, _ in listed if row.contribution_id])
    found = [
        (part, _rank(desk, row))
        for row, unit in listed
        for part in parts(desk, held, row, unit, drafts, told)
    ]
    return tuple(
        part
        for part, _ in sorted(found, key=lambda one: (one[0].due or NEVER, one[1], one[0].about, one[0].id))
    )


def _is_far(desk: Desk, row: Obligation) -> bool:
    """Say whether a round without a day lies ahead: its likely day is far, or what it rests on has not happened."""
    today = day_in_bangkok(desk.now)
    return (row.likely is not None and row.likely > today + AHEAD) or not _is_open(desk, row, None)


def _rank(desk: Desk, row: Obligation) -> int:
    """Return where the pack lists a duty: what is due on the same day stands in the pack's order."""
    programme = desk.library.programmes.get(row.programme)
    listed = [duty.id for duty in programme.duties] if programme else []
    return listed.index(row.duty) if row.duty in listed else len(listed)


def parts(
    desk: Desk, held: Rights, row: Obligation, unit: str, drafts: dict[str, str], told: Mapping[str, datetime] | None = None
) -> list[Owed]:  # fmt: skip
    """Return a person's parts of one obligation: collecting for a group, filing for an office.

    `told` says when the groups' parts came, where that was looked up for many at once.
    """
    programme = desk.library.programmes.get(row.programme)
    duty = duty_of(programme, row.duty)
    if duty is None or _waits_for_its_cohort(duty, row):
        return []
    if duty.confidential and not (held.roles and secrecy.knows(desk, held.roles[0].person_id, row)):
        return []
    mine = []
    if row.unit_id in held.units and is_collected(duty, row):
        is_sent = row.contribution_id is not None and "collect" not in row.returned.split()
        is_done = is_sent or not may_come(row)
        part = _part(desk, duty, row, unit, drafts, part="collect", due=row.collect_until, is_done=is_done)
        mine.append(part)
    if row.office_id in held.offices:
        is_done = not may_come(row)
        mine.append(_part(desk, duty, row, unit, drafts, part="file", due=_aim(desk, row), is_done=is_done))
    if mine and row.contribution_id:
        found = told if told is not None else reports.moments(desk.connection, [row.contribution_id])
        mine = [replace(one, contributed_at=found.get(row.contribution_id)) for one in mine]
    return mine


def may_come(row: Obligation) -> bool:
    """Say whether a report is still to be sent, or may be sent late because the year was closed without it."""
    return is_owed(State(row.state)) or row.state == State.NOT_RECEIVED


def _waits_for_its_cohort(duty: Duty, row: Obligation) -> bool:
    """Say whether an admin is still to set the cohort: nobody is shown work of the spring in autumn for want of it."""
    return row.due is None and isinstance(duty.due, CohortDay) and row.state != State.NOT_RECEIVED


def is_collected(duty: Duty, row: Obligation) -> bool:
    """Say whether a group sends a part of this: until its cut-off, or as long as there is no day at all."""
    return bool(duty.collected_by) and (row.collect_until is not None or row.due is None)


def _aim(desk: Desk, row: Obligation) -> date | None:
    """Return the office's own day as long as it lies ahead; late counts the printed one."""
    return row.own_due if row.own_due and row.own_due >= day_in_bangkok(desk.now) else row.due


def _is_open(desk: Desk, row: Obligation, due: date | None) -> bool:
    """Say whether a round can be sent now: it has begun, and what comes first is in."""
    today = day_in_bangkok(desk.now)
    if row.state == State.NOT_RECEIVED:
        return True
    if row.needs or (row.opens and today < row.opens) or row.waits.startswith(RESTS):
        return False
    return row.period == ONCE or due is None or due - today <= ROUND_OPENS


def _part(
    desk: Desk, duty: Duty, row: Obligation, unit: str, drafts: dict[str, str], *, part: str, due: date | None, is_done: bool
) -> Owed:  # fmt: skip
    return Owed(
        id=row.id,
        duty=title(duty, row.period),
        about=unit,
        office="",
        part="collect" if part == "collect" else "file",
        due=due,
        is_done=is_done,
        is_open=_is_open(desk, row, due),
        draft=drafts.get(f"{row.id}:{part}", ""),
        unit=row.unit_id,
        awaits_group=is_collected(duty, row),
        period=row.period,
        zero=_zero_of(desk, duty, row, part),
        asks=duty.open_form is not None and part == "file",
        # What is built from below is opened one by one: each is built of its own place.
        sheet="" if duty.built_from else sheet_of(row, part),
        printed=row.due if part == "file" and due != row.due else None,
        contribution=row.contribution_id or "",
        returned=_returned(row, part),
        is_refused=part == "file" and is_refused(row),
        is_closed=duty.confidential,
        window=window_of(duty.due),
    )


def _returned(row: Obligation, part: str) -> str:
    """Name what was sent of a part and came back."""
    sent = row.contribution_id if part == "collect" else row.report_id
    return (sent or "") if part in row.returned.split() else ""


def is_refused(row: Obligation) -> bool:
    """Say whether a report came back as a whole, instead of for one answer."""
    return WHOLE in row.returned.split()


def sheet_of(row: Obligation, part: str) -> str:
    """Name what is filled in one table: the same part of the same duty for the same period."""
    return f"{row.programme}:{row.duty}:{row.period}:{part}"


def _zero_of(desk: Desk, duty: Duty, row: Obligation, part: str) -> Round | None:
    found = desk.library.form(row.programme, duty.form)
    within = duty.collected_part or None if part == "collect" else None
    return zero(found[0], row, within, is_filed=part == "file") if found else None


def zero(form: Form, row: Obligation, within: str | None, *, is_filed: bool) -> Round | None:
    """Say for what kind of round nothing can be reported; None where the form does not allow it, or the group has told."""
    if not zeros.has(form, within) or (is_filed and row.contribution_id):
        return None
    year, dash, month = row.period.partition("-")
    return "month" if dash and year.isdigit() and month.isdigit() else "round"


def duty_of(programme: Programme | None, duty_id: str) -> Duty | None:
    """Return a duty of a programme, or as it was when the pack no longer has it; None for one it never had."""
    every = (*programme.duties, *programme.former) if programme else ()
    return next((duty for duty in every if duty.id == duty_id), None)


def title(duty: Duty, period: str) -> str:
    """Name a duty with its round."""
    return titled(duty.name, period)
