"""Lay out reports as tables: one tab a form, the printed questions in their order, nothing personal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engine.forms.form import Form, Question, in_language
from engine.forms.kinds import PERSONAL
from exports.tables import Cell, Column, Table
from models.reports import Report
from thai import writing
from thai.naming import write_place
from thai.places import finding as places

LANGUAGE = "th"
NUMBERS = frozenset({"integer", "decimal", "range"})
SHOWN = frozenset({"image", "video", "audio", "file"})


@dataclass(frozen=True, slots=True)
class Line:
    """One report with the names that its row shows."""

    report: Report
    unit: str
    place: str
    office: str
    round: str
    withdrawn: str = ""
    form: str = ""


def table(name: str, form: Form, lines: list[Line], titles: Mapping[str, str]) -> Table:
    """Return the table of one form; `titles` words the fixed columns."""
    questions = tuple(question for question in form.questions if is_exported(question))
    fixed = tuple(Column(key, titles[key]) for key in FIXED)
    asked = tuple(Column(question.path, title(form, question)) for question in questions)
    return Table(name, fixed + asked, rows=list(_rows(form, questions, lines)))


FIXED = ("id", "number", "unit", "place", "office", "round", "sent_at", "state", "form")


def is_exported(question: Question) -> bool:
    """Leave out notes, and everything that names or reaches a person."""
    return question.kind != "note" and question.own.get("kind") not in PERSONAL


def title(form: Form, question: Question) -> str:
    """Return a column's title: the short wording, else the question."""
    language = form.language(LANGUAGE)
    return (
        question.own.get("short")
        or in_language(question.labels, language, form.default_language)
        or question.name
    )


def _rows(form: Form, questions: tuple[Question, ...], lines: list[Line]) -> Iterator[dict[str, Cell]]:
    for line in lines:
        report = line.report
        if line.withdrawn:
            yield _emptied(line)
            continue
        row: dict[str, Cell] = {
            "id": report.root_id,
            "number": report.number,
            "unit": line.unit,
            "place": line.place,
            "office": line.office,
            "round": line.round,
            "sent_at": writing.write_moment(report.sent_at),
            "state": "1" if report.is_source_withdrawn else "",
            "form": line.form,
        }
        row |= {
            question.path: cell(form, question, report.answers.get(question.path, ""))
            for question in questions
        }
        yield row


def _emptied(line: Line) -> dict[str, Cell]:
    """Keep of a report that was taken back where it stood, and nothing that could be counted."""
    report = line.report
    return {
        "id": report.root_id,
        "number": report.number,
        "unit": line.unit,
        "office": line.office,
        "round": line.round,
        "state": line.withdrawn,
    }


def cell(form: Form, question: Question, value: str) -> Cell:
    """Return a value as a spreadsheet should hold it: numbers as numbers, days in the Buddhist era, of pictures how many.

    The pictures themselves are seen in the chat, by who may see them: no cell leads to one.
    """
    if value == "":
        return None
    if question.kind in NUMBERS:
        return int(value) if value.lstrip("-").isdigit() else float(value)
    if question.kind in SHOWN:
        return len(value.split())
    if question.kind == "date":
        return writing.write_date(date.fromisoformat(value[:10]))
    if question.kind == "acknowledge":
        return True
    if question.kind == "select_one":
        return _label(form, question, value)
    if question.own.get("kind") == "place":
        place = places.by_code(value)
        return write_place(place) if place else value
    return value


def _label(form: Form, question: Question, value: str) -> str:
    choices = form.lists.get(question.list_name or "", ())
    found = next((one for one in choices if one.name == value), None)
    return in_language(found.labels, form.language(LANGUAGE), form.default_language) if found else value
