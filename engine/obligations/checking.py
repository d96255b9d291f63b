"""Hold a programme against its compiled forms: every part, field and carried value must exist.

Reading a pack needs no form; this is the second look, once the forms are compiled.
"""

from collections.abc import Iterator, Mapping

from engine.conversation.bubbles import Plain, say
from engine.forms.filling import fault_in
from engine.forms.form import Form
from engine.obligations.checking_built import built_problems
from engine.obligations.checking_measures import measure_problems
from engine.obligations.checking_values import value_problems
from engine.obligations.faults import Problem
from engine.obligations.programme import Programme

FILE = "programme.toml"
OF_THE_LAST = frozenset({"last", "no"})
# The day that was told of the event which the clock of the duty rests on.
OF_THE_EVENT = "event"


def problems(programme: Programme, forms: Mapping[str, Form]) -> tuple[Problem, ...]:
    """Return what the programme asks of its forms and they do not have; `forms` are keyed by file name."""
    return (
        *_of_registration(programme, forms),
        *_of_parts(programme, forms),
        *_of_carried(programme, forms),
        *(wrong := tuple(value_problems(programme, forms))),
        *(() if wrong else measure_problems(programme, forms)),
        *built_problems(programme, forms),
    )


def _of_registration(programme: Programme, forms: Mapping[str, Form]) -> Iterator[Problem]:
    registration = programme.registration
    if registration is None:
        return
    form = forms[registration.form]
    for key in ("name_from", "place_from"):
        name = getattr(registration, key)
        if name not in _fields(form):
            yield _absent(f"registration.{key}", name, registration.form)
    yield from _of_quota(programme, form)
    for post in programme.posts:
        if post.name_from and post.name_from not in _fields(form):
            yield _absent(f"posts.{post.id}.name_from", post.name_from, registration.form)
    for rule in programme.eligibility:
        if rule.holds and (fault := fault_in(form, rule.holds)):
            cure = say("mend the condition, or the form {form}", form=registration.form)
            yield Problem(FILE, f"eligibility.{rule.id}.holds", Plain(fault), cure)


def _of_quota(programme: Programme, form: Form) -> Iterator[Problem]:
    """See that the types of a quota are what the registration offers."""
    registration = programme.registration
    quota = programme.unit(registration.unit).quota if registration else None
    if registration is None or quota is None or not quota.of:
        return
    key = f"units.{registration.unit}.quota"
    asked = next((one for one in form.questions if one.name == quota.of), None)
    if asked is None:
        yield _absent(f"{key}.of", quota.of, registration.form)
        return
    offered = {choice.name for choice in form.lists.get(asked.list_name or "", ())}
    for share in quota.shares if offered else ():
        if share.type not in offered:
            yield _absent(f"{key}.{share.type}", share.type, registration.form)


def _of_parts(programme: Programme, forms: Mapping[str, Form]) -> Iterator[Problem]:
    for duty in programme.duties:
        if duty.collected_part and forms[duty.form].group(duty.collected_part) is None:
            yield _absent(f"duties.{duty.id}.collected_part", duty.collected_part, duty.form)


def _of_carried(programme: Programme, forms: Mapping[str, Form]) -> Iterator[Problem]:
    """See that a carried value has a question of that name in some form of the pack."""
    known = frozenset[str]().union(*(_fields(form) for form in forms.values()))
    for name in dict.fromkeys(duty.form for duty in programme.duties):
        for question in forms[name].questions:
            carried = question.own.get("carry")
            if carried and carried not in known | OF_THE_LAST | {OF_THE_EVENT}:
                cure = say("write last, event, or the name of a question of this pack")
                wrong = say('carries "{name}", which nobody asks', name=carried)
                yield Problem(f"forms/{name}", question.name, wrong, cure)
        for group in forms[name].groups:
            carried = group.own.get("carry")
            if carried and not _is_list(carried, forms, is_list=group.repeats):
                cure = say("write last, or on a list last:form/list")
                wrong = say('carries "{name}", which is not there', name=carried)
                yield Problem(f"forms/{name}", group.name, wrong, cure)


def _is_list(carried: str, forms: Mapping[str, Form], *, is_list: bool) -> bool:
    """Say whether a group may carry this: the last report, or for a list the rows of a list in a form of the pack."""
    word, _, other = carried.partition(":")
    if not other:
        return carried in OF_THE_LAST
    name, _, there = other.partition("/")
    found = forms[name].group(there) if is_list and word == "last" and name in forms else None
    return found is not None and found.repeats


def _fields(form: Form) -> frozenset[str]:
    return frozenset(question.name for question in form.questions)


def _absent(key: str, name: str, form: str) -> Problem:
    wrong = say('"{name}" is not in the form {form}', name=name, form=form)
    return Problem(FILE, key, wrong, say("write a name that the form has"))
