"""See a run of questions with the same two answers that are told apart by the numbers in their names."""

import re
from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.events import When
from engine.conversation.filling.sections import askable
from engine.conversation.scene import Filling
from engine.conversation.wording import choices
from engine.forms.form import Question

SHORTEST: Final = 5
TWO: Final = 2
_DIGITS = re.compile(r"[0-9]+")


def hint(filling: Filling, question: Question, when: When) -> tuple[Text, ...]:
    """Say at the first question of a long run that all may be answered with one message."""
    run = run_of(filling, question, when)
    if len(run) < SHORTEST or _number(question) != 1:
        return ()
    label, second = choices(filling, question, when)[0][1], list(run.values())[1]
    example = say("{choice} all but {name}", choice=Plain(label), name=Plain(named(second)))
    return (say("Most alike? Type for example: {example}", example=example),)


def run_of(filling: Filling, question: Question, when: When) -> dict[int, Question]:
    """Return what is open of the run that a question is in, by the numbers in their names; empty for a short one."""
    group = question.path.rpartition("/")[0]
    alike = [one for one in filling.form.questions if _is_alike(one, question, group)]
    numbered = {_number(one): one for one in alike}
    if question.kind != "select_one" or "[" in group or len(alike) < SHORTEST:
        return {}
    if 0 in numbered or len(numbered) < len(alike) or len(choices(filling, question, when)) != TWO:
        return {}
    open_now = {one.path for one in askable(filling, when) if not filling.draft.answers.get(one.path)}
    run = {number: one for number, one in numbered.items() if one.path in open_now}
    return run if len(run) > 1 else {}


def named(question: Question) -> str:
    """Return what the question is called beside its number."""
    return question.own.get("short", "")


def _number(question: Question) -> int:
    """Return the number in a question's name; 0 when there is none, or more than one."""
    found = _DIGITS.findall(named(question))
    return int(found[0]) if len(found) == 1 else 0


def _is_alike(one: Question, question: Question, group: str) -> bool:
    is_same_list = one.kind == question.kind and one.list_name == question.list_name
    return is_same_list and one.path.rpartition("/")[0] == group
