"""Bring into a new draft what earlier reports and the registration hold: parts, values and lists. Nothing is taken unseen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from engine.conversation.state import CARRIED, Draft, carried_in, reasons_in
from engine.forms import prefilling, rows
from engine.forms.carrying import carried_over
from engine.forms.form import Form, Group, Question, without_indexes
from engine.forms.walking import is_inside
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.kinds.around import EVENTS, After
from handlers import resting
from handlers.desk import Desk
from handlers.keeping import answers_of, opened
from models import earlier_reports, reports, units
from models.obligations import Obligation
from models.reports import Report

COLUMN, LAST, EVENT = "carry", "last", "event"


def contributed(desk: Desk, row: Obligation, form: Form, part: str) -> dict[str, str]:
    """Return what the group sent, as far as the office's form asks for it."""
    report = reports.get(desk.connection, row.contribution_id) if row.contribution_id else None
    if report is None:
        return {}
    known = {*(question.path for question in form.questions), *(one.path for one in form.groups)}
    told = answers_of(desk, report).items()
    # The entries of a list have places of their own.
    answers = {path: value for path, value in told if without_indexes(path) in known}
    group = form.group(part) if part else None
    under = group.path if group else f"/{form.root}"
    given = as_answered(form, under, answers)
    for one in form.groups:
        if one.repeats and (group is None or is_inside(one.path, under)):
            given = rows.closed(form, one.path, given, desk.now, row.id)
    return given


def as_answered(form: Form, under: str, answers: dict[str, str]) -> dict[str, str]:
    """Count what was left empty, and the notes that were read, as answered: nobody is asked for them again."""
    inside = (question for question in form.questions if question.path.startswith(under + "/"))
    return {question.path: "" for question in inside if question.is_askable} | answers


def said_of(desk: Desk, row: Obligation) -> tuple[dict[str, str], dict[str, str]]:
    """Return why the group's unusual answers stand, and which it carried over, for the officer who reads them."""
    report = reports.get(desk.connection, row.contribution_id) if row.contribution_id else None
    raw = opened(desk, report).get("raw", {}) if report else {}
    return reasons_in(raw), carried_in(raw)


def before(desk: Desk, row: Obligation, form: Form, digest: str) -> dict[str, str]:
    """Return what was told in the round before, as this version of the form knows it."""
    last = earlier_reports.last_of_duty(
        desk.connection, programme=row.programme, duty=row.duty, unit_id=row.unit_id, before=_until(desk, row)
    )
    return _answers(desk, last, form, digest) if last else {}


def lately(desk: Desk, row: Obligation, form: Form, digest: str, rounds: int) -> list[dict[str, str]]:
    """Return what was told in the last rounds, each as this version of the form knows it, the newest first."""
    found = earlier_reports.recent_of_duty(
        desk.connection,
        programme=row.programme,
        duty=row.duty,
        unit_id=row.unit_id,
        before=_until(desk, row),
        limit=rounds,
    )
    return [_answers(desk, one, form, digest) for one in found]


def _until(desk: Desk, row: Obligation) -> date:
    """Return the day before which a round counts as an earlier one; today while it has no day of its own."""
    return row.due or day_in_bangkok(desk.now)


def offered(desk: Desk, row: Obligation, form: Form, draft: Draft, within: str | None) -> Draft:
    """Return a new draft with what may be as before: single values to be taken by a tap, lists to be confirmed."""
    last = earlier_reports.last_of_duty(
        desk.connection, programme=row.programme, duty=row.duty, unit_id=row.unit_id, before=_until(desk, row)
    )
    known = _answers(desk, last, form, draft.digest) if last else {}
    part = form.group(within) if within else None
    asked = [one for one in form.questions if part is None or is_inside(one.path, part.path)]
    open_now = [one for one in asked if one.path not in draft.answers or not draft.answers[one.path]]
    values = dict(_values(form, open_now, known))
    registered = {**_registered(desk, row, open_now), **_happened(desk, row, open_now)}
    number = last.number if last else ""
    draft = replace(draft, suggested={**registered, **values}, origins=dict.fromkeys(values, number))
    for group in form.groups:
        if group.repeats and (part is None or is_inside(group.path, part.path)):
            draft = _with_rows(desk, row, form, draft, group, last)
    return draft


def _answers(desk: Desk, report: Report, form: Form, digest: str) -> dict[str, str]:
    """Return the answers of a report as the current version of its form knows them."""
    if report.form_digest == digest:
        return answers_of(desk, report)
    old = desk.library.form(report.programme, report.form, report.form_digest)
    return carried_over(old[0], form, answers_of(desk, report))[0] if old else {}


def _values(form: Form, questions: list[Question], known: dict[str, str]) -> Iterator[tuple[str, str]]:
    for question in questions:
        is_lasting = question.is_askable and question.kind not in prefilling.EACH_TIME_ANEW
        if known.get(question.path) and is_lasting and _carries(form, question) == LAST:
            yield question.path, known[question.path]


def _carries(form: Form, question: Question) -> str:
    """Return what may be carried: by the question's own word, else by that of the innermost group around it."""
    around = [one for one in form.groups if not one.repeats and is_inside(question.path, one.path)]
    groups = sorted(around, key=lambda one: -len(one.path))
    every = (question.own, *(one.own for one in groups))
    return next((word for own in every if (word := own.get(COLUMN, ""))), "")


def _registered(desk: Desk, row: Obligation, questions: list[Question]) -> dict[str, str]:
    """Offer what the registration knows; it is shown, and taken only by a tap."""
    unit = units.unit(desk.connection, row.unit_id)
    attributes = unit.attributes if unit else {}
    wanted = ((question.path, question.own.get(COLUMN, "")) for question in questions)
    return {path: str(attributes[name]) for path, name in wanted if name and attributes.get(name)}


def _happened(desk: Desk, row: Obligation, questions: list[Question]) -> dict[str, str]:
    """Offer the day that was told of the event on which the clock of this duty rests."""
    paths = [question.path for question in questions if question.own.get(COLUMN, "") == EVENT]
    programme, unit = desk.library.programmes.get(row.programme), units.unit(desk.connection, row.unit_id)
    duty = (
        next((one for one in programme.duties if one.id == row.duty), None) if paths and programme else None
    )
    if programme is None or unit is None or duty is None or not isinstance(duty.due, After):
        return {}
    times = resting.known(desk, programme, unit).events.get(duty.due.what.removeprefix(EVENTS), ())
    days = [one.done for one in times if one.done and (one.key == row.period or not duty.due.each)]
    return dict.fromkeys(paths, days[-1].isoformat()) if days else {}


def _with_rows(
    desk: Desk, row: Obligation, form: Form, draft: Draft, repeat: Group, last: Report | None
) -> Draft:
    """Put the rows of the last report, or of another form of the unit, into a list that is to be confirmed.

    Rows inside rows are lists of their own. Of a list that the form counts each answer is offered where it is asked.
    """
    word, _, other = repeat.own.get(COLUMN, "").partition(":")
    has_begun = any(path.startswith(f"{repeat.path}[") for path in draft.answers)
    if word != LAST or has_begun or _is_inner(form, repeat):
        return draft
    name, _, there = other.partition("/")
    report = reports.last_of_form(desk.connection, row.programme, name, row.unit_id) if name else last
    found = desk.library.form(report.programme, report.form, report.form_digest) if report else None
    source = found[0].group(there or repeat.name) if found else None
    if report is None or found is None or source is None:
        return draft
    held = prefilling.rows_in(found[0], answers_of(desk, report), source.path)
    if repeat.repeat_count is not None:
        return _offering(draft, prefilling.suggestions(form, repeat.path, held), report)
    answers, new = prefilling.filled(form, repeat.path, held, draft.answers, desk.now, draft.id)
    if not new:
        return draft
    marks = {CARRIED + path: report.number for path in new}
    raw, sources = {**draft.raw, **marks}, {**draft.sources, **dict.fromkeys(marks, "")}
    stems = dict.fromkeys((path.rpartition("[")[0] for path in new), "")
    draft = replace(draft, answers=answers, raw=raw, sources=sources, unseen={**draft.unseen, **stems})
    top = [path for path in new if path.rpartition("[")[0] == repeat.path]
    for path, one in zip(top, held, strict=False) if len(top) == len(held) else ():
        draft = _offering(draft, prefilling.inner_suggestions(form, path, one), report)
    return draft


def _is_inner(form: Form, repeat: Group) -> bool:
    return any(one.repeats and one != repeat and is_inside(repeat.path, one.path) for one in form.groups)


def _offering(draft: Draft, values: dict[str, str], report: Report) -> Draft:
    origins = {**draft.origins, **dict.fromkeys(values, report.number)}
    return replace(draft, suggested={**draft.suggested, **values}, origins=origins)
