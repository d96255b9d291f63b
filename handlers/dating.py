"""Write down what clocks rest on, with who, when and the letter, and bring every unit that it concerns up to date."""

from dataclasses import dataclass
from datetime import date

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.places import areas_of
from engine.obligations.programme import Programme
from engine.obligations.states import State, is_owed
from handlers import enrolling, resting
from handlers.desk import Desk
from handlers.enrolling import Reason
from models import audit, facts, obligations, reports, units
from models.obligations import Obligation
from models.units import Unit


@dataclass(frozen=True, slots=True)
class Setting:
    """One fact as somebody tells it; `scope` is "", `area:ID`, `place:50`, `office:ID` or `unit:ID`."""

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
    keeper = _keeper(desk, programme, setting)
    facts.note(
        desk.connection,
        programme=keeper.id,
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
    # What is kept under the home of units concerns all who share them; a pack that shares keeps its own for itself.
    is_for_all = setting.kind == facts.COHORT and keeper.id == keeper.home
    concerned = desk.library.family(keeper.id) if is_for_all else (programme,)
    return sum(enrolling.renew_all(desk, one, _units(desk, one, setting.scope), reason) for one in concerned)


def _keeper(desk: Desk, programme: Programme, setting: Setting) -> Programme:
    """Return the programme that a fact is kept under: a shared cohort is set once for all that share it."""
    home = desk.library.programmes.get(programme.home)
    is_shared = home and setting.kind == facts.COHORT and setting.name in {one.id for one in home.cohorts}
    return home if home and is_shared else programme


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
        enrolling.renew_all(desk, programme, units.of_programme(desk.connection, programme.id), reason)
        for programme in desk.library.programmes.values()
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
    chain = reports.chain_of(desk.connection, report_id or obligation.report_id or "")
    for row in obligations.of_unit(desk.connection, obligation.unit_id, programme.id):
        is_same = row.duty in duty.satisfies and row.period == obligation.period
        if not is_same or row.office_id != obligation.office_id:
            continue
        is_settled = row.report_id is not None and row.report_id in chain
        if is_settled and not report_id:
            obligations.set_state(
                desk.connection, row.id, state=State.OPEN.value, report_id=None, sent_on=None
            )
        elif report_id and (is_settled or is_owed(State(row.state))):
            sent_on = row.sent_on or day_in_bangkok(desk.now)
            obligations.set_state(
                desk.connection, row.id, state=State.SUBMITTED.value, report_id=report_id, sent_on=sent_on
            )


def _units(desk: Desk, programme: Programme, scope: str) -> list[Unit]:
    """Return the units that a fact is about."""
    kind, _, id_ = scope.partition(":")
    if kind in {"unit", "office"}:
        own = units.unit(desk.connection, id_)
        every = (*(units.of_offices(desk.connection, [id_]) if kind == "office" else ()), own)
        there = [one for one in every if one]
        taking_part = units.enrolled(desk.connection, programme.id, [one.id for one in there])
        return [one for one in there if one.id in taking_part]
    if kind == "area":
        today = day_in_bangkok(desk.now)
        all_of_it = units.of_programme(desk.connection, programme.id)
        return [one for one in all_of_it if id_ in areas_of(programme.areas, one.place, today)]
    return units.of_programme(desk.connection, programme.id, place=id_)
