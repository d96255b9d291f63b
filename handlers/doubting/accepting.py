"""Let a programme's written rule accept what is clean, and keep what was drawn for a person to look at."""

from collections.abc import Iterable

from engine.doubting.rule import Rate, is_drawn, may_accept
from engine.obligations.programme import Duty, Programme, Review
from engine.reviewing.decisions import Result
from engine.reviewing.ladder import Standing
from handlers.desk import Desk
from handlers.doubting import seeing
from models import audit, reviews, samples
from models.obligations import Obligation
from models.reports import Report

RULE = "rule"
"""Stands where a frequent reason stands: nobody but the rule has decided."""


def step_of(duty: Duty, stands: Standing) -> Review | None:
    """Return the step at which a rule may decide: one that accepts, by one person, of what everybody may know of."""
    if stands.waits_for != "reviewer" or duty.confidential or not 0 <= stands.step < len(duty.review):
        return None
    step = duty.review[stands.step]
    may = bool(step.auto) and step.must == "accept" and not (step.committee or step.second_party)
    return step if may else None


def by_rule(
    desk: Desk, duty: Duty, row: Obligation, report: Report, stands: Standing
) -> reviews.Review | None:
    """Accept a clean report by the rule of its step; None when there is none, or somebody is to look at it."""
    step = step_of(duty, stands)
    if step is None or not may_accept(seeing.of_report(desk, report, row)):
        return None
    drawn = is_drawn(report.id, step.audit)
    samples.add(
        desk.connection, report_id=report.id, programme=row.programme, duty=row.duty, step=stands.step, at=desk.now,
        is_drawn=drawn,
    )  # fmt: skip
    audit.note(
        desk.connection, at=desk.now, act="review_drawn" if drawn else "review_by_rule", about_id=report.id
    )
    if drawn:
        return None
    reviews.decide(
        desk.connection, root_id=report.root_id, report_id=report.id, step=stands.step, result=Result.PASSED.value,
        person_id=None, role_id=None, at=desk.now, frequent=RULE,
    )  # fmt: skip
    return reviews.latest_of(desk.connection, report.id)


def rates(desk: Desk, kinds: Iterable[str]) -> tuple[Rate, ...]:
    """Return how the rules of the steps fared that these roles would decide at."""
    mine = set(kinds)
    return tuple(
        Rate(duty.name, *samples.counts(desk.connection, programme.id, duty.id))
        for programme, duty in _with_rule(desk)
        if any(step.auto and step.by in mine for step in duty.review)
    )


def _with_rule(desk: Desk) -> Iterable[tuple[Programme, Duty]]:
    for programme in desk.library.programmes.values():
        for duty in programme.duties:
            if any(step.auto for step in duty.review):
                yield programme, duty
