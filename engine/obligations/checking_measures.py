"""Hold levels, budgets and open forms against the forms: what they read must be of a kind that can be measured."""

from collections.abc import Iterator, Mapping

from engine.conversation.bubbles import Plain, say
from engine.forms.filling import fault_in
from engine.forms.form import Form, Question
from engine.obligations.faults import Problem
from engine.obligations.programme import Duty, Programme

FILE = "programme.toml"
NUMBERS = frozenset({"integer", "decimal", "range"})
# What needs the chat to be answered, or would need the page to grow while it is filled.
NOT_ON_A_WALL = frozenset({"image", "video", "audio", "file", "geotrace", "geoshape"})


def measure_problems(programme: Programme, forms: Mapping[str, Form]) -> Iterator[Problem]:
    """Yield what cannot be measured as the pack wants it."""
    yield from _of_levels(programme, forms)
    yield from _of_budgets(programme, forms)
    for duty in programme.duties:
        yield from _of_open_form(duty, forms)


def _of_levels(programme: Programme, forms: Mapping[str, Form]) -> Iterator[Problem]:
    for level in programme.levels:
        for source in level.sources:
            duty, _, name = source.partition("/")
            form = forms[programme.duty(duty).form]
            for head in level.heads:
                if _question(form, head) is None:
                    yield _absent(f"levels.{level.id}.heads", head, programme.duty(duty).form)
            offered = _choices(form, _question(form, name))
            for step in sorted(set(level.order) - offered) if offered else ():
                wrong = say('"{name}" is no choice of {question}', name=step, question=name)
                yield Problem(FILE, f"levels.{level.id}.steps", wrong, say("write a name that the form has"))


def _of_budgets(programme: Programme, forms: Mapping[str, Form]) -> Iterator[Problem]:
    for budget in programme.budgets:
        duty, _, name = budget.spent.partition("/")
        question = _question(forms[programme.duty(duty).form], name) if name else None
        if question is not None and question.kind not in NUMBERS:
            yield _no_number(f"budgets.{budget.id}.spent", name)


def _of_open_form(duty: Duty, forms: Mapping[str, Form]) -> Iterator[Problem]:
    if duty.open_form is None:
        return
    form, at = forms[duty.open_form.form], f"duties.{duty.id}.open_form"
    unfit = [one.name for one in form.questions if one.kind in NOT_ON_A_WALL]
    for name in (*unfit, *(group.name for group in form.groups if group.repeats)):
        wrong = say('asks "{name}", which cannot be answered on the wall', name=name)
        yield Problem(FILE, f"{at}.form", wrong, say("take lists, pictures and files out of that form"))
    for into in duty.open_form.into:
        question = _question(forms[duty.form], into.question)
        if question is None:
            yield _absent(f"{at}.into", into.question, duty.form)
        elif question.kind not in NUMBERS or _is_in_list(forms[duty.form], question):
            yield _no_number(f"{at}.into", into.question)
        if into.over and (fault := fault_in(form, into.over)):
            cure = say("mend the condition, or the form {form}", form=duty.open_form.form)
            yield Problem(FILE, f"{at}.into.{into.question}", Plain(fault), cure)


def _question(form: Form, name: str) -> Question | None:
    return next((one for one in form.questions if one.name == name), None)


def _choices(form: Form, question: Question | None) -> frozenset[str]:
    listed = form.lists.get(question.list_name or "", ()) if question else ()
    return frozenset(one.name for one in listed)


def _is_in_list(form: Form, question: Question) -> bool:
    return any(one.repeats and question.path.startswith(f"{one.path}/") for one in form.groups)


def _absent(key: str, name: str, form: str) -> Problem:
    wrong = say('"{name}" is not in the form {form}', name=name, form=form)
    return Problem(FILE, key, wrong, say("write a name that the form has"))


def _no_number(key: str, name: str) -> Problem:
    wrong = say('"{name}" is no question for a number', name=name)
    return Problem(FILE, key, wrong, say("name a question that people answer with a number"))
