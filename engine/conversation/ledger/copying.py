"""Lay out the values of a report in the order in which another system asks for them, each as it is typed there."""

from collections.abc import Iterator

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.events import When
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.measures.books import Copied
from engine.conversation.scene import Filling
from engine.conversation.wording import short
from engine.forms import rows
from engine.forms.form import Question

# What another system takes as digits alone: no comma, no unit.
NUMBERS = frozenset({"integer", "decimal", "range"})


def values(filling: Filling, names: tuple[str, ...], when: When) -> tuple[Copied, ...]:
    """Return the values of these questions; of a list entry by entry, each in the same order."""
    questions = {one.name: one for one in filling.form.questions}
    wanted = [questions[name] for name in names if name in questions]
    return tuple(_in_order(filling, wanted, when))


def changed(now: tuple[Copied, ...], entered: tuple[Copied, ...]) -> tuple[Copied, ...]:
    """Return the values with what was entered before them, where that was another value; what is gone is empty."""
    before = {_name(one): one.value for one in entered}
    after = {_name(one) for one in now}
    kept = tuple(_beside(one, before.get(_name(one), Plain(""))) for one in now)
    gone = (Copied(one.name, Plain(""), one.value) for one in entered if _name(one) not in after)
    return (*kept, *gone)


def is_changed(values: tuple[Copied, ...]) -> bool:
    """Say whether any value differs from what was entered."""
    return any(one.before is not None for one in values)


def _beside(one: Copied, before: Text) -> Copied:
    return one if one.value == before else Copied(one.name, one.value, before)


def _name(one: Copied) -> str:
    return str(one.name)


def _in_order(filling: Filling, wanted: list[Question], when: When) -> Iterator[Copied]:
    done: set[str] = set()
    for question in wanted:
        repeat = _list_of(filling, question)
        if not repeat:
            yield _copied(filling, question, when)
        elif repeat not in done:
            done.add(repeat)
            inside = [one for one in wanted if _list_of(filling, one) == repeat]
            yield from _of_list(filling, repeat, inside, when)


def _of_list(filling: Filling, repeat: str, inside: list[Question], when: When) -> Iterator[Copied]:
    count = rows.count(filling.form, repeat, filling.draft.answers, when.at, when.seed)
    for number in range(1, count + 1):
        for question in inside:
            path = f"{repeat}[{number}]{question.path[len(repeat) :]}"
            found = filling.form.question(path)
            if found is not None:
                yield _copied(filling, found, when, number)


def _copied(filling: Filling, question: Question, when: When, number: int = 0) -> Copied:
    name = Plain(short(filling, question, when))
    value = filling.draft.answers.get(question.path, "")
    typed = Plain(value) if question.kind in NUMBERS else talk.shown(Asked(filling, question, when), value)
    return Copied(
        say("{number}. {value}", number=number, value=name) if number else name,
        typed if value else Plain(""),
    )


def _list_of(filling: Filling, question: Question) -> str:
    """Return the innermost list that a question lies in, "" where it lies in none."""
    around = [
        one.path for one in filling.form.groups if one.repeats and question.path.startswith(f"{one.path}/")
    ]
    return max(around, key=len, default="")
