"""Say one duty as a line that programs read: who files what, to whom, by when, on which form."""

from collections.abc import Mapping

from engine.forms.form import Form
from engine.obligations.programme import Duty, Programme, Review
from engine.outline.kinds import kind_of
from engine.outline.moments import days_of


def line(programme: Programme, duty: Duty, forms: Mapping[str, Form]) -> dict[str, object]:
    """Return the line of a duty; offices and roles stand with their names, everything else as the pack has it."""
    return {
        "programme": programme.id,
        "duty": duty.id,
        "refs": list(duty.refs),
        "source": programme.source,
        "source_line": duty.source_line,
        "clock": kind_of(duty),
        "due": [day.isoformat() for day in days_of(duty, programme)],
        "about": duty.about,
        "collected_by": programme.role(duty.collected_by).name if duty.collected_by else "",
        "filed_by": filer(programme, duty),
        "level": level(programme, duty),
        "to": recipient(programme, duty),
        "channel": duty.channel,
        "attachments": list(duty.attachments),
        "form": duty.form,
        "form_status": duty.form_status,
        "questions": asked(forms[duty.form]),
        "built_from": list(duty.built_from),
        "review": [_step(programme, one) for one in duty.review],
        "caps": {one.field: one.baht for one in duty.caps},
    }


def filer(programme: Programme, duty: Duty) -> str:
    """Name who files: an office, or the role or the kind of unit that files by itself."""
    match duty.filed_by.table:
        case "offices":
            return programme.office(duty.filed_by.id).name
        case "units":
            return programme.unit(duty.filed_by.id).name
        case "roles":
            return programme.role(duty.filed_by.id).name


def level(programme: Programme, duty: Duty) -> str:
    """Return the level of who files; a group or a person files as a unit."""
    of = programme.role(duty.filed_by.id).of if duty.filed_by.table == "roles" else duty.filed_by
    return programme.office(of.id).level if of.table == "offices" else "unit"


def recipient(programme: Programme, duty: Duty) -> str:
    """Name who receives it; several, divided by a slash, where that depends on the place."""
    ids = dict.fromkeys((*(route.to for route in duty.to_by), duty.to))
    return " / ".join(programme.office(one).name for one in ids if one)


def _step(programme: Programme, step: Review) -> dict[str, object]:
    found: dict[str, object] = {"by": programme.role(step.by).name, "must": step.must}
    return {**found, "days": step.days} if step.days is not None else found


def asked(form: Form) -> int:
    """Count the questions of a form that a person answers."""
    return sum(one.is_askable and one.kind != "note" for one in form.questions)
