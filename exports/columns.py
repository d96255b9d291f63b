"""Give each question of a form a column of its table that is its own for good.

A column is found by the question's place in the form or, when that changed, by its name; never by its position. What
a form no longer asks keeps its column, and what is new goes to the right end. Titles stay as they were first given,
because a sheet at Google is found again by them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.forms import formerly
from engine.forms.form import Form, Question, in_language
from engine.forms.kinds import PERSONAL

LANGUAGE = "th"
# The row that holds the name of the table itself.
TABLE = ""
LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Place:
    """Where the answers of one question go: their column, and the title that it began with."""

    path: str
    number: int
    title: str


def added(
    known: Sequence[Place],
    form: Form,
    *,
    name: str,
    order: Sequence[str] = (),
    opened: frozenset[str] = frozenset(),
) -> tuple[Place, ...]:
    """Return the places that a version of a form needs besides the known ones; `order` names the columns to come first.

    `opened` names personal questions that somebody let in for a reason.
    """
    numbers = {one.path: one.number for one in known}
    titles = {one.number: one.title for one in reversed(known)}
    there = {question.path for question in form.questions}
    found = [] if TABLE in numbers else [Place(TABLE, 0, name)]
    for question in _in_order(form, order, opened):
        if question.path in numbers:
            continue
        number = _moved(question, numbers, there) or max([0, *numbers.values()]) + 1
        text = titles.setdefault(number, _free(title(form, question), question.name, titles))
        numbers[question.path] = number
        found.append(Place(question.path, number, text))
    return tuple(found)


def titles_of(places: Iterable[Place]) -> dict[int, str]:
    """Return the title of each column, in the order of the columns."""
    found: dict[int, str] = {}
    for one in sorted(places, key=lambda one: one.number):
        if one.path != TABLE:
            found.setdefault(one.number, one.title)
    return found


def column_of(question: Question, places: Sequence[Place], form: Form) -> int | None:
    """Return the column of a question of any version of the form; None for one that was never given one."""
    numbers = {one.path: one.number for one in places if one.path != TABLE}
    there = {one.path for one in form.questions}
    return numbers.get(question.path) or _moved(question, numbers, there)


def hushed(places: Sequence[Place], form: Form, opened: frozenset[str] = frozenset()) -> frozenset[int]:
    """Return the columns of questions that name or reach a person now, whatever they were before: nothing is written there."""
    kept = (column_of(one, places, form) for one in form.questions if not is_exported(one, opened))
    return frozenset(number for number in kept if number is not None)


def is_exported(question: Question, opened: frozenset[str] = frozenset()) -> bool:
    """Leave out notes, and everything that names or reaches a person, unless it was let in by its name."""
    return question.kind != "note" and (not is_personal(question) or question.name in opened)


def is_personal(question: Question) -> bool:
    """Say whether an answer names or reaches a person."""
    return question.own.get("kind") in PERSONAL


def title(form: Form, question: Question) -> str:
    """Return the words of a column: the short wording, else the question."""
    language = form.language(LANGUAGE)
    return (
        question.own.get("short")
        or in_language(question.labels, language, form.default_language)
        or question.name
    )


def _in_order(form: Form, order: Sequence[str], opened: frozenset[str]) -> list[Question]:
    asked = [question for question in form.questions if is_exported(question, opened)]
    place = {name: at for at, name in enumerate(order)}
    return sorted(asked, key=lambda question: place.get(question.name, len(place)))


def _moved(question: Question, numbers: Mapping[str, int], there: set[str]) -> int | None:
    """Return the column of the one question of this name, or of a name that it had, that stands nowhere else in this version."""
    for name in (question.name, *formerly.names(question)):
        same = {
            number
            for path, number in numbers.items()
            if path not in there and path.rpartition("/")[2] == name
        }
        if same:
            return same.pop() if len(same) == 1 else None
    return None


def _free(words: str, name: str, titles: Mapping[int, str]) -> str:
    """Return a title that no other column has."""
    words = words[:LONGEST_TITLE]
    return words if words not in titles.values() else f"{words} ({name})"
