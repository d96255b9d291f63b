"""Begin a mending, and keep nothing of a person in its draft: that stands in the report, under the key of its sender."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from engine.conversation.amending.noun import OVER, STEP, marks, may_be_mended
from engine.conversation.reviewing.orders import NO_REASON
from engine.conversation.reviewing.seen import Case
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from handlers.amending import rights
from handlers.desk import Desk, Speaker
from handlers.keeping import opened
from models import answering, reports

PURPOSE: Final = "amend"
"""What the row of such a draft is for: it is nobody's own report that is begun."""


def opening(desk: Desk, who: Speaker, case: Case | None, path: str) -> Filling | None:
    """Begin to mend one answer of a report; None when it is not hers to mend."""
    from handlers import filling  # noqa: PLC0415 - it makes drafts ready with what stands here

    report = reports.get(desk.connection, case.report) if case and case.can_amend else None
    made = filling.correction(desk, who, report) if report else None
    if case is None or case.waiting is None or made is None or not may_be_mended(made.form, path):
        return None
    draft = replace(
        made.draft,
        id=filling.new_id("amend", case.report, who.person_id, path),
        raw={},
        told_by={},
        amends=marks(path, case.waiting.step, NO_REASON),
    )
    return filling.ready(desk, who.person_id, draft)


def marked(desk: Desk, draft: Draft, person_id: str) -> Draft:
    """Return a mending with whether it is hers no more; any other draft as it is."""
    if not draft.amends or not person_id:
        return draft
    report = reports.get(desk.connection, draft.replaces)
    row = answering.obligation_of(desk.connection, report) if report else None
    is_hers = report and row and rights.whose_turn(desk, person_id, row, report, draft.amends[STEP])
    return replace(draft, amends={**draft.amends, OVER: "" if is_hers else "yes"})


def bare(desk: Desk, draft: Draft) -> Draft:
    """Return a draft as it is kept: without what is personal of the report that it mends."""
    if not draft.amends:
        return draft
    theirs = _personal(desk, draft)

    def left(answers: Mapping[str, str]) -> dict[str, str]:
        return {path: one for path, one in answers.items() if not one or theirs.get(path) != one}

    return _everywhere(draft, left)


def whole(desk: Desk, draft: Draft) -> Draft:
    """Return a draft that was kept, with what is personal of the report that it mends."""
    if not draft.amends:
        return draft
    theirs = _personal(desk, draft)
    return _everywhere(draft, lambda answers: {**theirs, **answers})


def _everywhere(draft: Draft, change: Callable[[Mapping[str, str]], dict[str, str]]) -> Draft:
    """Change the answers of a draft, and those that its last change may be taken back to."""
    ways = ({**one, "answers": change(one["answers"])} if one else one for one in (draft.undo, draft.redo))
    undo, redo = ways
    return replace(draft, answers=change(draft.answers), undo=undo, redo=redo)


def _personal(desk: Desk, draft: Draft) -> Mapping[str, str]:
    report = reports.get(desk.connection, draft.replaces)
    return opened(desk, report).get("personal", {}) if report else {}
