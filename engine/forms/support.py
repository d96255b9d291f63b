"""Say what of a form a chat cannot do, and what it reads without doing anything with it."""

from collections.abc import Iterator
from typing import Final

from engine.forms.form import SILENT, Form, Question

_ASKED: Final = frozenset({
    "text", "integer", "decimal", "range", "date", "time", "datetime", "select_one", "select_multiple", "rank",
    "note", "acknowledge", "geopoint", "image", "audio", "video", "file", "barcode",
})  # fmt: skip
_OF_A_DEVICE: Final = frozenset({
    "deviceid", "username", "email", "phonenumber", "simserial", "subscriberid", "audit", "start-geopoint",
    "background-audio", "background-geopoint",
})  # fmt: skip
_LAST_SAVED: Final = "__last-saved"


def unsupported(form: Form) -> tuple[str, ...]:
    """Return one line for each thing that a form asks for and that cannot happen in a chat."""
    return (*_files(form), *_of_questions(form))


def _files(form: Form) -> Iterator[str]:
    for name, address in form.files.items():
        if name not in form.lists and name not in form.documents and name != _LAST_SAVED:
            yield f"the file {address} was not handed in"


def _of_questions(form: Form) -> Iterator[str]:
    for question in form.questions:
        if question.kind not in _ASKED | SILENT:
            yield _told(question, f"a question of type {question.kind} cannot be answered in a chat")


def notes(form: Form) -> tuple[str, ...]:
    """Return one line for each thing that stays empty or is passed over, and does no harm."""
    return (*form.notes, *_left_empty(form))


def _left_empty(form: Form) -> Iterator[str]:
    if _LAST_SAVED in form.files:
        yield "what a question takes from the last saved form stays empty; bind::sanam:carry carries values over"
    for question in form.questions:
        if question.kind in _OF_A_DEVICE:
            yield _told(question, f"stays empty, a chat knows no {question.kind}")
    if any(one.name == "audit" for one in form.meta):
        yield "audit: stays empty, a chat keeps no log of screens"


def _told(question: Question, what: str) -> str:
    return f"row {question.row}: {question.name}: {what}"
