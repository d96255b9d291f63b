"""Ask the next question of a form, with everything it takes to answer by a tap or by typing."""

from dataclasses import replace
from datetime import date

from engine.conversation.bubbles import Button, DateButton, Note, Plain, Press, Quick, Text, say
from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.conversation.state import Draft, State
from engine.conversation.wording import PERSONAL, choices, hint, label, shown
from engine.forms import filling as forms
from engine.forms.form import Question
from thai import places
from thai.naming import write_place

CHOICES_AS_BUTTONS = 8


def next_question(filling: Filling, when: When) -> tuple[Question | None, tuple[Text, ...], Draft]:
    """Find the next question; the notes before it become words, and count as read."""
    draft = filling.draft
    notes: list[Text] = []
    while True:
        question = forms.upcoming(filling.form, draft.answers, when.at, when.seed, filling.within)
        if question is None or question.kind != "note":
            return question, tuple(notes), draft
        notes.append(Plain(label(replace(filling, draft=draft), question, when)))
        draft = replace(draft, answers={**draft.answers, question.path: "read"})


def ask(
    state: State, filling: Filling, question: Question, when: When, before: tuple[Text, ...] = ()
) -> tuple[State, Note]:
    """Put a question: progress, wording, numbered choices, hint, and quick replies."""
    nonce = state.nonce + 1
    asked = replace(state, place="asking", asking=question.path, nonce=nonce, held="", draft=filling.draft.id)
    apart = (Plain(""),) if before else ()
    lines = (*before, *apart, _progress(filling, question, when), Plain(label(filling, question, when)))
    lines += _choice_lines(filling, question, when, asked.offers) + _hint_line(filling, question)
    return asked, Note(lines, _quick(asked, filling, question, when))


def step_of(filling: Filling, question: Question) -> int:
    """Number a question within its version of the form; buttons carry the number."""
    return next(index for index, one in enumerate(filling.form.questions) if one.path == question.path)


def question_at(filling: Filling, step: int) -> Question | None:
    """Find the question that a button's number means."""
    return filling.form.questions[step] if 0 <= step < len(filling.form.questions) else None


def _progress(filling: Filling, question: Question, when: When) -> Text:
    all_questions = askable(filling, when)
    place = next((i for i, one in enumerate(all_questions, 1) if one.path == question.path), 1)
    possible = len(_possible(filling))
    if len(all_questions) < possible:
        return say("Item {number} of at most {count}", number=place, count=possible)
    return say("Item {number} of {count}", number=place, count=max(place, len(all_questions)))


def _possible(filling: Filling) -> tuple[Question, ...]:
    """Return every question that could be asked, whatever the answers: while more may come, no total is promised."""
    group = filling.form.group(filling.within) if filling.within else None
    under = f"{group.path}/" if group else "/"
    inside = (one for one in filling.form.questions if one.path.startswith(under))
    return tuple(one for one in inside if one.is_askable and one.kind != "note")


def is_first(filling: Filling, question: Question, when: When) -> bool:
    """Say whether nothing was asked before this question."""
    return next((one.path for one in askable(filling, when)), question.path) == question.path


def askable(filling: Filling, when: When) -> tuple[Question, ...]:
    """Return the questions that count, without notes."""
    found = forms.questions(filling.form, filling.draft.answers, when.at, when.seed, filling.within)
    return tuple(question for question in found if question.kind != "note")


def _choice_lines(
    filling: Filling, question: Question, when: When, offers: tuple[str, ...]
) -> tuple[Text, ...]:
    if offers:
        return tuple(Plain(f"{i}. {_place(code)}") for i, code in enumerate(offers, 1))
    options = choices(filling, question, when) if question.kind == "select_one" else ()
    if {"yes", "no"} == {name for name, _ in options}:
        return ()
    return tuple(Plain(f"{i}. {text}") for i, (_, text) in enumerate(options, 1))


def _place(code: str) -> str:
    place = places.by_code(code)
    return write_place(place) if place else code


def _hint_line(filling: Filling, question: Question) -> tuple[Text, ...]:
    words = hint(filling, question)
    return (Plain(words),) if words else ()


def _quick(state: State, filling: Filling, question: Question, when: When) -> tuple[Quick, ...]:
    step, nonce, draft = step_of(filling, question), state.nonce, filling.draft.id

    def press(kind: str, index: int = 0) -> Press:
        return Press(kind, draft, step, nonce, index)

    quick: list[Quick] = [*_answers(state, filling, question, when, press("a"))]
    suggested = _suggestion(state, filling, question)
    if suggested:
        quick.append(
            Button(say("Same: {value}", value=shown(filling, question, suggested, when)), press("k"))
        )
    if not forms.is_required(filling.form, question, filling.draft.answers, when.at, when.seed):
        quick.append(Button(say("Skip"), press("x")))
    if question.own.get("kind") in PERSONAL:
        quick.append(Button(say("Why ask?"), press("w")))
    if state.is_editing:
        quick.append(Button(say("Leave it as it is"), press("u")))
    else:
        if not is_first(filling, question, when):
            quick.append(Button(say("Back"), press("b")))
        quick.append(Button(say("Later"), press("p")))
    return tuple(quick)


def _answers(
    state: State, filling: Filling, question: Question, when: When, press: Press
) -> tuple[Quick, ...]:
    if state.offers:
        return tuple(
            Button(Plain(_place(code)), replace(press, index=i)) for i, code in enumerate(state.offers)
        )
    if question.kind == "select_one":
        options = choices(filling, question, when)[:CHOICES_AS_BUTTONS]
        return tuple(Button(Plain(text), replace(press, index=i)) for i, (_, text) in enumerate(options))
    if question.kind == "acknowledge":
        return (Button(say("Yes, I have"), press),)
    if question.kind == "date":
        return _days(press, when.at.date())
    return ()


def _days(press: Press, today: date) -> tuple[Quick, ...]:
    return (
        Button(say("Today"), press),
        Button(say("Yesterday"), replace(press, index=1)),
        DateButton(say("Calendar"), replace(press, kind="d"), latest=today),
    )


def _suggestion(state: State, filling: Filling, question: Question) -> str:
    if state.is_editing:
        return ""
    return filling.draft.suggested.get(question.path, "")
