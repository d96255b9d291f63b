"""Bring beside a filling what its answers of pictures carry: the words beside them, and which were seen before elsewhere."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from engine.conversation.evidence import albums
from engine.conversation.evidence.pieces import Likeness
from engine.conversation.kinds.pictures import KINDS
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from engine.forms.form import without_indexes
from handlers.desk import Desk
from handlers.keeping import opened
from models import evidence, likenesses, obligations, reports, units
from models.evidence import Evidence
from models.obligations import Obligation

A_MONTH = timedelta(days=31)


def beside(desk: Desk, made: Filling, owed: Obligation) -> Filling:
    """Return a filling with what its pictures carry; one without pictures costs no look into the tables."""
    ids = named(made, made.draft.answers)
    if not ids:
        return made
    words = {
        path: caption
        for report_id in (owed.contribution_id, made.draft.replaces)
        for path, caption in _captions(desk, report_id or "").items()
    }
    seen = seen_before(desk, ids, owed.office_id) if made.draft.purpose == "file" else ()
    return replace(made, captions=words, likenesses=seen)


def named(made: Filling, answers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of the pieces that answers name."""
    asked = {question.path for question in made.form.questions if question.kind in KINDS}
    found = (value for path, value in answers.items() if without_indexes(path) in asked)
    return tuple(albums.evidence_of(name) for value in found for name in value.split())


def seen_before(desk: Desk, ids: tuple[str, ...], office_id: str) -> tuple[Likeness, ...]:
    """Return which pictures look like an earlier one of another group or round; of each only the latest such one."""
    found = []
    for row in evidence.pictures(desk.connection, ids):
        others = evidence.pictures(desk.connection, likenesses.candidates(desk.connection, row.look or ""))
        like = next((one for one in others if is_like(desk, row, one)), None)
        if like is not None:
            found.append(_likeness(desk, row, like, office_id))
    return tuple(found)


def unshown(desk: Desk, draft: Draft, message_id: str) -> Draft:
    """Take one picture out of an answer; the others stay, if the form is content with them."""
    found = desk.library.form(draft.programme, draft.form, draft.digest)
    paths = (path for path in draft.answers if albums.shows({path: draft.answers[path]}, message_id))
    questions = {path: question for path in paths if found and (question := found[0].question(path))}
    return albums.without(draft, message_id, questions)


def is_like(desk: Desk, row: Evidence, other: Evidence) -> bool:
    """Say whether another picture came earlier, looks the same, and was for other work."""
    is_earlier = (other.received_at, other.id) < (row.received_at, row.id)
    return is_earlier and likenesses.is_near(row.look or "", other.look or "") and _is_other(desk, row, other)


def _is_other(desk: Desk, row: Evidence, other: Evidence) -> bool:
    """Say whether two pictures are of two groups or of two rounds: two duties of one month may well share a picture."""
    if row.unit_id != other.unit_id:
        return True
    ids = (row.obligation_id, other.obligation_id)
    if None in ids or ids[0] == ids[1]:
        return False
    duties = {found.duty for one in ids if (found := obligations.get(desk.connection, one or "")) is not None}
    return len(duties) == 1 or row.received_at - other.received_at > A_MONTH


def _likeness(desk: Desk, row: Evidence, other: Evidence, office_id: str) -> Likeness:
    """Word a likeness for an office; what belongs to another office stays without a name, and is not opened."""
    unit = units.unit(desk.connection, other.unit_id) if other.unit_id else None
    is_ours = other.office_id == office_id
    name = unit.name if unit is not None and is_ours else ""
    return Likeness(row.id, other.id, name, other.received_at, is_ours)


def _captions(desk: Desk, report_id: str) -> dict[str, str]:
    report = reports.get(desk.connection, report_id) if report_id else None
    return albums.captions(opened(desk, report).get("raw", {})) if report is not None else {}


def caption_of(desk: Desk, row: Evidence) -> str:
    """Return the words beside the answer that a piece stands in, as they were sent."""
    return _captions(desk, row.report_id or "").get(row.answers or "", "")
