"""Say what of a form is not done yet, or what a chat cannot do."""

from collections.abc import Iterator
from typing import Final

from engine.forms.form import SILENT, Form, Question

_ASKED: Final = frozenset({
    "text", "integer", "decimal", "range", "date", "time", "datetime", "select_one", "select_multiple", "rank",
    "note", "acknowledge", "geopoint", "image", "audio", "video", "file", "barcode",
})  # fmt: skip
_OF_A_DEVICE: Final = frozenset({"deviceid", "simserial", "subscriberid", "audit"})


def unsupported(form: Form) -> tuple[str, ...]:
    """Return one line for each thing that a form asks for and that does not happen."""
    return (*form.left_out, *_repeats(form), *_files(form), *_of_questions(form))


def _repeats(form: Form) -> Iterator[str]:
    for group in form.groups:
        if group.repeats:
            yield f"row {group.row}: the repeat {group.name} is asked as one row"


def _files(form: Form) -> Iterator[str]:
    for name, address in form.files.items():
        if name not in form.lists:
            yield f"the file {address} was not handed in"


def _of_questions(form: Form) -> Iterator[str]:
    for question in form.questions:
        for what in _of_question(question):
            yield f"row {question.row}: {question.name}: {what}"


def _of_question(question: Question) -> Iterator[str]:
    if question.kind not in _ASKED | SILENT:
        yield f"a question of type {question.kind} cannot be answered in a chat"
    if question.kind in _OF_A_DEVICE:
        yield f"a chat knows no {question.kind}"
    if question.trigger:
        yield "a value that another answer triggers is not set"
