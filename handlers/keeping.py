"""Divide a report's answers: what is personal is sealed under the sender's key, the rest is plain for exports."""

import json
from collections.abc import Mapping

from engine.conversation.evidence.albums import CAPTION
from engine.conversation.state import CARRIED, WHY
from engine.forms.form import Form, without_indexes
from engine.forms.kinds import PERSONAL
from handlers.desk import Desk, Look
from models import people, reports
from models.sealing import SealBroken


def split(form: Form, answers: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the plain and the personal answers."""
    secret = {question.path for question in form.questions if question.own.get("kind") in PERSONAL}
    personal = {path: value for path, value in answers.items() if without_indexes(path) in secret}
    return {path: value for path, value in answers.items() if path not in personal}, personal


def sealed(
    desk: Desk,
    person_id: str,
    personal: Mapping[str, str],
    raw: Mapping[str, str],
    sources: Mapping[str, str],
) -> bytes:
    """Seal the personal answers, the words as they were typed, and the messages they came in."""
    key = desk.vault.key(desk.connection, people.owner_of(person_id))
    body = {"personal": dict(personal), "raw": dict(raw), "sources": dict(sources)}
    return key.seal(json.dumps(body, ensure_ascii=False))


def opened(desk: Desk, report: reports.Report) -> dict[str, dict[str, str]]:
    """Open what is sealed of a report; empty when the person was erased."""
    key = desk.vault.existing(desk.connection, people.owner_of(report.person_id))
    try:
        body: dict[str, dict[str, str]] = json.loads(key.open(report.sealed)) if key else {}
    except SealBroken:
        return {}
    if desk.looks is not None and (personal := body.get("personal")):
        desk.looks.append(Look(report.person_id, report.id, "answers", tuple(personal.values())))
    return body


def answers_of(desk: Desk, report: reports.Report) -> dict[str, str]:
    """Return all answers of a report, the personal ones opened."""
    return {**report.answers, **opened(desk, report).get("personal", {})}


def why_of(desk: Desk, report: reports.Report) -> dict[str, str]:
    """Return the reasons that were given for unusual answers, and the words beside pictures, as a draft holds them."""
    raw = opened(desk, report).get("raw", {})
    return {path: words for path, words in raw.items() if path.startswith((WHY, CAPTION, CARRIED))}
