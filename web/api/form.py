"""Give what a version of a form asks: where each answer stands, its kind, its words, its choices."""

from typing import Any

from engine.forms.form import Form, Question
from exports.columns import is_exported, is_personal
from web.api import asked
from web.api.answers import Answer
from web.api.door import Visit
from web.api.forms import names
from web.api.problems import no_such


def show(visit: Visit, name: str) -> Answer:
    """Give the current version, or the one that a report names."""
    version = asked.word("version")
    found = visit.desk.library.form(visit.grant.programme.id, name, version) if name in names(visit) else None
    if found is None:
        no_such("form")
    form, digest = found
    fields = [_field(form, one, visit.grant.fields) for one in form.questions if one.kind != "note"]
    body = {
        "name": name, "version": digest, "title": form.title,
        "lists": [_below(form, one.path) for one in form.groups if one.repeats], "fields": fields,
    }  # fmt: skip
    return Answer(body, len(fields))


def _field(form: Form, question: Question, opened: frozenset[str]) -> dict[str, Any]:
    choices = form.lists.get(question.list_name or "", ())
    return {
        "path": _below(form, question.path), "name": question.name, "type": question.kind,
        "label": dict(question.labels), "is_personal": is_personal(question),
        "is_given": is_exported(question, opened),
        "choices": [{"name": one.name, "label": dict(one.labels)} for one in choices],
    }  # fmt: skip


def _below(form: Form, path: str) -> str:
    return path.removeprefix(f"/{form.root}/")
