"""Lay out reports as tables: one tab a form, the printed questions in their order, nothing personal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from engine.forms.form import Form, Question, in_language
from engine.obligations.calendar import day_in_bangkok
from exports.columns import LANGUAGE, Place, column_of, hushed, is_exported, titles_of
from exports.tables import Cell, Column, Table
from models.reports import Report
from thai import writing
from thai.naming import write_place
from thai.places import finding as places

NUMBERS = frozenset({"integer", "decimal", "range"})
SHOWN = frozenset({"image", "video", "audio", "file"})


FIXED = ("id", "number", "unit", "place", "office", "round", "sent_on", "sent_at", "state", "standing", "pictures", "form")  # fmt: skip
# The column of a day has a second one beside it, in the words of the Buddhist era.
THAI_DAY = ".th"


@dataclass(frozen=True, slots=True)
class Line:
    """One report with the names that its row shows, and the version of the form that it was made in.

    `personal` are answers that name or reach a person, opened only for columns that were let in.
    """

    report: Report
    version: Form | None
    unit: str
    place: str
    office: str
    round: str
    withdrawn: str = ""
    form: str = ""
    late: str = ""
    standing: str = ""
    link: str = ""
    personal: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a form's table looks like: its columns, those that hold days, those in which nothing is written any more."""

    places: tuple[Place, ...]
    days: frozenset[int] = frozenset()
    hushed: frozenset[int] = frozenset()
    opened: frozenset[str] = frozenset()

    def columns(self, titles: Mapping[str, str]) -> tuple[Column, ...]:
        """Return the columns; `titles` words the fixed ones, and those of days in Thai words."""
        found = [Column(key, titles[key]) for key in FIXED]
        for number, words in titles_of(self.places).items():
            found.append(Column(f"{number}", words))
            if number in self.days:
                found.append(Column(f"{number}{THAI_DAY}", titles[f"{number}{THAI_DAY}"]))
        return tuple(found)


def shape(
    places: Sequence[Place], versions: Iterable[Form], current: Form | None, opened: frozenset[str]
) -> Shape:
    """Return the shape of a form's table over all its versions."""
    days = {
        column_of(question, places, version)
        for version in versions
        for question in version.questions
        if question.kind == "date"
    }
    quiet = hushed(places, current, opened) if current else frozenset()
    return Shape(tuple(places), frozenset(one for one in days if one is not None), quiet, opened)


def table(name: str, shape: Shape, lines: Iterable[Line], titles: Mapping[str, str]) -> Table:
    """Return the table of one form."""
    return Table(name, shape.columns(titles), rows=_rows(shape, lines))


def _rows(shape: Shape, lines: Iterable[Line]) -> Iterator[dict[str, Cell]]:
    asked: dict[int, list[tuple[Question, int]]] = {}
    for line in lines:
        version = line.version
        if line.withdrawn or version is None:
            yield _emptied(line)
            continue
        row = _fixed(line)
        if id(version) not in asked:
            asked[id(version)] = _columns(version, shape)
        for question, number in asked[id(version)]:
            value = line.report.answers.get(question.path, "") or line.personal.get(question.path, "")
            _answer(row, version, question, number, value)
        yield row


def _fixed(line: Line) -> dict[str, Cell]:
    report = line.report
    return {
        "id": report.root_id,
        "number": report.number,
        "unit": line.unit,
        "place": line.place,
        "office": line.office,
        "round": line.round,
        "sent_on": day_in_bangkok(report.sent_at),
        "sent_at": f"{writing.write_moment(report.sent_at)} {line.late}".rstrip(),
        "state": "1" if report.is_source_withdrawn else "",
        "standing": line.standing,
        "pictures": line.link,
        "form": line.form,
    }


def _answer(row: dict[str, Cell], form: Form, question: Question, number: int, value: str) -> None:
    if question.kind != "date" or value == "":
        row[f"{number}"] = cell(form, question, value)
        return
    day = date.fromisoformat(value[:10])
    row[f"{number}"], row[f"{number}{THAI_DAY}"] = day, writing.write_date(day)


def _columns(version: Form, shape: Shape) -> list[tuple[Question, int]]:
    """Return the questions of one version of the form, each with its column."""
    asked = (question for question in version.questions if is_exported(question, shape.opened))
    found = ((question, column_of(question, shape.places, version)) for question in asked)
    return [(question, number) for question, number in found if number and number not in shape.hushed]


def has_pictures(version: Form, report: Report) -> bool:
    """Say whether a report holds pictures, sounds, films or files."""
    return any(report.answers.get(one.path) for one in version.questions if one.kind in SHOWN)


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
