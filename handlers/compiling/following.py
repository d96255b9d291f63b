"""Store what a built report rests on, and tell the tier above when its ground moves. Never is a sent report changed."""

from engine.compiling.below import marks
from engine.compiling.building import build
from engine.conversation.state import Draft
from engine.obligations.programme import Duty
from engine.obligations.states import OWED, Happened, State, after
from handlers import scopes
from handlers.compiling import tiers
from handlers.desk import Desk, Overtaken
from handlers.messenger.intending import wake
from handlers.owing import duty_of, is_of_office
from models import audit, obligations, report_sources, reports
from models import tiers as tiers_kept
from models.obligations import Obligation
from models.reports import CONTRIBUTION, REPORT, Report

OUTDATED = "outdated"


def stands(desk: Desk, row: Obligation, draft: Draft, report_id: str) -> None:
    """Store what a report was built from; raises when something below moved since, so that the step is decided again."""
    duty = duty_of(desk.library.programmes.get(row.programme), row.duty)
    if duty is None or not draft.below:
        return
    now = tiers.below(desk, duty, row)
    if marks(now) != dict(draft.below):
        raise Overtaken
    report_sources.put(desk.connection, report_id, draft.below)
    # What a group sent and its own office has built in counts as filed: nobody is asked to file it once more.
    tiers_kept.settle(
        desk.connection, list(draft.below), office_id=row.office_id, states=sorted(OWED), to=State.SUBMITTED
    )


def is_built_in(row: Obligation) -> bool:
    """Say whether the office has filed a group's part with its own built report, and not by itself."""
    return row.report_id is None and State(row.state) is State.SUBMITTED


def goes_up(desk: Desk, row: Obligation) -> bool:
    """Say whether an office builds its own report out of a part: it reads there what is in, and not in a note for each."""
    return any(upper.office_id == row.office_id for _, upper in tiers.above(desk, row))


def taken_back(desk: Desk, row: Obligation, report: Report) -> None:
    """Follow a withdrawal: what was filed with it is owed again, and the tier above is told."""
    if report.purpose == CONTRIBUTION and is_built_in(row):
        state = after(State.SUBMITTED, Happened.WITHDRAWN) or State.OPEN
        obligations.set_state(desk.connection, row.id, state=state.value)
    elif report.purpose == REPORT:
        used = list(report_sources.of_report(desk.connection, report.id))
        states, office = [State.SUBMITTED.value], row.office_id
        tiers_kept.settle(desk.connection, used, office_id=office, states=states, to=State.OPEN)
    follow(desk, row)


def follow(desk: Desk, lower: Obligation) -> None:
    """Look at every report that a lower round went into: figures that are others now are told to their offices."""
    for duty, upper in tiers.above(desk, lower):
        if upper.report_id is not None:
            _followed(desk, duty, upper, upper.report_id, lower)


def _followed(desk: Desk, duty: Duty, upper: Obligation, report_id: str, lower: Obligation) -> None:
    report = reports.get(desk.connection, report_id)
    found = desk.library.form(report.programme, report.form, report.form_digest) if report else None
    was = tiers.sources(desk, duty, upper, report_id)
    if found is None or not was:
        return
    now = tiers.below(desk, duty, upper)
    if build(found[0], was) == build(found[0], now):
        # The same figures from another report: the ground is noted, and nobody is troubled.
        report_sources.put(desk.connection, report_id, marks(now))
        return
    report_sources.note(desk.connection, report_id, lower.id)
    audit.note(desk.connection, at=desk.now, act="ground_moved", about_id=report_id, person_id=None)
    for role in scopes.holders(desk, upper.office_id):
        if is_of_office(desk, role):
            wake(
                desk, person_id=role.person_id, kind=OUTDATED, about_id=report_id, details={},
                is_worth_a_push=False, not_before=desk.now,
            )  # fmt: skip
