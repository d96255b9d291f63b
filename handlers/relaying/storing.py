"""Keep with a report that an officer filled in who told it, and have the one who told it hear what was written."""

from engine.conversation.chasing.orders import Object
from engine.conversation.effects import Send
from engine.conversation.relaying import told
from handlers import owing, scopes
from handlers.desk import Desk, Overtaken, Speaker
from handlers.messenger.intending import intend
from handlers.owing import is_of_office
from handlers.relaying import kept
from handlers.reviewing import reasons
from models import audit, contacts, evidence, people, relays, reports
from models.contacts import RELAYED
from models.obligations import Obligation
from models.reports import Report

FILLED_FOR, OBJECTED = "filled_for", "objected"


def may_relay(desk: Desk, who: Speaker, row: Obligation) -> bool:
    """Say whether somebody may fill in for the group of a round: whoever acts for its office."""
    return row.office_id in owing.rights(desk, who.person_id).offices


def keep(desk: Desk, who: Speaker, order: Send, report_id: str, row: Obligation) -> None:
    """Write down who told it, and how; raises when this person may not fill in for the group any more."""
    if not may_relay(desk, who, row):
        raise Overtaken
    marks = order.draft.told_by
    known = told.of_draft(order.draft)
    papers = list(known.papers) if known else []
    key = desk.vault.key(desk.connection, f"office:{row.office_id}")
    relays.add(
        desk.connection, report_id=report_id, person_id=who.person_id, office_id=row.office_id,
        informant_id=marks.get(told.PERSON) or None, name=key.seal(kept.written(marks)),
        how=marks.get(told.HOW, "")[:8], via=order.source, papers=papers,
    )  # fmt: skip
    evidence.attach(
        desk.connection, papers, person_id=who.person_id, report_id=report_id, obligation_id=row.id
    )
    contacts.note(
        desk.connection, unit_id=row.unit_id, office_id=row.office_id, person_id=who.person_id, at=desk.now,
        heard=RELAYED,
    )  # fmt: skip
    audit.note(desk.connection, at=desk.now, act="relayed", about_id=report_id, person_id=who.person_id)
    _tell(desk, marks.get(told.PERSON, ""), report_id)


def object_to(desk: Desk, who: Speaker, order: Object) -> None:
    """Note that whoever is said to have told a report objects, and have the office hear of it."""
    report = reports.get(desk.connection, order.report)
    if report is None or not report.is_current:
        raise Overtaken
    words = reasons.sealed(desk, who, order.because)
    if not relays.object_to(desk.connection, report.id, by=who.person_id, words=words, at=desk.now):
        raise Overtaken
    audit.note(desk.connection, at=desk.now, act="objected", about_id=report.id, person_id=who.person_id)
    for person_id in _office(desk, report):
        intend(
            desk, person_id=person_id, kind=OBJECTED, about_id=report.id,
            is_worth_a_push=person_id == report.person_id,
        )  # fmt: skip


def _office(desk: Desk, report: Report) -> list[str]:
    held = scopes.holders(desk, report.office_id)
    return list(dict.fromkeys(one.person_id for one in held if is_of_office(desk, one)))


def _tell(desk: Desk, informant: str, report_id: str) -> None:
    """Have the one who told it hear it with her next free reply; of the rest of her group nobody is told."""
    if informant and people.open_account(desk.connection, informant) is not None:
        intend(desk, person_id=informant, kind=FILLED_FOR, about_id=report_id, is_worth_a_push=False)
