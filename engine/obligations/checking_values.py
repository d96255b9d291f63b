"""Hold what a programme reads out of reports against the forms: caps, sheets, systems, levels, indicators."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.conversation.bubbles import Plain, say
from engine.forms.filling import fault_in
from engine.forms.form import Form
from engine.obligations.faults import Problem
from engine.obligations.programme import Programme

FILE = "programme.toml"
NUMBERS = frozenset({"integer", "decimal", "range"})


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A field that some key of the pack reads from the form of a duty."""

    key: str
    duty: str
    field: str


def value_problems(programme: Programme, forms: Mapping[str, Form]) -> Iterator[Problem]:
    """Yield what is read and no form has, and expressions that cannot work."""
    for one in _wanted(programme):
        form = programme.duty(one.duty).form
        if one.field not in {question.name for question in forms[form].questions}:
            wrong = say('"{name}" is not in the form {form}', name=one.field, form=form)
            yield Problem(FILE, one.key, wrong, say("write a name that the form has"))
    yield from _capped(programme, forms)
    for indicator in programme.indicators:
        form = programme.duty(indicator.duty).form
        for key in ("value", "where"):
            expression = getattr(indicator, key)
            if expression and (fault := fault_in(forms[form], expression)):
                cure = say("mend the condition, or the form {form}", form=form)
                yield Problem(FILE, f"indicators.{indicator.id}.{key}", Plain(fault), cure)


def _capped(programme: Programme, forms: Mapping[str, Form]) -> Iterator[Problem]:
    """See that a cap lies on something that people answer: nothing else is held back."""
    for duty in programme.duties:
        asked = {question.name for question in forms[duty.form].questions if question.kind in NUMBERS}
        known = {question.name for question in forms[duty.form].questions}
        for cap in duty.caps:
            if cap.field in known - asked:
                wrong = say('"{name}" is no question for a number', name=cap.field)
                yield Problem(
                    FILE,
                    f"duties.{duty.id}.caps",
                    wrong,
                    say("name a question that people answer with a number"),
                )


def _wanted(programme: Programme) -> Iterator[_Wanted]:
    for duty in programme.duties:
        at = f"duties.{duty.id}"
        yield from (_Wanted(f"{at}.caps", duty.id, cap.field) for cap in duty.caps)
        yield from (_Wanted(f"{at}.sheet", duty.id, name) for name in duty.sheet)
        for entering in duty.entered_in:
            yield from (_Wanted(f"{at}.entered_in", duty.id, name) for name in entering.values)
    for level in programme.levels:
        yield from (_of_source(f"levels.{level.id}.sources", one) for one in level.sources)
    for budget in programme.budgets:
        if budget.spent:
            yield _of_source(f"budgets.{budget.id}.spent", budget.spent)


def _of_source(key: str, source: str) -> _Wanted:
    duty, _, field = source.partition("/")
    return _Wanted(key, duty, field)
