"""Store a mended report as its sender's own, with who mended it and why beside it, and what she says to it."""

import json
from dataclasses import dataclass

from engine.conversation.amending.noun import FIELD, STEP, because_of
from engine.conversation.effects import Send
from engine.conversation.reviewing.orders import AgreeTo, ObjectTo
from engine.conversation.state import MARKS, WHY
from handlers import keeping
from handlers.amending import rights, telling
from handlers.desk import Desk, Overtaken, Speaker
from handlers.reviewing import noting, reasons
from models import amendments, audit, people, relays, report_sources, reports
from models.offices import Held
from models.reports import Report

AMENDED, AGREED, OBJECTED = "amended", "amendment_agreed", "amendment_objected"


@dataclass(frozen=True, slots=True)
class SentBy:
    """In whose name a report is stored: the person, her role, what is sealed for her, the way it came; and who mends it."""

    person_id: str
    role_id: str | None
    sealed: bytes
    source: str
    mender: Held | None = None


def as_sent(desk: Desk, who: Speaker, order: Send) -> SentBy:
    """Return in whose name a mended report is stored: its sender's; raises when it is not to be mended any more."""
    row, report = noting.standing(desk, order.draft.replaces)
    role = rights.whose_turn(desk, who.person_id, row, report, order.draft.amends[STEP])
    why = because_of(order.draft)
    if role is None or not (why.frequent or why.words):
        raise Overtaken
    sealed = _sealed(desk, report, order)
    return SentBy(report.person_id, report.role_id, sealed, report.source, role)


def keep(desk: Desk, who: Speaker, order: Send, report_id: str, mender: Held | None) -> None:
    """Write down who mended it, in which role, which answer and why, and have the sender hear of it."""
    draft, why = order.draft, because_of(order.draft)
    amendments.add(
        desk.connection, report_id=report_id, person_id=who.person_id, role_id=mender.id if mender else None,
        step=int(draft.amends[STEP]), field=draft.amends[FIELD], frequent=why.frequent,
        reason=reasons.sealed(desk, who, why), beside=_beside(desk, who, order), at=desk.now,
    )  # fmt: skip
    relays.follow(desk.connection, draft.replaces, report_id)
    report_sources.follow(desk.connection, draft.replaces, report_id)
    audit.note(
        desk.connection, at=desk.now, act=AMENDED, about_id=report_id, person_id=who.person_id,
        role_id=mender.id if mender else None,
    )  # fmt: skip
    report = reports.get(desk.connection, report_id)
    if report is not None:
        telling.tell_sender(desk, report, who.person_id)


def carry_out(desk: Desk, who: Speaker, order: AgreeTo | ObjectTo) -> None:
    """Write down what a sender says to what was mended in her report; raises when it was changed meanwhile."""
    report = reports.hold(desk.connection, order.report)
    if report is None or telling.mine(desk, who.person_id, order.report) is None:
        raise Overtaken
    if isinstance(order, AgreeTo):
        amendments.agree_to(desk.connection, report.id, at=desk.now)
        audit.note(desk.connection, at=desk.now, act=AGREED, about_id=report.id, person_id=who.person_id)
        return
    words = reasons.sealed(desk, who, order.because)
    amendments.object_to(desk.connection, report.id, by=who.person_id, words=words, at=desk.now)
    audit.note(desk.connection, at=desk.now, act=OBJECTED, about_id=report.id, person_id=who.person_id)
    telling.tell_reviewer(desk, report)


def _sealed(desk: Desk, report: Report, order: Send) -> bytes:
    """Return what is sealed of a mended report, under its sender's key; her words stay but for what was mended."""
    body, draft = keeping.opened(desk, report), order.draft
    found = desk.library.form(draft.programme, draft.form, draft.digest)
    if not body or found is None:
        return report.sealed
    _, personal = keeping.split(found[0], order.answers)
    was = keeping.answers_of(desk, report)
    changed = {path for path in was.keys() | order.answers.keys() if was.get(path) != order.answers.get(path)}
    gone = {f"{mark}{path}" for path in changed for mark in ("", *MARKS)}
    raw, sources = (
        {path: one for path, one in body.get(part, {}).items() if path not in gone}
        for part in ("raw", "sources")
    )
    return keeping.sealed(desk, report.person_id, personal, raw, sources)


def _beside(desk: Desk, who: Speaker, order: Send) -> bytes | None:
    """Seal why an unusual answer stands, under the key of the one who mended it."""
    raw = {path: words for path, words in order.draft.raw.items() if path.startswith(WHY)}
    sources = {path: one for path, one in order.draft.sources.items() if path in raw}
    if not raw:
        return None
    key = desk.vault.key(desk.connection, people.owner_of(who.person_id))
    return key.seal(json.dumps([raw, sources], ensure_ascii=False))
