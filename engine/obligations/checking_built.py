"""Hold what a programme builds and prints against its forms: fields built from below, and printed layouts."""

import re
from collections.abc import Iterator, Mapping

from engine.conversation.bubbles import Text, say
from engine.forms.built import (
    COUNT,
    LATEST,
    OF_FIGURES,
    OF_LINES,
    OF_UNITS,
    OF_WORDS,
    PHOTOS,
    ROWS,
    Built,
    built,
)
from engine.forms.form import Form, Group, Question
from engine.forms.kinds import PERSONAL
from engine.obligations.faults import Problem
from engine.obligations.nouns.layouts import PrintedLayout
from engine.obligations.programme import Duty, Programme

FILE = "programme.toml"
NUMBERS = frozenset({"integer", "decimal", "range", "calculate"})
KNOWN = frozenset({"office", "province", "district", "round", "as_of", "fiscal_year"})
_HOLE = re.compile(r"\{([^{}]*)\}")


def built_problems(programme: Programme, forms: Mapping[str, Form]) -> Iterator[Problem]:
    """Yield what is built of nothing, or cannot be built so, and layouts that print what no form has."""
    upper = {duty.form for duty in programme.duties if duty.built_from}
    for duty in programme.duties:
        lower = [programme.duty(one) for one in duty.built_from]
        yield from (_confidential(duty, one) for one in lower if one.confidential)
        if duty.built_from:
            yield from _of_form(duty.form, forms[duty.form], [forms[one.form] for one in lower])
    for name in dict.fromkeys(duty.form for duty in programme.duties if duty.form not in upper):
        yield from _built_of_nothing(name, forms[name])
    for layout in programme.layouts:
        yield from _of_layout(layout, forms[programme.duty(layout.duty).form])


def _confidential(duty: Duty, lower: Duty) -> Problem:
    wrong = say('sums up "{name}", which is confidential', name=lower.id)
    return Problem(
        FILE, f"duties.{duty.id}.built_from", wrong, say("take it out: nobody above may know of it")
    )


def _built_of_nothing(name: str, form: Form) -> Iterator[Problem]:
    for one in form.places:
        if one.own.get("built"):
            wrong = say("is built from below, and no duty of this form is")
            yield Problem(
                f"forms/{name}", one.name, wrong, say("add built_from to its duty, or empty the cell")
            )


def _of_form(name: str, form: Form, lower: list[Form]) -> Iterator[Problem]:
    lists = {group.path: group for group in form.groups if group.repeats}
    for group in form.groups:
        how = built(group.own, group.name)
        if how is not None and (how.how != ROWS or not group.repeats):
            yield _at(name, group, say('is built by "{how}"', how=how.how), say("write rows on a list"))
    for question in form.questions:
        around = next((one for path, one in lists.items() if question.path.startswith(f"{path}/")), None)
        is_in_built = around is not None and bool(around.own.get("built"))
        yield from _of_question(name, question, lower, is_in_built=is_in_built)


def _of_question(name: str, question: Question, lower: list[Form], *, is_in_built: bool) -> Iterator[Problem]:
    how = built(question.own, question.name)
    allowed = OF_LINES if is_in_built else OF_FIGURES | OF_WORDS
    if how is None:
        if is_in_built and question.is_askable and question.kind != "note":
            cure = say("write same, or one of {words}", words=", ".join(sorted(OF_UNITS)))
            yield _at(name, question, say("lies in a list that is built from below"), cure)
        return
    if how.how not in allowed:
        cure = say("write one of {words}", words=", ".join(sorted(allowed)))
        yield _at(name, question, say('is built by "{how}"', how=how.how), cure)
    elif how.how in OF_UNITS or (how.how == COUNT and how.of == question.name):
        return
    else:
        yield from _of_source(name, question, how, lower)


def _of_source(name: str, question: Question, how: Built, lower: list[Form]) -> Iterator[Problem]:
    """See that some form below has the question, and that it can be built so."""
    found = [one for form in lower for one in form.questions if one.name == how.of]
    if not found:
        wrong = say('is built of "{name}", which nobody is asked below', name=how.of)
        yield _at(name, question, wrong, say("write the name of a question of the form below"))
    elif any(one.own.get("kind") in PERSONAL for one in (*found, question)):
        yield _at(name, question, say("holds what is personal"), say("leave it with the tier that asked it"))
    elif how.how in OF_FIGURES - {COUNT, LATEST} and any(one.kind not in NUMBERS for one in found):
        wrong = say('adds up "{name}", which is no number', name=how.of)
        yield _at(name, question, wrong, say("name a question for a number"))
    elif (how.how == PHOTOS) != (question.kind == "image" and all(one.kind == "image" for one in found)):
        wrong = say("takes photos where there are none, or words where there are photos")
        yield _at(name, question, wrong, say("write photos on a question of type image, and only there"))


def _of_layout(layout: PrintedLayout, form: Form) -> Iterator[Problem]:
    at = f"layouts.{layout.id}"
    cure = say("write a name that the form has")
    repeat = form.group(layout.rows) if layout.rows else None
    if layout.rows and (repeat is None or not repeat.repeats):
        yield Problem(
            FILE,
            f"{at}.rows",
            say('"{name}" is not in the form {form}', name=layout.rows, form=form.id),
            cure,
        )
        return
    under = f"{repeat.path}/" if repeat else "/"
    known = {one.name: one for one in form.questions if one.path.startswith(under)}
    for number, column in enumerate(layout.columns, start=1):
        for one in filter(None, (column.field, column.says)):
            if one not in known:
                wrong = say('"{name}" is not in the form {form}', name=one, form=form.id)
                yield Problem(FILE, f"{at}.columns[{number}]", wrong, cure)
        question = known.get(column.field)
        choices = {one.name for one in form.lists.get(question.list_name or "", ())} if question else set()
        if question and column.tick and column.tick not in choices:
            wrong = say(
                'ticks "{name}", which is no choice of {question}', name=column.tick, question=column.field
            )
            yield Problem(
                FILE, f"{at}.columns[{number}].tick", wrong, say("write the name of one of its choices")
            )
    names = {one.name for one in form.questions} | KNOWN
    for line in (*layout.title, *layout.sign):
        for hole in _HOLE.findall(line):
            if hole not in names:
                wrong = say('"{name}" is nothing that a line can show', name=hole)
                yield Problem(FILE, at, wrong, say("write one of {words}", words=", ".join(sorted(KNOWN))))


def _at(name: str, one: Question | Group, wrong: Text, cure: Text) -> Problem:
    return Problem(f"forms/{name}", one.name, wrong, cure)
