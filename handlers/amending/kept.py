"""Read how a report was mended; nothing is written."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from engine.conversation.amending.noun import Amended
from engine.conversation.reviewing import wording
from engine.conversation.state import reasons_in
from handlers.desk import Desk
from handlers.keeping import answers_of, opened
from handlers.overtaking import sender
from handlers.reviewing import reasons
from models import amendments, people, reports
from models.amendments import Amendment
from models.reports import Report
from models.reviews import Review
from models.sealing import SealBroken


def of_report(desk: Desk, report: Report, decided: Sequence[Review] = ()) -> Amended | None:
    """Return how a version was mended; an objection is over once it was decided about again."""
    row = amendments.of_report(desk.connection, report.id) if report.replaces_id else None
    before = reports.get(desk.connection, report.replaces_id or "") if row else None
    if row is None:
        return None
    return replace(shown(desk, row, decided), was=answers_of(desk, before) if before else {})


def shown(desk: Desk, row: Amendment, decided: Sequence[Review] = ()) -> Amended:
    """Word how a version was mended."""
    why = reasons.opened(desk, row.person_id, row.frequent, row.reason)
    at, by = row.objected_at, row.objected_by or ""
    is_open = at is not None and not any(one.report_id == row.report_id and one.at > at for one in decided)
    return Amended(
        by=sender(desk, row.person_id),
        at=row.at,
        because=wording.reason(why) if why.frequent or why.words else None,
        is_objected=is_open,
        objector=sender(desk, by) if is_open else "",
        objection=reasons.opened(desk, by, "", row.objection).words if is_open else "",
    )


def whys(desk: Desk, report: Report) -> dict[str, str]:
    """Return why unusual answers of a report stand: its sender's reasons, and those of whoever mended one."""
    hers = reasons_in(opened(desk, report).get("raw", {}))
    row = amendments.of_report(desk.connection, report.id) if report.replaces_id else None
    return {**hers, **reasons_in(beside(desk, row)[0])} if row else hers


def beside(desk: Desk, row: Amendment) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Open the reasons beside unusual answers, and the messages they came in; empty when the key is gone."""
    key = desk.vault.existing(desk.connection, people.owner_of(row.person_id)) if row.beside else None
    try:
        raw, sources = json.loads(key.open(row.beside)) if key and row.beside else ({}, {})
    except SealBroken:
        return {}, {}
    return dict(raw), dict(sources)
