"""Make a draft ready to be filled: its form, its words, what is carried over, and which part of it is asked."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, Literal

from engine.conversation.scene import Filling
from engine.conversation.state import Draft, draft_from_dict, draft_to_dict
from engine.forms import filling as forms
from engine.forms import rows
from engine.forms.form import Form
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Duty, Programme
from engine.obligations.states import State, is_locked
from handlers import (
    albums,
    beside,
    earlier,
    most_used,
    overtaking,
    owing,
    promises,
    records,
    rivals,
    seating,
    standing,
    versions,
)
from handlers.amending import drafting
from handlers.compiling import drawing
from handlers.desk import Desk, Speaker
from handlers.keeping import answers_of, why_of
from handlers.pieces import pieces_of
from handlers.relaying import kept
from models import drafts, obligations, offices, people, reports, units
from models.obligations import Obligation
from models.offices import Held

REGISTER = "register:"
_PURPOSES: Final[Mapping[str, Literal["register", "collect", "file"]]] = {
    reports.CONTRIBUTION: "collect", reports.REPORT: "file", reports.REGISTRATION: "register",
}  # fmt: skip


def stored(desk: Desk, row: drafts.Draft, asking: str = "") -> Filling | None:
    """Make a stored draft of this person ready, in the current version of its form; `asking` is what the chat waits on."""
    key = desk.vault.existing(desk.connection, people.owner_of(row.person_id))
    if key is None:
        return None
    kept = draft_from_dict(json.loads(key.open(row.body)))
    draft, renewed = versions.renewed(desk, drafting.whole(desk, kept), asking)
    made = ready(desk, row.person_id, draft)
    touched = day_in_bangkok(row.changed_at)
    return replace(made, renewed=renewed, touched_on=touched) if made else None


def ready(desk: Desk, person_id: str, draft: Draft) -> Filling | None:
    """Make a draft ready for the person who fills it."""
    if draft.purpose == "register":
        return _registration(desk, draft, person_id)
    obligation = obligations.get(desk.connection, draft.obligation)
    return _of_obligation(desk, draft, obligation, person_id) if obligation else None


def keep(desk: Desk, who: Speaker, draft: Draft) -> None:
    """Store a draft, sealed under its person's key."""
    key = desk.vault.key(desk.connection, people.owner_of(who.person_id))
    draft = drafting.bare(desk, draft)
    drafts.keep(
        desk.connection,
        id=draft.id,
        person_id=who.person_id,
        purpose=drafting.PURPOSE if draft.amends else draft.purpose,
        programme=draft.programme,
        form=draft.form,
        form_digest=draft.digest,
        obligation_id=draft.obligation or None,
        body=key.seal(json.dumps(draft_to_dict(draft), ensure_ascii=False)),
        state=drafts.OPEN,
        changed_at=desk.now,
    )
    promises.remind(desk, who.person_id, draft)


def registration(
    desk: Desk, role: Held | None, programme_id: str, office_id: str, seed: str
) -> Filling | None:
    """Begin the registration of a unit."""
    programme = desk.library.programmes.get(programme_id)
    if programme is None or programme.registration is None:
        return None
    found = desk.library.form(programme.id, programme.registration.form)
    if found is None:
        return None
    form, digest = found
    draft_id = new_id(seed, REGISTER, programme.id, role.id if role else "")
    draft = Draft(draft_id, "register", programme.id, programme.registration.form, digest, office=office_id)
    begun = _begun(draft, form, desk.now, seed)
    return _registration(desk, most_used.ordered(desk, form, begun, person_id=role.person_id if role else ""))


def opening(desk: Desk, row: Obligation, part: str, seed: str) -> Filling | None:
    """Begin one part of an obligation: a group's part, or the office's whole report on top of it."""
    programme = desk.library.programmes.get(row.programme)
    duty = owing.duty_of(programme, row.duty)
    found = desk.library.form(row.programme, duty.form) if duty else None
    if duty is None or found is None:
        return None
    form, digest = found
    draft = Draft(
        new_id(seed, part, row.id),
        "collect" if part == "collect" else "file",
        row.programme,
        duty.form,
        digest,
        obligation=row.id,
    )
    given = earlier.contributed(desk, row, form, duty.collected_part) if part == "file" else {}
    begun = most_used.ordered(desk, form, _begun(draft, form, desk.now, seed, given), unit_id=row.unit_id)
    begun = beside.with_heads(desk, duty, row, form, begun)
    return _of_obligation(desk, earlier.offered(desk, row, form, begun, _within(duty, begun)), row, "")


def correction(desk: Desk, who: Speaker, report: reports.Report) -> Filling | None:
    """Begin a correction: everything stands as it was sent, one line is changed."""
    found = desk.library.form(report.programme, report.form, report.form_digest)
    if found is None:
        return None
    draft_id = new_id("correct", report.id, who.person_id)
    sent = earlier.as_answered(found[0], f"/{found[0].root}", answers_of(desk, report))
    draft = Draft(
        draft_id,
        _PURPOSES[report.purpose],
        report.programme,
        report.form,
        report.form_digest,
        obligation=report.obligation_id or "",
        office=report.office_id if report.purpose == reports.REGISTRATION else "",
        replaces=report.id,
        answers=rows.all_closed(found[0], sent, desk.now, draft_id),
        raw=why_of(desk, report) if report.person_id == who.person_id else {},
        told_by=kept.marks(desk, report, who.person_id),
    )
    return ready(desk, who.person_id, draft)


def shown(desk: Desk, who: Speaker, report: reports.Report) -> Filling | None:
    """Lay a sent report out as it was sent, for somebody who looks at it."""
    made = correction(desk, who, report)
    return replace(made, draft=replace(made.draft, answers=answers_of(desk, report))) if made else None


def new_id(*parts: str) -> str:
    """Derive an id from the seed of the event that caused it."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:24]


def _begun(draft: Draft, form: Form, at: datetime, seed: str, given: dict[str, str] | None = None) -> Draft:
    answers = {**forms.start(form, at, seed), **(given or {})}
    return replace(draft, answers=answers)


def _registration(desk: Desk, draft: Draft, person_id: str = "") -> Filling | None:
    programme = desk.library.programmes.get(draft.programme)
    found = desk.library.form(draft.programme, draft.form, draft.digest)
    if programme is None or programme.registration is None or found is None:
        return None
    form = found[0]
    office = offices.office(desk.connection, draft.office)
    name = draft.answers.get(form.path_of(programme.registration.name_from), "")
    made = Filling(
        draft=draft,
        form=form,
        programme=programme,
        title=form.title,
        subject=name or programme.unit(programme.registration.unit).name,
        phone=(office.phone or "") if office else "",
        area=office.area if office else "",
        facts=_facts(desk, programme, draft, form, person_id),
        taken=overtaking.corrected(desk, draft),
    )
    return replace(_corrects(desk, made, person_id), rivals=rivals.of(desk, draft, form, programme))


def _facts(desk: Desk, programme: Programme, draft: Draft, form: Form, person_id: str) -> Mapping[str, str]:
    """Return what the rules look up besides the answers: the seats, and what is known of other programmes."""
    replaced = reports.get(desk.connection, draft.replaces) if draft.replaces else None
    taken = seating.facts_of(
        desk, programme, form, draft.answers, draft_id=draft.id, but_for=replaced.unit_id if replaced else ""
    )
    known = {} if replaced else records.facts_of(desk, programme, form, draft.answers, person_id)
    return {**taken, **known}


def _of_obligation(desk: Desk, draft: Draft, row: Obligation, person_id: str) -> Filling | None:
    programme = desk.library.programmes.get(row.programme)
    duty = owing.duty_of(programme, row.duty)
    found = desk.library.form(draft.programme, draft.form, draft.digest)
    if programme is None or duty is None or found is None:
        return None
    is_filed = draft.purpose == "file"
    reasons, carried = earlier.said_of(desk, row) if is_filed else ({}, {})
    unit, office = units.unit(desk.connection, row.unit_id), offices.office(desk.connection, row.office_id)
    made = Filling(
        draft=drafting.marked(desk, draft, person_id),
        form=found[0],
        programme=programme,
        title=owing.title(duty, row.period),
        subject=_subject(unit, office, draft),
        within=_within(duty, draft),
        phone=(office.phone or "") if office else "",
        taken=overtaking.taken(desk, row, draft),
        is_locked=is_locked(State(row.state)),
        reasons=reasons,
        carried=carried,
        # Of places of one name, people mean the one near the unit.
        area=unit.place if unit else "",
        zero=None if draft.replaces else owing.zero(found[0], row, _within(duty, draft), is_filed=is_filed),
        pieces=pieces_of(desk, row) if draft.purpose == "file" else (),
        is_stand_in=is_filed and duty.is_stand_in,
        is_after_close=row.state == State.NOT_RECEIVED,
    )
    made = beside.told(desk, duty, row, drawing.drawn(desk, duty, row, made), unit)
    return _corrects(desk, albums.beside(desk, made, row), person_id)


def _corrects(desk: Desk, made: Filling, person_id: str) -> Filling:
    """Put beside a correction what it replaces, as it stands and as it was answered."""
    report = reports.get(desk.connection, made.draft.replaces) if made.draft.replaces else None
    sent = standing.as_sent(desk, person_id, report, may_correct=True) if report else None
    return replace(made, corrects=sent, was=answers_of(desk, report)) if report and sent else made


def _within(duty: Duty, draft: Draft) -> str | None:
    return duty.collected_part or None if draft.purpose == "collect" else None


def _subject(unit: units.Unit | None, office: offices.Office | None, draft: Draft) -> str:
    name = unit.name if unit else ""
    if draft.purpose == "collect" or office is None or name == office.name:
        return name
    return f"{office.name} ({name})"
