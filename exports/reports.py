"""Lay out reports as tables: one tab a form, the printed questions in their order, nothing personal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engine.forms.form import Form, Question, in_language
from exports.columns import LANGUAGE, Place, column_of, is_exported, titles_of
from exports.tables import Cell, Column, Table
from models.reports import Report
from thai import writing
from thai.naming import write_place
from thai.places import finding as places

NUMBERS = frozenset({"integer", "decimal", "range"})
SHOWN = frozenset({"image", "video", "audio", "file"})


@dataclass(frozen=True, slots=True)
class Line:
    """One report with the names that its row shows, and the version of the form that it was made in."""

    report: Report
    version: Form | None
    unit: str
    place: str
    office: str
    round: str
    withdrawn: str = ""
    form: str = ""
    late: str = ""


def table(
    name: str,
    places: Sequence[Place],
    lines: list[Line],
    titles: Mapping[str, str],
    hushed: frozenset[int] = frozenset(),
) -> Table:
    """Return the table of one form; `titles` words the fixed columns, `places` hold the columns of its questions.

    In `hushed` columns nothing is written any more.
    """
    fixed = tuple(Column(key, titles[key]) for key in FIXED)
    asked = tuple(Column(f"{number}", words) for number, words in titles_of(places).items())
    return Table(name, fixed + asked, rows=list(_rows(places, lines, hushed)))


FIXED = ("id", "number", "unit", "place", "office", "round", "sent_at", "state", "form")


def _rows(places: Sequence[Place], lines: list[Line], hushed: frozenset[int]) -> Iterator[dict[str, Cell]]:
    columns: dict[int, list[tuple[Question, int]]] = {}
    for line in lines:
        report, version = line.report, line.version
        if line.withdrawn or version is None:
            yield _emptied(line)
            continue
        row: dict[str, Cell] = {
            "id": report.root_id,
            "number": report.number,
            "unit": line.unit,
            "place": line.place,
            "office": line.office,
            "round": line.round,
            "sent_at": f"{writing.write_moment(report.sent_at)} {line.late}".rstrip(),
            "state": "1" if report.is_source_withdrawn else "",
            "form": line.form,
        }
        asked = columns.setdefault(id(version), _columns(version, places))
        for question, number in asked if not hushed else [one for one in asked if one[1] not in hushed]:
            row[f"{number}"] = cell(version, question, report.answers.get(question.path, ""))
        yield row


def _columns(version: Form, places: Sequence[Place]) -> list[tuple[Question, int]]:
    """Return the questions of one version of the form, each with its column."""
    asked = (question for question in version.questions if is_exported(question))
    found = ((question, column_of(question, places, version)) for question in asked)
    return [(question, number) for question, number in found if number is not None]


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
