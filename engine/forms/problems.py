"""Tell an author, before anyone is asked, what in a form cannot work and what a chat cannot do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from engine.forms.dependencies import rings
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.form import Form, Group, Question
from engine.forms.program import OUTPUT
from engine.forms.searching import fault_in_search


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: where, what, and what the author can do. Row 0 means the whole sheet."""

    sheet: str
    row: int
    text: str
    cure: str


class FormFault(Exception):
    """A file that is no form we can use."""

    def __init__(self, problems: list[Problem]) -> None:
        """Carry what is wrong."""
        super().__init__("; ".join(f"{one.sheet} row {one.row}: {one.text}" for one in problems))
        self.problems = problems


_SEARCH_CURE: Final = "write it as search('file'), or search('file', 'contains', 'column', ${answer})"
_CURE: Final = "write the expression as in an XLSForm, e.g. ${members} > 0"


def problems(form: Form) -> list[Problem]:
    """Return what is wrong with the expressions of a form."""
    faulty = [
        Problem("survey", one.row, f"{column} of {one.name}: {fault}", _CURE)
        for one in form.places
        for column, source in _sources(one)
        if (fault := _fault(source))
    ]
    return [*faulty, *_searches(form), *_choices(form)] or list(_rings(form))


def _searches(form: Form) -> Iterator[Problem]:
    for one in form.questions:
        if one.search and (fault := fault_in_search(one.search)):
            yield Problem("survey", one.row, f"appearance of {one.name}: {fault}", _SEARCH_CURE)


def _choices(form: Form) -> Iterator[Problem]:
    """Say which wordings of choices cannot be filled; a table handed in has none."""
    for name, choices in form.lists.items():
        for choice in choices if name not in form.files else ():
            for text in choice.labels.values():
                for source in OUTPUT.findall(text):
                    if fault := _fault(source):
                        yield Problem("choices", 0, f"label of {choice.name} in {name}: {fault}", _CURE)


def _fault(source: str) -> str | None:
    try:
        compiled(source)
    except ExpressionFault as wrong:
        return str(wrong)
    return None


def _sources(one: Question | Group) -> Iterator[tuple[str, str]]:
    columns = _of_question(one) if isinstance(one, Question) else _of_group(one)
    for column, source in {"relevant": one.relevant, **columns}.items():
        if source:
            yield column, source
    texts = [("label", one.labels)]
    if isinstance(one, Question):
        texts += [("hint", one.hints), ("guidance_hint", one.guidance)]
        texts += [
            ("constraint_message", one.constraint_messages),
            ("required_message", one.required_messages),
        ]
    for column, wording in texts:
        yield from ((column, source) for text in wording.values() for source in OUTPUT.findall(text))


def _of_group(one: Group) -> dict[str, str | None]:
    least, most = one.own.get("least"), one.own.get("most")
    return {"repeat_count": one.repeat_count, "bind::sanam:least": least, "bind::sanam:most": most}


def _of_question(one: Question) -> dict[str, str | None]:
    return {
        "required": one.required,
        "constraint": one.constraint,
        "calculation": one.calculation,
        "default": one.dynamic_default,
        "read_only": one.read_only_when,
        "choice_filter": one.itemset,
        "trigger": one.triggered_value,
        "bind::sanam:warn": one.own.get("warn"),
    }


def _rings(form: Form) -> Iterator[Problem]:
    rows = {one.path: one for one in form.places}
    for ring in rings(form):
        names = ", ".join(rows[path].name for path in ring)
        text = f"these depend on each other in a ring: {names}"
        cure = "let one of them not look at the others in its calculation or relevant"
        yield Problem("survey", rows[ring[0]].row, text, cure)
