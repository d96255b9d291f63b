"""Choose which questions of a form stand in a table, and name those that do not: nobody is to think that there are none."""

import re
from typing import Final

from engine.conversation.wording import LANGUAGE
from engine.forms.form import Form, Group, Question, in_language
from engine.forms.walking import is_inside
from engine.page.fields import CHAT_ONLY, NUMBERS
from engine.sheet.parts import Column, Look
from thai.text import clip

ELSEWHERE: Final = CHAT_ONLY | {"geopoint", "rank"}
"""Kinds that one cell cannot hold."""

_LOOKS: Final[dict[str, Look]] = {
    **dict.fromkeys(NUMBERS, "number"), "select_one": "one", "select_multiple": "several", "acknowledge": "yes",
}  # fmt: skip
_ANSWER = re.compile(r"\$\{[^}]*\}")
_LONGEST_TITLE = 40


def columns(form: Form, within: str | None) -> tuple[Column, ...]:
    """Return the columns of a form, or of one part of it, in its order."""
    return tuple(_column(form, one) for one in _asked(form, within) if one.kind not in ELSEWHERE)


def left(form: Form, within: str | None) -> tuple[str, ...]:
    """Name what is left to the chat and the page of the single report: pictures, places, lists."""
    questions = [_title(form, one) for one in _asked(form, within) if one.kind in ELSEWHERE]
    lists = [_name(form, one) for one in form.groups if one.repeats and _is_in(form, one.path, within)]
    return tuple(name for name in (*questions, *lists) if name)


def _asked(form: Form, within: str | None) -> list[Question]:
    repeats = [one.path for one in form.groups if one.repeats]
    return [
        one
        for one in form.questions
        if one.is_askable
        and one.kind != "note"
        and _is_in(form, one.path, within)
        and not any(is_inside(one.path, repeat) for repeat in repeats)
    ]


def _is_in(form: Form, path: str, within: str | None) -> bool:
    group = form.group(within) if within else None
    return group is None or is_inside(path, group.path)


def _column(form: Form, question: Question) -> Column:
    language, default = form.language(LANGUAGE), form.default_language
    choices = form.lists.get(question.list_name or "", ())
    return Column(
        path=question.path,
        title=_title(form, question),
        label=_plain(in_language(question.labels, language, default)) or question.name,
        look=_look(question),
        hint=_plain(in_language(question.hints, language, default)),
        unit=question.own.get("unit", "") if question.kind in NUMBERS else "",
        choices=tuple(_plain(in_language(one.labels, language, default)) for one in choices),
    )


def _look(question: Question) -> Look:
    """Say what a cell is; years and percents are words, or a spreadsheet would write 2,564 and turn 40% into 0.4."""
    if question.own.get("kind") in {"fiscal_year", "percent"}:
        return "text"
    return _LOOKS.get(question.kind, "text")


def _title(form: Form, question: Question) -> str:
    label = _plain(in_language(question.labels, form.language(LANGUAGE), form.default_language))
    return question.own.get("short") or clip(label or question.name, graphemes=_LONGEST_TITLE)


def _name(form: Form, group: Group) -> str:
    return _plain(in_language(group.labels, form.language(LANGUAGE), form.default_language)) or group.name


def _plain(words: str) -> str:
    """Leave out what an answer would be put into: a column has no answer."""
    return _ANSWER.sub("…", words)
