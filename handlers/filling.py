"""Make a draft ready to be filled: its form, its words, what is carried over, and which part of it is asked."""

import hashlib
import json
from dataclasses import replace
from datetime import datetime

from engine.conversation.scene import Filling
from engine.conversation.state import Draft, draft_from_dict, draft_to_dict
from engine.forms import filling as forms
from engine.forms.form import Form
from engine.obligations.programme import Duty, Programme
from handlers import owing
from handlers.desk import Desk, Speaker
from handlers.keeping import answers_of
from models import drafts, obligations, offices, people, reports, units
from models.obligations import Obligation
from models.offices import Held

REGISTER = "register:"


def stored(desk: Desk, row: drafts.Draft) -> Filling | None:
    """Make a stored draft of this person ready."""
    key = desk.vault.existing(desk.connection, people.owner_of(row.person_id))
    if key is None:
        return None
    draft = draft_from_dict(json.loads(key.open(row.body)))
    if row.obligation_id is None:
        return _registration(desk, draft)
    obligation = obligations.get(desk.connection, row.obligation_id)
    return _of_obligation(desk, draft, obligation) if obligation else None


def keep(desk: Desk, who: Speaker, draft: Draft) -> None:
    """Store a draft, sealed under its person's key."""
    key = desk.vault.key(desk.connection, people.owner_of(who.person_id))
    drafts.keep(
        desk.connection,
        id=draft.id,
        person_id=who.person_id,
        purpose=draft.purpose,
        programme=draft.programme,
        form=draft.form,
        form_digest=draft.digest,
        obligation_id=draft.obligation or None,
        body=key.seal(json.dumps(draft_to_dict(draft), ensure_ascii=False)),
        state=drafts.OPEN,
        changed_at=desk.now,
    )


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
    return _registration(desk, _begun(draft, form, desk.now, seed))


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
    given = _contributed(desk, row, form, duty.collected_part) if part == "file" else {}
    begun = _begun(draft, form, desk.now, seed, given)
    return _of_obligation(desk, begun, row, suggested=_carried(desk, row, form))


def correction(desk: Desk, who: Speaker, report: reports.Report) -> Filling | None:
    """Begin a correction: everything stands as it was sent, one line is changed."""
    obligation = obligations.get(desk.connection, report.obligation_id) if report.obligation_id else None
    found = desk.library.form(report.programme, report.form, report.form_digest)
    if obligation is None or found is None:
        return None
    draft = Draft(
        new_id("correct", report.id, who.person_id),
        "collect" if report.purpose == reports.CONTRIBUTION else "file",
        report.programme,
        report.form,
        report.form_digest,
        obligation=obligation.id,
        replaces=report.id,
        answers=_as_answered(found[0], f"/{found[0].root}", answers_of(desk, report)),
    )
    return _of_obligation(desk, draft, obligation)


def new_id(*parts: str) -> str:
    """Derive an id from the seed of the event that caused it."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:24]


def _begun(draft: Draft, form: Form, at: datetime, seed: str, given: dict[str, str] | None = None) -> Draft:
    answers = {**forms.start(form, at, seed), **(given or {})}
    return replace(draft, answers=answers)


def _registration(desk: Desk, draft: Draft) -> Filling | None:
    programme = desk.library.programmes.get(draft.programme)
    found = desk.library.form(draft.programme, draft.form, draft.digest)
    if programme is None or programme.registration is None or found is None:
        return None
    form = found[0]
    office = offices.office(desk.connection, draft.office)
    name = draft.answers.get(form.path_of(programme.registration.name_from), "")
    return Filling(
        draft=draft,
        form=form,
        programme=programme,
        title=form.title,
        subject=name or programme.unit(programme.registration.unit).name,
        phone=(office.phone or "") if office else "",
        area=office.area if office else "",
        facts=_seats(desk, programme, draft, form),
    )


def _seats(desk: Desk, programme: Programme, draft: Draft, form: Form) -> dict[str, str]:
    registration = programme.registration
    if registration is None:
        return {}
    quota = programme.unit(registration.unit).quota
    code = draft.answers.get(form.path_of(registration.place_from), "")
    if quota is None or not code:
        return {}
    taken = units.seats_taken(
        desk.connection, programme=programme.id, kind=registration.unit, area=area_of(code, quota.per)
    )
    return {f"units_in_{quota.per}": str(taken)}


def area_of(code: str, level: str) -> str:
    """Cut a place's code to the level that a quota counts by."""
    return code[: {"province": 2, "district": 4}.get(level, 6)]


def _of_obligation(
    desk: Desk, draft: Draft, row: Obligation, suggested: dict[str, str] | None = None
) -> Filling | None:
    programme = desk.library.programmes.get(row.programme)
    duty = owing.duty_of(programme, row.duty)
    found = desk.library.form(draft.programme, draft.form, draft.digest)
    if programme is None or duty is None or found is None:
        return None
    if suggested:
        draft = replace(draft, suggested=suggested)
    return Filling(
        draft=draft,
        form=found[0],
        programme=programme,
        title=owing.title(duty, row.period),
        subject=_subject(desk, row, draft),
        within=_within(duty, draft),
        phone=_phone(desk, row),
        taken_by=_taken_by(desk, row, draft),
    )


def _taken_by(desk: Desk, row: Obligation, draft: Draft) -> str:
    """Name the report that somebody else sent meanwhile and that this draft does not replace."""
    live = row.contribution_id if draft.purpose == "collect" else row.report_id
    report = reports.get(desk.connection, live) if live and live != draft.replaces else None
    return report.number if report else ""


def _within(duty: Duty, draft: Draft) -> str | None:
    return duty.collected_part or None if draft.purpose == "collect" else None


def _subject(desk: Desk, row: Obligation, draft: Draft) -> str:
    unit = units.unit(desk.connection, row.unit_id)
    name = unit.name if unit else ""
    if draft.purpose == "collect":
        return name
    office = offices.office(desk.connection, row.office_id)
    return f"{office.name if office else ''} ({name})"


def _phone(desk: Desk, row: Obligation) -> str:
    office = offices.office(desk.connection, row.office_id)
    return (office.phone or "") if office else ""


def _contributed(desk: Desk, row: Obligation, form: Form, part: str) -> dict[str, str]:
    """Return what the group sent, as far as the office's form asks for it."""
    report = reports.get(desk.connection, row.contribution_id) if row.contribution_id else None
    if report is None:
        return {}
    known = {question.path for question in form.questions}
    answers = {path: value for path, value in answers_of(desk, report).items() if path in known}
    group = form.group(part) if part else None
    return _as_answered(form, group.path if group else f"/{form.root}", answers)


def _as_answered(form: Form, under: str, answers: dict[str, str]) -> dict[str, str]:
    """Count what was left empty, and the notes that were read, as answered: nobody is asked for them again."""
    inside = (question for question in form.questions if question.path.startswith(under + "/"))
    return {question.path: "" for question in inside if question.is_askable} | answers


def _carried(desk: Desk, row: Obligation, form: Form) -> dict[str, str]:
    """Offer what the registration knows; it is shown, and taken only by a tap."""
    unit = units.unit(desk.connection, row.unit_id)
    attributes = unit.attributes if unit else {}
    wanted = ((question.path, question.own.get("carry", "")) for question in form.questions)
    return {path: str(attributes[name]) for path, name in wanted if name and attributes.get(name)}
