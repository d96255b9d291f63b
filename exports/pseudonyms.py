"""Take out of a form's rows whose they are: a stable pseudonym in the place of each report, unit and office, and only answers that name nobody.

Pure; who makes the pseudonyms hands them in. Words that people wrote are left out, for nobody can say what stands in them;
so are places, pictures, receipt numbers and the minute of sending, by which two files could be laid side by side. What people
counted and chose stays, and somebody who knows an answer may still know the row.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from engine.forms.form import Form, Question, without_indexes
from engine.obligations.calendar import in_bangkok
from exports.columns import column_of, is_exported
from exports.reports import THAI_DAY, Line, Shape
from exports.tables import Table
from models.base import table
from models.reports import Report

PLAIN: Final = frozenset(
    {"integer", "decimal", "range", "select_one", "select_multiple", "date", "acknowledge"}
)
GONE: Final = frozenset({"number", "place", "sent_at", "pictures"})
Pseudonym = Callable[[str, str], str]
"""Make a pseudonym of what kind of thing, by its id."""


def lines(found: Iterable[Line], pseudonym: Pseudonym) -> Iterator[Line]:
    """Yield the rows of nobody."""
    for line in found:
        yield _of_nobody(line, pseudonym)


def bare(made: Table, shape: Shape, versions: Iterable[Form]) -> Table:
    """Return a table without the columns that hold nothing any more."""
    kept = {
        f"{column_of(question, shape.places, version)}"
        for version in versions
        for question in version.questions
        if is_plain(question)
    }
    numbers = {f"{place.number}" for place in shape.places}
    columns = (one for one in made.columns if one.key not in GONE)
    return replace(
        made,
        columns=tuple(one for one in columns if _number(one.key) not in numbers or _number(one.key) in kept),
    )


def bare_list(made: Table, versions: Iterable[Form]) -> Table:
    """Return the table of a list without such columns."""
    kept = {question.path for version in versions for question in version.questions if is_plain(question)}
    fixed = {"id", "entry"}
    return replace(made, columns=tuple(one for one in made.columns if one.key in fixed or one.key in kept))


def is_plain(question: Question) -> bool:
    """Say whether an answer is a number, a day or a choice, and of no person or place."""
    return question.kind in PLAIN and is_exported(question) and question.own.get("kind") != "place"


def _of_nobody(line: Line, pseudonym: Pseudonym) -> Line:
    report = line.report
    asked = {one.path for one in line.version.questions if is_plain(one)} if line.version else set()
    values = {column.key: getattr(report, column.key) for column in table(Report).columns}
    values |= {
        "id": "", "number": "", "person_id": "", "root_id": pseudonym("report", report.root_id), "sealed": b"",
        "sent_at": _month(report.sent_at),
        "answers": {path: value for path, value in report.answers.items() if without_indexes(path) in asked},
    }  # fmt: skip
    return replace(
        line, report=Report(**values), unit=pseudonym("unit", report.unit_id), place="", link="", late="", personal={},
        office=pseudonym("office", report.office_id),
    )  # fmt: skip


def _month(at: datetime) -> datetime:
    return in_bangkok(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _number(key: str) -> str:
    return key.removesuffix(THAI_DAY)
