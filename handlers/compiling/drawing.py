"""Fill a draft with what is built from below, and bring it up to date each time it is opened."""

from dataclasses import replace

from engine.compiling.basis import basis
from engine.compiling.below import marks
from engine.compiling.building import brought_up, build, fixed_in, is_built
from engine.conversation.scene import Filling
from engine.conversation.state import LACKS, Draft
from engine.obligations.programme import Duty
from handlers.compiling import tiers
from handlers.desk import Desk
from handlers.keeping import opened
from models import report_sources, reports
from models.obligations import Obligation


def drawn(desk: Desk, duty: Duty, row: Obligation, made: Filling) -> Filling:
    """Return a filling with everything that follows from below; others than built reports stay as they are."""
    draft = made.draft
    if not duty.built_from or draft.purpose != "file" or draft.is_practice or not is_built(made.form):
        return made
    if draft.amends:
        # Whoever mends one answer brings nothing else up to date.
        return made
    below = tiers.below(desk, duty, row)
    now, stands = build(made.form, below), basis(below)
    draft = _as_sent(desk, duty, row, made) if draft.replaces and not draft.below else draft
    answers = brought_up(made.form, draft.answers, draft.drawn, now)
    if draft.replaces:
        # What a report left empty is not asked for again when it is corrected.
        answers = {**dict.fromkeys(draft.drawn.keys() - answers.keys(), ""), **answers}
    is_changed = bool(made.draft.below) and fixed_in(made.form, made.draft.answers) != dict(now.fixed)
    filled = replace(draft, answers=answers, drawn=dict(now.free), below=marks(below))
    return replace(made, draft=filled, compiled=replace(stands, is_changed=is_changed, mark=now.mark))


def _as_sent(desk: Desk, duty: Duty, row: Obligation, made: Filling) -> Draft:
    """Return the draft of a new correction, with what its report was built from, and why it was sent without the rest."""
    draft = made.draft
    was = tiers.sources(desk, duty, row, draft.replaces)
    report = reports.get(desk.connection, draft.replaces)
    reason = opened(desk, report).get("raw", {}).get(LACKS, "") if report else ""
    if reason and _lacks_more(desk, duty, row, draft.replaces):
        reason = ""
    raw = {**draft.raw, LACKS: reason} if reason else dict(draft.raw)
    return replace(draft, drawn=dict(build(made.form, was).free), raw=raw)


def _lacks_more(desk: Desk, duty: Duty, row: Obligation, report_id: str) -> bool:
    """Say whether something is missing now that was not missing when a report was sent: its reason says nothing of it."""
    before = report_sources.of_report(desk.connection, report_id)
    known = {id_ for id_, one in before.items() if one.standing == "missing"}
    return any(
        one.standing == "missing" and one.obligation not in known for one in tiers.below(desk, duty, row)
    )
