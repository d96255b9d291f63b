"""What the tests of engine/forms share: small forms written as tables, a moment, and a way to fill to the end."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone

from engine.forms import filling
from engine.forms.form import MORE_ROWS, Form, Question
from engine.forms.reading import read_markdown

AT = datetime(2021, 11, 25, 9, 0, tzinfo=timezone(timedelta(hours=7)))
SEED = "มะลิ"


def small(*rows: str, columns: str = "type | name | label", tail: str = "", **files: str) -> Form:
    """Read a form of these rows of its survey sheet, empty cells at their ends left out; files come as `places_csv="name,label…"`."""
    lines = "\n".join(f"| | {row.rstrip(' |')} |" for row in (columns, *rows))
    named = {name.replace("_", "."): text.encode() for name, text in files.items()}
    return read_markdown(f"| survey |\n{lines}\n{tail}", name="small", files=named)


def at_path(form: Form, path: str) -> Question:
    found = form.question(path)
    assert found is not None
    return found


def upcoming(form: Form, given: Mapping[str, str]) -> str | None:
    found = filling.upcoming(form, given, AT, SEED)
    return found.path if found else None


def asked(form: Form, given: Mapping[str, str]) -> list[str]:
    return [one.path for one in filling.questions(form, given, AT, SEED)]


def answered(form: Form, given: Mapping[str, str], **values: str) -> dict[str, str]:
    """Answer questions by their names, outside repeats."""
    return put(form, given, {form.path_of(name): value for name, value in values.items()})


def put(form: Form, given: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """Answer questions by their paths, one after the other."""
    answers = dict(given)
    for path, value in values.items():
        answers = filling.answered(form, at_path(form, path), value, answers, AT, SEED)
    return answers


def settled(form: Form, given: Mapping[str, str]) -> dict[str, str]:
    return filling.settle(form, given, AT, SEED)


def played(form: Form, say: Callable[[Question, Mapping[str, str]], str], most: int = 500) -> dict[str, str]:
    """Fill a form to the end."""
    given = filling.start(form, AT, SEED)
    for _ in range(most):
        question = filling.upcoming(form, given, AT, SEED)
        if question is None:
            return given
        given = filling.answered(form, question, say(question, given), given, AT, SEED)
    raise AssertionError(f"the form has no end: {question}")


def is_row_question(question: Question) -> bool:
    return question.kind == MORE_ROWS
