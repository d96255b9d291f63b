"""Tell the faults that the readers of packs and forms find by the sheet, row and column that they come from."""

from collections.abc import Iterable, Iterator

from engine.books.book import BookFault
from engine.books.form_sheets import FormRows, row_of
from engine.books.names import FORM_SHEETS, Names
from engine.books.schema import TOP
from engine.books.taking import Taken
from engine.forms.lint.finding import Finding
from engine.obligations.faults import Problem

_FORMS = "forms/"


def of_pack(problems: Iterable[Problem], taken: Taken, names: Names) -> Iterator[BookFault]:
    """Tell what is wrong in the programme; what has no cell of its own stands with its key."""
    for one in problems:
        if one.file.startswith(_FORMS):
            yield _of_question(one, taken, names)
            continue
        spot = taken.spot_of(one.key)
        if spot is None:
            yield BookFault(names.sheet(TOP), 0, one.key, one.wrong, one.cure)
        else:
            yield BookFault(
                spot.sheet, spot.row, spot.column or one.key.rpartition(".")[2], one.wrong, one.cure
            )


def of_form(
    findings: Iterable[Finding], name: str, form: FormRows, names: Names, *, is_markdown: bool
) -> Iterator[BookFault]:
    """Tell what keeps a form from working; remarks are for `flask forms check`."""
    for one in findings:
        if one.weight == "problem":
            row = row_of(form, one.sheet, one.row, is_markdown=is_markdown)
            column = names.column(one.sheet, one.column) if one.column else name
            yield BookFault(names.sheet(one.sheet or FORM_SHEETS[0]), row, column, one.what, one.cure)


def _of_question(problem: Problem, taken: Taken, names: Names) -> BookFault:
    """Find the row of a question that a form of the pack names wrongly."""
    name = problem.file.removeprefix(_FORMS)
    table = taken.forms.get(name, {}).get("survey")
    at = 0
    if table and "name" in table.rows[0]:
        column = table.rows[0].index("name")
        at = next(
            (row for row, cells in zip(table.at, table.rows, strict=True) if cells[column] == problem.key), 0
        )
    return BookFault(names.sheet("survey"), at, name, problem.wrong, problem.cure)
