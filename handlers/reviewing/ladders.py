"""Work out where a report stands on its duty's ladder, and keep it with its obligation, so that lists find it at once."""

from collections.abc import Mapping

from engine.forms.form import Form, without_indexes
from engine.obligations.programme import Duty, Programme, Review
from engine.obligations.states import State
from engine.reviewing.decisions import Decision, Result
from engine.reviewing.ladder import Standing, standing
from handlers import chains, owing
from handlers.desk import Desk
from handlers.feeding import outgoing
from handlers.keeping import answers_of
from handlers.rungs import waiting
from models import obligations, reports, reviews
from models.obligations import WHOLE, Obligation
from models.reports import Report

NOTHING: dict[str, object] = {
    "review_step": None, "review_by": None, "review_scope": None, "review_since": None, "review_again": "",
}  # fmt: skip
WAITS = ("review_step", "review_by", "review_since")
# What is on a ladder; a report that says that there was nothing is on none.
REVIEWED = frozenset({State.SUBMITTED, State.RETURNED, State.ACCEPTED, State.CERTIFIED})


def duty_of(desk: Desk, row: Obligation) -> tuple[Programme, Duty] | None:
    """Return the programme and the duty of an obligation; None when the pack has it no more."""
    programme = desk.library.programmes.get(row.programme)
    duty = owing.duty_of(programme, row.duty)
    return (programme, duty) if programme and duty else None


def settle(desk: Desk, row: Obligation) -> Standing | None:
    """Work out where an obligation stands and keep it; None for what nobody reviews."""
    found = duty_of(desk, row)
    report = reports.get(desk.connection, row.report_id) if row.report_id else None
    if found is None or report is None or not found[1].review or State(row.state) not in REVIEWED:
        obligations.set_state(
            desk.connection, row.id, **NOTHING, returned=_without(_without(row.returned, "file"), WHOLE)
        )
        if report is not None:
            outgoing.settled(desk, row, report, State(row.state))
        return None
    programme, duty = found
    stands = standing(
        duty.review, decisions_of(desk, report, reviews.of_roots(desk.connection, [report.root_id])), report.id, report.sent_at
    )  # fmt: skip
    kept = _kept(desk, programme, duty, row, stands)
    obligations.set_state(desk.connection, row.id, state=stands.state.value, **kept)
    outgoing.settled(desk, row, report, stands.state)
    waits = [kept.get(name) for name in WAITS]
    if stands.since is not None and waits[0] is not None and waits != [getattr(row, name) for name in WAITS]:
        waiting.plan_review(desk, row, duty.review[stands.step], stands.since)
    return stands


def decisions_of(desk: Desk, report: Report, rows: list[reviews.Review]) -> tuple[Decision, ...]:
    """Return what was decided about a report and the versions before it, with what has changed since each decision."""
    changed: dict[str, frozenset[str]] = {report.id: frozenset()}
    for one in rows:
        if one.report_id not in changed:
            changed[one.report_id] = _changed(desk, one.report_id, report)
    return tuple(
        Decision(one.step, Result(one.result), one.report_id, one.person_id or "", one.at, one.field, changed[one.report_id])
        for one in rows
        if one.step >= 0
    )  # fmt: skip


def role_awaited(step: Review, stands: Standing) -> str:
    """Name the role that is waited for at a step."""
    return step.second_party if stands.waits_for == "second" else step.by


def _kept(
    desk: Desk, programme: Programme, duty: Duty, row: Obligation, stands: Standing
) -> dict[str, object]:
    returned = _without(_without(row.returned, "file"), WHOLE)
    if stands.waits_for == "sender":
        is_whole = stands.last is not None and not stands.last.field
        returned = _with(_with(returned, "file"), WHOLE) if is_whole else _with(returned, "file")
    if stands.waits_for not in {"reviewer", "second"}:
        return {**NOTHING, "returned": returned}
    kind = role_awaited(duty.review[stands.step], stands)
    return {
        "review_step": stands.step,
        "review_by": kind,
        "review_scope": chains.scope_of(desk, programme, row, kind),
        "review_since": stands.since,
        "review_again": stands.again,
        "returned": returned,
    }


def _changed(desk: Desk, then_id: str, now: Report) -> frozenset[str]:
    """Name the answers in which a report differs from an earlier version; what only follows from others is none."""
    then = reports.get(desk.connection, then_id)
    if then is None:
        return frozenset()
    return differing(desk, answers_of(desk, then), now)


def differing(desk: Desk, was: Mapping[str, str], now: Report) -> frozenset[str]:
    """Name the answers of a report that are not what they were."""
    found = desk.library.form(now.programme, now.form, now.form_digest)
    is_now = answers_of(desk, now)
    paths = {path for path in was.keys() | is_now.keys() if was.get(path, "") != is_now.get(path, "")}
    return frozenset(path for path in paths if found is None or _is_told(found[0], path))


def _is_told(form: Form, path: str) -> bool:
    question = form.question(path) or form.question(without_indexes(path))
    return question is None or question.is_askable


def _with(words: str, word: str) -> str:
    return " ".join(sorted({*words.split(), word}))


def _without(words: str, word: str) -> str:
    return " ".join(sorted({*words.split()} - {word}))


def returned(desk: Desk, row: Obligation, part: str, *, is_back: bool) -> None:
    """Note that a part of an obligation is asked for again, or is not any more."""
    words = _with(row.returned, part) if is_back else _without(row.returned, part)
    words = _without(words, WHOLE) if part == "file" else words
    obligations.set_state(desk.connection, row.id, returned=words)
