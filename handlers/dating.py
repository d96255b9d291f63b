"""Write down what clocks rest on, with who, when and the letter, and bring every unit that it concerns up to date."""

from dataclasses import dataclass
from datetime import date

from engine.obligations.programme import Programme
from engine.obligations.states import State, is_owed
from handlers import enrolling, resting
from handlers.desk import Desk
from handlers.enrolling import Reason
from models import audit, facts, obligations, units
from models.obligations import Obligation
from models.units import Unit


@dataclass(frozen=True, slots=True)
class Setting:
    """One fact as somebody tells it; `scope` is "", `place:50`, `office:ID` or `unit:ID`."""

    scope: str
    kind: str
    name: str
    day: date | None = None
    planned: date | None = None
    value: str = ""
    occurrence: str = ""
    letter: str = ""
    person_id: str | None = None


def write_down(desk: Desk, programme: Programme, setting: Setting) -> int:
    """Keep a fact and work out again whatever rests on it; return how many rounds changed."""
    facts.note(
        desk.connection,
        programme=programme.id,
        scope=setting.scope,
        kind=setting.kind,
        name=setting.name,
        occurrence=setting.occurrence,
        value=setting.value,
        planned=setting.planned,
        day=setting.day,
        letter=setting.letter,
        person_id=setting.person_id,
        at=desk.now,
    )
    audit.note(
        desk.connection,
        at=desk.now,
        act=f"set_{setting.kind}",
        about_id=f"{setting.scope} {setting.name}"[:60],
        person_id=setting.person_id,
    )
    reason = Reason(f"{setting.kind} {setting.name} {setting.letter}".strip(), setting.person_id)
    return sum(
        enrolling.renew(desk, programme, unit, reason) for unit in _units(desk, programme, setting.scope)
    )


def declare_off(
    desk: Desk, day: date, *, letter: str, person_id: str | None = None, is_off: bool = True
) -> int:
    """Declare a day off, or worked after all; every programme's days are worked out again."""
    value = "" if is_off else "worked"
    facts.note(
        desk.connection, programme="", scope="", kind=facts.DAY_OFF, name=day.isoformat(), day=day,
        value=value, letter=letter, person_id=person_id, at=desk.now,
    )  # fmt: skip
    reason = Reason(f"{facts.DAY_OFF} {day} {letter}".strip(), person_id, replans=True)
    return sum(
        enrolling.renew(desk, programme, unit, reason)
        for programme in desk.library.programmes.values()
        for unit in units.of_programme(desk.connection, programme.id)
    )


def report_stands(desk: Desk, obligation: Obligation, report_id: str | None) -> None:
    """Follow a report that came in, or was taken back: what it settles besides, and what rested on it."""
    programme = desk.library.programmes.get(obligation.programme)
    unit = units.unit(desk.connection, obligation.unit_id)
    if programme is None or unit is None:
        return
    _settle_others(desk, programme, obligation, report_id)
    if resting.rests_on_reports(programme):
        enrolling.renew(desk, programme, unit, Reason(f"report {obligation.duty}/{obligation.period}"))


def _settle_others(desk: Desk, programme: Programme, obligation: Obligation, report_id: str | None) -> None:
    """Settle with a report the other rounds that its duty satisfies; open them again when it was taken back."""
    duty = next((one for one in programme.duties if one.id == obligation.duty), None)
    if duty is None or not duty.satisfies:
        return
    state = State.SUBMITTED if report_id else State.OPEN
    for row in obligations.of_unit(desk.connection, obligation.unit_id, programme.id):
        is_same = row.duty in duty.satisfies and row.period == obligation.period
        may_change = is_owed(State(row.state)) if report_id else row.state == State.SUBMITTED
        if is_same and may_change and row.office_id == obligation.office_id:
            obligations.set_state(desk.connection, row.id, state=state.value, report_id=report_id)


def _units(desk: Desk, programme: Programme, scope: str) -> list[Unit]:
    """Return the units that a fact is about."""
    kind, _, id_ = scope.partition(":")
    if kind == "unit":
        found = units.unit(desk.connection, id_)
        return [found] if found else []
    if kind == "office":
        own = units.unit(desk.connection, id_)
        every = (*units.of_offices(desk.connection, [id_]), own)
        return [one for one in every if one and one.programme == programme.id]
    return units.of_programme(desk.connection, programme.id, place=id_)
