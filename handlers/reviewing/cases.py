"""Open one report for the one who decides about it: its answers, what was decided before, what changed since."""

from dataclasses import replace

from engine.conversation.evidence.albums import evidence_of
from engine.conversation.kinds.pictures import KINDS
from engine.conversation.reviewing.seen import Case, Decided, Waiting
from engine.conversation.scene import Filling
from engine.forms.form import without_indexes
from engine.obligations.programme import Duty
from engine.reviewing.decisions import BEFORE_FILING
from handlers import chains, filling, owing, resting
from handlers.amending import kept as mended
from handlers.amending import rights as mending
from handlers.desk import Desk, Speaker
from handlers.doubting import seeing as doubting
from handlers.keeping import answers_of
from handlers.overtaking import sender
from handlers.owing import Rights
from handlers.relaying import kept
from handlers.reviewing import benches, ladders, reasons, rights
from handlers.staffing import acting
from models import answering, reports, reviews
from models.obligations import Obligation
from models.reports import CONTRIBUTION, Report

PASSED = frozenset({"passed", "noted", "agreed", "confirmed"})


def opened_for(desk: Desk, who: Speaker, held: Rights, report_id: str) -> Case | None:
    """Return a report as this person may see it; the one that stands now when it was corrected meanwhile."""
    wanted = reports.get(desk.connection, report_id)
    row = answering.obligation_of(desk.connection, wanted) if wanted else None
    if wanted is None or row is None:
        return None
    live_id = row.contribution_id if wanted.purpose == CONTRIBUTION else row.report_id
    live = reports.get(desk.connection, live_id) if live_id else None
    if live is None or live.root_id != wanted.root_id or not _may_read(desk, held, row, live, who.person_id):
        return None
    return _case(desk, who, held, row, live, newer=live.id if live.id != wanted.id else "")


def _may_read(desk: Desk, held: Rights, row: Obligation, report: Report, person_id: str) -> bool:
    """Say whether a report is, or was, for this person to decide about: nobody else is shown anything of it."""
    if rights.of_office(held, row, report, person_id) or rights.role_for(desk, held, row, report, person_id):
        return True
    found = ladders.duty_of(desk, row)
    if found is None or report.purpose == CONTRIBUTION:
        return False
    programme, duty = found
    mine = {one.kind: one.scope_id for one in held.roles}
    kinds = [kind for step in duty.review for kind in (step.by, step.second_party) if kind in mine]
    return any(chains.scope_of(desk, programme, row, kind) == mine[kind] for kind in kinds)


def _case(
    desk: Desk, who: Speaker, held: Rights, row: Obligation, report: Report, *, newer: str
) -> Case | None:
    made = filling.correction(desk, who, report)
    if made is None:
        return None
    answers = answers_of(desk, report)
    every, found = reviews.of_roots(desk.connection, [report.root_id]), ladders.duty_of(desk, row)
    waiting = _waiting(desk, held, row, report, who.person_id)
    seen = _seen_before(every, waiting)
    told = kept.of_round(desk, row, report)
    papers = tuple(f"{one}.jpg" for one in told.papers) if told else ()
    return Case(
        report=report.id,
        number=report.number,
        sender=sender(desk, report.person_id),
        sent_at=report.sent_at,
        filling=_shown(desk, made, report, answers),
        waiting=waiting,
        obligation=row.id,
        last=decided(desk, every[-1], found[1]) if every and found else None,
        was=_answers(desk, seen) if seen else {},
        has_before=seen is not None and seen.report_id != report.id,
        pictures=(*_pictures(made, answers), *papers),
        told=told,
        amended=mended.of_report(desk, report, every),
        can_amend=waiting is not None
        and mending.role_for(desk, held, row, report, who.person_id) is not None,
        newer=newer,
        is_source_withdrawn=report.is_source_withdrawn,
        is_closed=found is not None and found[1].confidential,
        looked=doubting.of_report(desk, report, row),
    )


def decided(desk: Desk, row: reviews.Review, duty: Duty) -> Decided:
    """Show a decision as the engine sees it; passing is called what the pack's step does."""
    must = duty.review[row.step].must if 0 <= row.step < len(duty.review) else ""
    result = {"approve": "approved", "certify": "certified"}.get(must, row.result)
    result = result if row.result == "passed" else row.result
    is_acting = acting.was_acting(desk, row.role_id, row.at)
    by = sender(desk, row.person_id) if row.person_id else ""
    return Decided(
        result, by, row.at, row.field, reasons.worded(desk, row), is_acting, is_by_rule=row.person_id is None
    )


def _waiting(
    desk: Desk, held: Rights, row: Obligation, report: Report, person_id: str
) -> Waiting | None:  # fmt: skip
    name = benches.about_one(desk, row)
    if report.purpose != CONTRIBUTION:
        return benches.of(desk, held, row, report, name, person_id, resting.working(desk))
    found = ladders.duty_of(desk, row)
    is_back = "collect" in row.returned.split()
    if found is None or is_back or rights.of_office(held, row, report, person_id) is None:
        return None
    title = owing.title(found[1], row.period)
    return Waiting(report.id, BEFORE_FILING, "", title, name, report.sent_at, party="office")


def _shown(desk: Desk, made: Filling, report: Report, answers: dict[str, str]) -> Filling:
    """Return the filling that shows what was sent, with the reasons that stand beside it."""
    draft = replace(made.draft, answers=answers)
    return replace(made, draft=draft, reasons=mended.whys(desk, report))


def _seen_before(every: list[reviews.Review], waiting: Waiting | None) -> reviews.Review | None:
    """Return the last decision at the step that waits: what has changed since is what there is to see."""
    if waiting is None:
        return None
    return next((one for one in reversed(every) if one.step == waiting.step), None)


def _answers(desk: Desk, row: reviews.Review) -> dict[str, str]:
    then = reports.get(desk.connection, row.report_id)
    return answers_of(desk, then) if then else {}


def _pictures(made: Filling, answers: dict[str, str]) -> tuple[str, ...]:
    """Name the pictures and files that the answers hold."""
    shown = {one.path for one in made.form.questions if one.kind in KINDS}
    found = (
        name for path, value in answers.items() if without_indexes(path) in shown for name in value.split()
    )
    return tuple(name for name in dict.fromkeys(found) if evidence_of(name))
