"""Open one report for somebody who may see it: its versions, its answers, what differs, its evidence, what was decided.

Whoever files it, or reviews it, sees all of it. An office above sees it without what is personal in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from engine.conversation.amending.noun import Amended
from engine.conversation.events import When
from engine.conversation.reviewing.lines import Line, lines
from engine.conversation.reviewing.seen import Case, Decided
from engine.conversation.scene import Filling
from engine.conversation.sent import changes
from engine.conversation.sent.changes import Change
from engine.obligations.programme import Duty
from engine.page.masking import masked
from handlers import albums, filling, owing
from handlers.amending import kept as mended
from handlers.boards.sight import Sight
from handlers.desk import Desk
from handlers.evidence import may_see
from handlers.keeping import answers_of
from handlers.overtaking import sender
from handlers.reviewing import cases, ladders
from models import amendments, answering, evidence, reports, reviews, units
from models.evidence import Evidence
from models.obligations import Obligation
from models.reports import CONTRIBUTION, Report
from models.units import Unit


@dataclass(frozen=True, slots=True)
class Paper:
    """One version of a report as somebody may see it; `case` is there where she files it or decides about it."""

    report: Report
    row: Obligation
    title: str
    unit: Unit | None
    sender: str
    versions: tuple[Report, ...]
    lines: tuple[Line, ...]
    changed: tuple[Change, ...]
    pieces: tuple[Evidence, ...]
    decided: tuple[Decided, ...]
    case: Case | None
    is_masked: bool
    mended: Mapping[str, Amended] = field(default_factory=dict)

    @property
    def beside(self) -> str:
        """Name the group's part of an office's report, or the report that a part went into."""
        is_part = self.report.purpose == CONTRIBUTION
        return (self.row.report_id if is_part else self.row.contribution_id) or ""

    @property
    def is_latest(self) -> bool:
        """Say whether this is the version that stands."""
        return self.versions[-1].id == self.report.id


def opened_for(desk: Desk, sight: Sight, report_id: str) -> Paper | None:
    """Return a report, or an earlier version of it; None for what is not there, or not to be seen."""
    report = reports.get(desk.connection, report_id)
    row = answering.obligation_of(desk.connection, report) if report else None
    if report is None or row is None:
        return None
    case = cases.opened_for(desk, sight.who, sight.held, report.id)
    if case is None and not sight.sees(row):
        return None
    made = filling.correction(desk, sight.who, report)
    is_masked = not is_own(sight, row, case)
    return _paper(desk, sight, report, row, case, made, is_masked=is_masked) if made else None


def laid_out(desk: Desk, sight: Sight, report: Report, *, is_masked: bool) -> Paper | None:
    """Return a report for somebody of whom it is known already that she may see it, whole or without what is personal."""
    row = answering.obligation_of(desk.connection, report)
    made = filling.correction(desk, sight.who, report) if row else None
    return _paper(desk, sight, report, row, None, made, is_masked=is_masked) if row and made else None


def is_own(sight: Sight, row: Obligation, case: Case | None) -> bool:
    """Say whether somebody files this, or decides about it."""
    return case is not None or row.office_id in sight.held.offices


def _paper(
    desk: Desk, sight: Sight, report: Report, row: Obligation, case: Case | None, made: Filling, *, is_masked: bool
) -> Paper:  # fmt: skip
    every = answering.versions(desk.connection, report.root_id)
    shown = _shown(made, answers_of(desk, report), mended.whys(desk, report), is_masked=is_masked)
    when = When(desk.now_ms, desk.now, report.id)
    found = ladders.duty_of(desk, row)
    decisions = reviews.of_roots(desk.connection, [report.root_id])
    return Paper(
        report=report,
        row=row,
        title=owing.title(found[1], row.period) if found else made.title,
        unit=units.unit(desk.connection, row.unit_id),
        sender=sender(desk, report.person_id) if not is_masked else "",
        versions=tuple(every),
        lines=lines(shown, when),
        changed=_changed(desk, made, shown, report, when, is_masked=is_masked),
        pieces=_pieces(desk, sight, made, answers_of(desk, report)),
        decided=_decided(desk, decisions, found[1], is_masked=is_masked) if found else (),
        case=case,
        is_masked=is_masked,
        mended=_mended(desk, every, decisions, is_masked=is_masked),
    )


def _mended(
    desk: Desk, every: Sequence[Report], decisions: Sequence[reviews.Review], *, is_masked: bool
) -> Mapping[str, Amended]:
    """Return how versions were mended for their sender, by their ids; to those above without anybody's words."""
    found = amendments.of_reports(desk.connection, [one.id for one in every])
    shown = {id_: mended.shown(desk, row, decisions) for id_, row in found.items()}
    return (
        {id_: replace(one, because=None, objector="", objection="") for id_, one in shown.items()}
        if is_masked
        else shown
    )


def _shown(
    made: Filling, answers: Mapping[str, str], reasons: Mapping[str, str], *, is_masked: bool
) -> Filling:
    """Return a filling that shows what was sent; for those above without what is personal, and without typed reasons."""
    plain = replace(made, draft=replace(made.draft, answers=dict(answers)))
    return masked(replace(plain, reasons={})) if is_masked else replace(plain, reasons=dict(reasons))


def _changed(
    desk: Desk, made: Filling, shown: Filling, report: Report, when: When, *, is_masked: bool
) -> tuple[Change, ...]:
    """Return the lines in which a version differs from the one before it."""
    before = reports.get(desk.connection, report.replaces_id) if report.replaces_id else None
    if before is None:
        return ()
    was = _shown(made, answers_of(desk, before), {}, is_masked=is_masked).draft.answers
    return changes.between(shown, was, when)


def _decided(
    desk: Desk, decisions: list[reviews.Review], duty: Duty, *, is_masked: bool
) -> tuple[Decided, ...]:
    every = (cases.decided(desk, one, duty) for one in decisions)
    return tuple(replace(one, reason=None) if is_masked else one for one in every)


def _pieces(desk: Desk, sight: Sight, made: Filling, answers: Mapping[str, str]) -> tuple[Evidence, ...]:
    """Return the evidence that this person may see, in the order of the answers."""
    ids = list(dict.fromkeys(albums.named(made, answers)))
    found = {one.id: one for one in evidence.of_ids(desk.connection, ids)}
    there = (found[one] for one in ids if one in found)
    return tuple(one for one in there if may_see(desk, sight.who.person_id, one))
