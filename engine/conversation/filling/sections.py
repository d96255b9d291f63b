"""See a form as sections: its labelled groups, what belongs to which, and the heading above the first question of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.conversation.wording import LANGUAGE
from engine.forms import computing, rows
from engine.forms import filling as forms
from engine.forms.form import Group, Question, in_language
from engine.forms.program import program
from engine.forms.walking import is_inside

LONG = 12
TOGETHER = 10


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form with the questions that count now, each by its place in the whole."""

    title: Text
    questions: tuple[Question, ...]


def askable(filling: Filling, when: When) -> tuple[Question, ...]:
    """Return the questions that count, without notes."""
    found = forms.questions(filling.form, filling.draft.answers, when.at, when.seed, filling.within)
    return tuple(question for question in found if question.kind != "note")


def shown(filling: Filling, when: When) -> tuple[Question, ...]:
    """Return the questions that count together with the figures that nobody answers, in the order of the form."""
    answers = filling.draft.answers
    found = computing.in_order(filling.form, answers, when.at, when.seed, filling.within)
    return tuple(question for question in found if question.kind != "note")


def possible(filling: Filling) -> tuple[Question, ...]:
    """Return every question that could be asked, whatever the answers: while more may come, no total is promised."""
    group = filling.form.group(filling.within) if filling.within else None
    under = f"{group.path}/" if group else "/"
    lists = tuple(f"{one.path}/" for one in filling.form.groups if one.repeats)
    inside = (
        one for one in filling.form.questions if one.path.startswith(under) and not one.path.startswith(lists)
    )
    asked = program(filling.form).askable
    return tuple(one for one in inside if one.path in asked and one.kind != "note")


def headings(filling: Filling, question: Question, when: When) -> tuple[Text, ...]:
    """Return the labels of the groups that begin with a question, the outermost first."""
    around = [one for one in _labelled(filling) if is_inside(question.path, one.path)]
    if not around:
        return ()
    before = _before(askable(filling, when), question)
    begun = (one for one in around if before is None or not _is_in_same(before, question, one))
    return tuple(Plain(name(filling, one)) for one in begun)


def name(filling: Filling, group: Group) -> str:
    """Return what a group is called."""
    form = filling.form
    return in_language(group.labels, form.language(LANGUAGE), form.default_language)


def sections(filling: Filling, when: When) -> tuple[Section, ...]:
    """Part a form at its outermost labelled groups; what lies in none is parted by numbers."""
    groups = _outermost(_labelled(filling))
    found: list[tuple[Text | None, list[Question]]] = []
    for question in askable(filling, when):
        group = next((one for one in groups if is_inside(question.path, one.path)), None)
        title = Plain(name(filling, group)) if group else None
        is_full = title is None and found and len(found[-1][1]) >= TOGETHER
        if not found or found[-1][0] != title or is_full:
            found.append((title, []))
        found[-1][1].append(question)
    return tuple(_section(title, inside, found) for title, inside in found)


def _section(
    title: Text | None, inside: Sequence[Question], found: Sequence[tuple[Text | None, list[Question]]]
) -> Section:
    if title is not None:
        return Section(title, tuple(inside))
    first = 1
    for _, questions in found:
        if questions is inside:
            break
        first += len(questions)
    return Section(say("Items {first} to {last}", first=first, last=first + len(inside) - 1), tuple(inside))


def _labelled(filling: Filling) -> list[Group]:
    """Return the groups with a label; the part that is filled alone needs no heading."""
    part = filling.form.group(filling.within) if filling.within else None
    return [
        one
        for one in filling.form.groups
        if not one.repeats and any(one.labels.values()) and (part is None or one.path != part.path)
    ]


def _outermost(groups: Sequence[Group]) -> list[Group]:
    return [
        one
        for one in groups
        if not any(is_inside(one.path, other.path) for other in groups if other is not one)
    ]


def _before(found: Sequence[Question], question: Question) -> Question | None:
    index = next((i for i, one in enumerate(found) if one.path == question.path), 0)
    return found[index - 1] if index else None


def _is_in_same(before: Question, question: Question, group: Group) -> bool:
    """Say whether the question before lies in the same group, and in the same entry of a list."""
    is_same_row = rows.row_of(before.path) == rows.row_of(question.path)
    return is_inside(before.path, group.path) and (is_same_row or not rows.row_of(group.path))
