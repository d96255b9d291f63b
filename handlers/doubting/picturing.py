"""Look at the pictures and files of several reports at once: which are missing, which were seen before for other work."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from engine.conversation.evidence.albums import evidence_of
from engine.conversation.kinds.pictures import KINDS
from engine.doubting.figures import named
from engine.doubting.nouns import Check, Doubt, Looked
from engine.forms import filling as forms
from engine.forms.form import Form, without_indexes
from handlers import albums, secrecy
from handlers.desk import Desk
from models import evidence, likenesses, obligations, units
from models.evidence import Evidence
from models.obligations import Obligation
from models.reports import Report
from thai.writing import write_date

CHECKS: Final[frozenset[Check]] = frozenset({"evidence", "photo"})
NOT_KEPT = frozenset({evidence.TOO_BIG, evidence.GIVEN_UP, evidence.GONE})
ON_ITS_WAY = evidence.WAITING


def of_reports(desk: Desk, every: Sequence[Report], owed: Mapping[str, Obligation]) -> dict[str, Looked]:
    """Return what the pictures of each report make one look twice at; nothing is asked where none shows any."""
    asked = {
        one.id: forms_[0] for one in every if (forms_ := _form(desk, one)) is not None and _shows(forms_[0])
    }
    ids = {one.id: _ids(asked[one.id], one) for one in every if one.id in asked}
    pieces = {
        row.id: row
        for row in evidence.of_ids(desk.connection, {id_ for some in ids.values() for id_ in some})
    }
    seen = seen_before(desk, [row for row in pieces.values() if row.state == evidence.KEPT and row.look])
    return {
        one.id: Looked(
            CHECKS,
            (
                *_missing(desk, asked[one.id], one),
                *_lost(pieces.get(id_) for id_ in ids[one.id]),
                *_seen(desk, (seen[id_] for id_ in ids[one.id] if id_ in seen), owed.get(one.id)),
            ),
        )
        for one in every
        if one.id in asked
    }


def seen_before(desk: Desk, rows: Sequence[Evidence]) -> dict[str, Evidence]:
    """Return for each picture the latest earlier one of other work that looks the same, by its id."""
    looks = [row.look or "" for row in rows]
    near = likenesses.candidates_of(desk.connection, looks) if looks else set()
    others = evidence.pictures(desk.connection, near) if near else []
    found: dict[str, Evidence] = {}
    for row in rows:
        like = next((one for one in others if albums.is_like(desk, row, one)), None)
        if like is not None:
            found[row.id] = like
    return found


def _form(desk: Desk, report: Report) -> tuple[Form, str] | None:
    return desk.library.form(report.programme, report.form, report.form_digest)


def _shows(form: Form) -> bool:
    return any(one.kind in KINDS for one in form.questions)


def _ids(form: Form, report: Report) -> tuple[str, ...]:
    shows = {one.path for one in form.questions if one.kind in KINDS}
    named_ = (value for path, value in report.answers.items() if without_indexes(path) in shows)
    return tuple(dict.fromkeys(evidence_of(name) for value in named_ for name in value.split()))


def _missing(desk: Desk, form: Form, report: Report) -> Iterable[Doubt]:
    """Name the pictures that the form wants and the report does not have, such as one that was promised for later."""
    for one in form.questions:
        if one.kind not in KINDS or report.answers.get(one.path) or one.path != without_indexes(one.path):
            continue
        if _is_wanted(desk, form, report, one.path):
            yield Doubt("evidence", "missing", {"name": named(form, one)})


def _is_wanted(desk: Desk, form: Form, report: Report, path: str) -> bool:
    asked = forms.questions(form, report.answers, desk.now, report.draft_id)
    question = next((one for one in asked if one.path == path), None)
    return question is not None and forms.is_required(
        form, question, report.answers, desk.now, report.draft_id
    )


def _lost(pieces: Iterable[Evidence | None]) -> Iterable[Doubt]:
    states = [one.state if one else evidence.GONE for one in pieces]
    if lost := sum(state in NOT_KEPT for state in states):
        yield Doubt("evidence", "lost", {"count": str(lost)})
    if coming := states.count(ON_ITS_WAY):
        yield Doubt("evidence", "coming", {"count": str(coming)})


def _is_closed(desk: Desk, piece: Evidence) -> bool:
    """Say whether a piece belongs to what only few may know of: then its group is not named."""
    owed = obligations.get(desk.connection, piece.obligation_id) if piece.obligation_id else None
    return owed is not None and secrecy.is_closed(desk, owed)


def _seen(desk: Desk, found: Iterable[Evidence], row: Obligation | None) -> Iterable[Doubt]:
    """Say when such a picture came before, and for whom where that is the same office's affair."""
    for other in found:
        is_ours = row is not None and other.office_id == row.office_id and not _is_closed(desk, other)
        unit = units.unit(desk.connection, other.unit_id) if other.unit_id and is_ours else None
        day = write_date(other.received_at.date())
        if unit is not None:
            yield Doubt("photo", "photo", {"group": unit.name, "day": day})
        else:
            yield Doubt("photo", "photo_elsewhere", {"day": day})
