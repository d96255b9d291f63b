"""Ask the next question of a form, with everything it takes to answer by a tap or by typing."""

from dataclasses import replace

from engine.conversation import presses
from engine.conversation.bubbles import Button, Note, Page, Plain, Press, Quick, Text, say
from engine.conversation.events import When
from engine.conversation.evidence import albums
from engine.conversation.filling import nothing, pictured, promising, runs
from engine.conversation.filling.sections import LONG, askable, headings, possible
from engine.conversation.kinds import places, talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.measures import hints
from engine.conversation.scene import Filling
from engine.conversation.state import Draft, State
from engine.conversation.wording import LANGUAGE, hint, label
from engine.forms import filling as forms
from engine.forms import rows
from engine.forms.form import MORE_ROWS, Question, in_language, without_indexes
from engine.forms.kinds import PERSONAL
from engine.forms.others import why


def next_question(filling: Filling, when: When) -> tuple[Question | None, tuple[Text, ...], Draft]:
    """Find the next question; the notes before it become words, and count as read."""
    draft = filling.draft
    notes: list[Text] = []
    while True:
        question = upcoming(replace(filling, draft=draft), when)
        if question is None or question.kind != "note":
            return question, tuple(notes), draft
        notes.append(Plain(label(replace(filling, draft=draft), question, when)))
        draft = replace(draft, answers={**draft.answers, question.path: "read"})


def upcoming(filling: Filling, when: When) -> Question | None:
    """Return the first question that is open and not put off."""
    draft, away = filling.draft, promising.put_off(filling.draft, when)
    return forms.upcoming(filling.form, draft.answers, when.at, when.seed, filling.within, away)


def ask(
    state: State, filling: Filling, question: Question, when: When, before: tuple[Text, ...] = ()
) -> tuple[State, Note]:
    """Put a question: progress, wording, numbered choices, hint, and quick replies."""
    nonce = state.nonce + 1
    asked = replace(
        state, place="asking", asking=question.path, nonce=nonce, is_held=False, asks_why=False,
        draft=filling.draft.id,
    )  # fmt: skip
    apart = (Plain(""),) if before else ()
    lines = (*before, *apart, *headings(filling, question, when), _progress(filling, question, when))
    if question.kind != MORE_ROWS:
        lines += (Plain(label(filling, question, when)),)
    lines += _under(asked, asked_of(asked, filling, question, when)) + _hint_line(filling, question, when)
    lines += (*hints.lines(asked_of(asked, filling, question, when)), *runs.hint(filling, question, when))
    if not asked.knows_choices and is_first(filling, question, when):
        asked, lines = (
            replace(asked, knows_choices=True),
            (*lines, say("If the buttons are gone, type: choices.")),
        )
    quick = (
        *pictured.links(filling.form, question),
        *quick_replies(asked, filling, question, when),
        *pictured.of_choices(asked_of(asked, filling, question, when)),
    )
    return asked, Note(lines, quick, pictured.picture(filling.form, question))


def step_of(filling: Filling, question: Question) -> int:
    """Number a question within its version of the form; buttons carry the number."""
    generic, form = without_indexes(question.path), filling.form
    if question.kind == MORE_ROWS:
        return len(form.questions) + next(i for i, one in enumerate(form.groups) if one.path == generic)
    return next(i for i, one in enumerate(form.questions) if one.path == generic)


def question_at(filling: Filling, step: int, row: str, when: When) -> Question | None:
    """Find the question that a button's number means, in an entry of a list where it lies in one."""
    form = filling.form
    places = (*(one.path for one in form.questions), *(one.path for one in form.groups))
    if not 0 <= step < len(places):
        return None
    path = row + places[step][len(without_indexes(row)) :]
    if step >= len(form.questions):
        path = f"{path}[{rows.count(form, path, filling.draft.answers, when.at, when.seed) + 1}]"
    return form.question(path)


def _progress(filling: Filling, question: Question, when: When) -> Text:
    if "[" in question.path:
        return _progress_in_list(filling, question, when)
    all_questions = tuple(one for one in askable(filling, when) if "[" not in one.path)
    place = next((i for i, one in enumerate(all_questions, 1) if one.path == question.path), 1)
    most = len(possible(filling))
    if len(all_questions) < most:
        return say("Item {number} of at most {count}", number=place, count=most)
    return say("Item {number} of {count}", number=place, count=max(place, len(all_questions)))


def _progress_in_list(filling: Filling, question: Question, when: When) -> Text:
    """Say which entry of which list is being told, and how far it is."""
    row = question.path if question.kind == MORE_ROWS else rows.row_of(question.path)
    number = int(row.rpartition("[")[2].rstrip("]"))
    words = list_name(filling, row, when)
    if question.kind == MORE_ROWS:
        return say("List") if not words else Plain(words)
    inside = [one for one in askable(filling, when) if rows.row_of(one.path) == row and one.kind != MORE_ROWS]
    place = next((i for i, one in enumerate(inside, 1) if one.path == question.path), 1)
    return say(
        "{list}, entry {number}: item {place} of {count}",
        list=words,
        number=number,
        place=place,
        count=len(inside),
    )


def list_name(filling: Filling, row: str, when: When) -> str:
    """Name a list, behind the entries that it lies in: whose plot, and on which of them."""
    form, answers = filling.form, filling.draft.answers
    repeat = form.group(without_indexes(row))
    name = in_language(repeat.labels, form.language(LANGUAGE), form.default_language) if repeat else ""
    steps = row.split("/")
    around = ["/".join(steps[:depth]) for depth in range(1, len(steps)) if steps[depth - 1].endswith("]")]
    said = [rows.summary(form, one, LANGUAGE, answers, when.at, when.seed) for one in around]
    return " · ".join(one for one in (*said, name) if one)


def is_first(filling: Filling, question: Question, when: When) -> bool:
    """Say whether nothing was asked before this question."""
    return next((one.path for one in askable(filling, when)), question.path) == question.path


def asked_of(state: State, filling: Filling, question: Question, when: When) -> Asked:
    """Return a question with how far its answer has come."""
    return Asked(filling, question, when, state.picked, state.page)


def _under(state: State, asked: Asked) -> tuple[Text, ...]:
    """Return what stands under the question: the values that fit, or what its kind has to show."""
    if state.offers:
        return tuple(
            say("{number}. {value}", number=i, value=talk.shown(asked, one))
            for i, one in enumerate(state.offers, 1)
        )
    return talk.of(asked).lines(asked)


def _hint_line(filling: Filling, question: Question, when: When) -> tuple[Text, ...]:
    words = hint(filling, question, when)
    return (Plain(words),) if words else ()


def quick_replies(state: State, filling: Filling, question: Question, when: When) -> tuple[Quick, ...]:
    """Return everything that can be tapped at a question."""
    step, nonce, draft = step_of(filling, question), state.nonce, filling.draft.id

    def press(kind: str, index: int = 0) -> Press:
        return Press(kind, draft, step, nonce, index)

    asked = asked_of(state, filling, question, when)
    quick: list[Quick] = [*_answers(state, asked, press("a"))]
    tally = filling.beside.tallies.get(question.path)
    if tally is not None:
        quick.append(Button(say("Use {value}", value=talk.shown(asked, tally.value)), press(presses.TALLY)))
    suggested = _suggestion(state, filling, question)
    if suggested:
        quick.append(Button(say("Same: {value}", value=talk.shown(asked, suggested)), press("k")))
    is_optional = not forms.is_required(filling.form, question, filling.draft.answers, when.at, when.seed)
    if is_optional and not albums.is_begun(filling.draft, question):
        quick.append(Button(say("Skip"), press("x")))
    if promising.days(question) and not filling.draft.replaces:
        quick.append(Button(say("Not known yet, later"), press(presses.WAIT)))
    if why(question):
        quick.append(Button(say("What to tell the owner"), press("w")))
    elif question.own.get("kind") in PERSONAL:
        quick.append(Button(say("Why ask?"), press("w")))
    if state.is_editing:
        quick.append(Button(say("Leave it as it is"), press("u")))
    else:
        quick += _steering(state, filling, question, when)
    if question.kind == MORE_ROWS and not filling.draft.is_practice:
        quick.append(Page(say("Open the web page"), draft))
    return tuple(quick)


def _steering(state: State, filling: Filling, question: Question, when: When) -> list[Quick]:
    """Return what leads elsewhere in the form, the least needed last: it is what finds no room."""
    draft, step = filling.draft, step_of(filling, question)
    quick: list[Quick] = []
    if _is_answered(filling, question, when) and not albums.is_begun(draft, question):
        quick.append(Button(say("Leave it as it is"), Press(presses.NEXT, draft.id, step, state.nonce)))
    if not is_first(filling, question, when):
        quick.append(Button(say("Back"), Press("b", draft.id, step, state.nonce)))
    elif not any(path.startswith("/") for path in draft.raw) and not question.own.get("zero"):
        quick += nothing.button(filling, state.nonce)
    quick.append(Button(say("Later"), Press("p", draft.id, step, state.nonce)))
    if len(possible(filling)) > LONG:
        quick.append(Button(say("See all questions"), Press(presses.MAP, draft.id, step, state.nonce)))
    return quick


def _is_answered(filling: Filling, question: Question, when: When) -> bool:
    answers = filling.draft.answers
    said = answers.get(question.path)
    return bool(said) or (
        said is not None and not forms.is_required(filling.form, question, answers, when.at, when.seed)
    )


def _answers(state: State, asked: Asked, press: Press) -> tuple[Quick, ...]:
    if state.offers:
        return tuple(
            Button(
                places.label(one, state.offers) if state.among else talk.shown(asked, one),
                replace(press, index=i),
            )
            for i, one in enumerate(state.offers)
        )
    return talk.of(asked).quick(asked, press)


def _suggestion(state: State, filling: Filling, question: Question) -> str:
    """Return the value of last time; where an answer stands already, «same» could be either of the two."""
    if state.is_editing or filling.draft.answers.get(question.path):
        return ""
    return filling.draft.suggested.get(question.path, "")
