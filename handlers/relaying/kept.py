"""Read who told a report that an officer filled in; nothing is written."""

import json
from collections.abc import Mapping
from typing import Final

from engine.conversation.relaying import told
from engine.conversation.relaying.told import Told
from handlers import owing
from handlers.desk import Desk, Speaker
from handlers.reviewing import reasons
from models import relays
from models.obligations import Obligation
from models.relays import Relay
from models.reports import Report
from models.sealing import SealBroken

RELAYED: Final = "relayed"
"""The source of a report that somebody told an officer."""


def of_report(desk: Desk, report: Report) -> Told | None:
    """Return who told a report; None for one that its sender knew herself."""
    row = relays.of_report(desk.connection, report.id) if report.source == RELAYED else None
    return _told(desk, row) if row else None


def of_round(desk: Desk, row: Obligation, report: Report) -> Told | None:
    """Return who told a report, or the group's part below it."""
    found = of_report(desk, report)
    if found is not None or not row.contribution_id or row.contribution_id == report.id:
        return found
    below = relays.of_report(desk.connection, row.contribution_id)
    return _told(desk, below) if below else None


def marks(desk: Desk, report: Report, corrector: str) -> Mapping[str, str]:
    """Return what a correction by the office keeps of it; of one by the group itself nothing: it is her own word."""
    row = relays.of_report(desk.connection, report.id) if report.source == RELAYED else None
    if row is None or report.unit_id in owing.rights(desk, corrector).units:
        return {}
    name, source = named(desk, row)
    found = told.marks(name, row.informant_id or "", row.how, source)
    return {**found, told.PAPERS: " ".join(row.papers)} if row.papers else found


def _told(desk: Desk, row: Relay) -> Told:
    words = reasons.opened(desk, row.informant_id or "", "", row.objection).words
    return Told(_name(desk, row), row.how, tuple(row.papers), row.objected_at is not None, words)


def _name(desk: Desk, row: Relay) -> str:
    return named(desk, row)[0]


def written(marks: Mapping[str, str]) -> str:
    """Write the name of who told it, with the message that it was typed in, to be sealed."""
    return json.dumps([marks.get(told.NAME, ""), marks.get(told.SOURCE, "")], ensure_ascii=False)


def named(desk: Desk, row: Relay) -> tuple[str, str]:
    """Open the name of who told it, and the message in which it was typed; empty when the key is gone."""
    key = desk.vault.existing(desk.connection, f"office:{row.office_id}")
    try:
        name, source = json.loads(key.open(row.name)) if key else ("", "")
    except SealBroken:
        return "", ""
    return str(name), str(source)


def forget(desk: Desk, who: Speaker, message_id: str) -> None:
    """Take a name out of what was filled in, when the message that it came in is taken back."""
    for row in relays.of_person(desk.connection, who.person_id):
        key = desk.vault.existing(desk.connection, f"office:{row.office_id}")
        if key is not None and named(desk, row)[1] == message_id:
            relays.rename(desk.connection, row.report_id, key.seal(written({})))
