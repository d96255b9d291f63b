"""Find what differs between two built reports: figures by their questions, lines by the unit that they are about."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.forms.built import OF_UNITS, built, is_fixed
from engine.forms.computing import is_worked_out
from engine.forms.form import Answers, Form, Group, Question
from engine.forms.prefilling import rows_in

NUMBERS = frozenset({"integer", "decimal", "range", "calculate"})
Line = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is another now; `line` names the line of a list that it stands in."""

    question: Question
    before: str
    after: str
    line: str = ""


def differences(form: Form, was: Answers, now: Answers) -> tuple[Difference, ...]:
    """Return what differs, figures first; of a line that came or went only the numbers."""
    lists = [group for group in form.groups if group.repeats and is_fixed(group.own)]
    return (
        *_of_figures(form, was, now),
        *(one for group in lists for one in _of_list(form, group, was, now)),
    )


def _of_figures(form: Form, was: Answers, now: Answers) -> Iterator[Difference]:
    lists = tuple(f"{group.path}/" for group in form.groups if group.repeats)
    for question in form.questions:
        before, after = was.get(question.path, ""), now.get(question.path, "")
        if before != after and is_worked_out(question) and not question.path.startswith(lists):
            yield Difference(question, before, after)


def _of_list(form: Form, group: Group, was: Answers, now: Answers) -> Iterator[Difference]:
    inside = [one for one in form.questions if one.path.startswith(f"{group.path}/")]
    before, after = (_lines(inside, rows_in(form, one, group.path)) for one in (was, now))
    for key in dict.fromkeys((*after, *before)):
        there, here = before.get(key), after.get(key)
        for question in inside:
            old, new = ((one or {}).get(question.name, "") for one in (there, here))
            is_whole_line = there is None or here is None
            if old != new and (question.kind in NUMBERS or not is_whole_line):
                yield Difference(question, old, new, _name(inside, here or there or {}))


def _lines(inside: list[Question], rows: tuple[dict[str, str], ...]) -> dict[tuple[str, ...], Line]:
    """Know each line by the unit that it is about; several of one unit by their order too."""
    met: Counter[tuple[str, ...]] = Counter()
    found: dict[tuple[str, ...], Line] = {}
    for row in rows:
        unit = tuple(row.get(one.name, "") for one in inside if _is_of_unit(one))
        met[unit] += 1
        found[(*unit, str(met[unit]))] = row
    return found


def _name(inside: list[Question], line: Line) -> str:
    return next((line[one.name] for one in inside if _is_of_unit(one) and line.get(one.name)), "")


def _is_of_unit(question: Question) -> bool:
    found = built(question.own, question.name)
    return found is not None and found.how in OF_UNITS
