"""Move through a form: ask what is open, go back, change one answer, ask again after a miss, end with the review."""

from dataclasses import replace

from engine.conversation.amending import draft as amending
from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.effects import Keep, Say, Turn
from engine.conversation.events import When
from engine.conversation.filling import last_time, pictured, promising
from engine.conversation.filling.asking import ask, next_question, upcoming
from engine.conversation.filling.review import review, send
from engine.conversation.filling.sections import askable
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.privacy import others
from engine.conversation.rows import rechecking
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.conversation.wording import guidance, short
from engine.forms.form import MORE_ROWS, Question
from engine.forms.others import why

MISSES_BEFORE_HELP = 3
WHY = "Only your office uses this, for these reports. It is locked, and it is not put into any sheet."


def go_on(state: State, filling: Filling, when: When, before: tuple[Text, ...] = ()) -> Turn:
    """Ask what is open, or show the review card when nothing is."""
    began = filling
    question, notes, draft = next_question(filling, when)
    filling = replace(filling, draft=draft)
    fresh = state.fresh(is_editing=False, is_held=False)
    if last_time.is_due(filling, when):
        return last_time.card(fresh, filling, when, before + notes)
    stem = rechecking.stem_of(filling, question, when)
    if stem:
        return rechecking.card(fresh, filling, when, stem, before + notes)
    if question is None:
        return review(state, filling, when, before + notes)
    asked, note = ask(fresh, filling, question, when, before + notes)
    shown = replace(note, picture=note.picture or pictured.of_notes(began, draft))
    return Turn(asked, (Keep(draft), Say((shown,))))


def finish(state: State, filling: Filling, when: When) -> Turn:
    """Send what is filled in; a question that came open again is asked first, and so is what cannot wait."""
    needed = promising.first_needed(filling, when)
    if needed is not None and not filling.draft.is_practice:
        words = say("One answer is still missing: {question}", question=Plain(short(filling, needed, when)))
        return review(state, filling, when, (words,))
    if upcoming(filling, when) is None and not rechecking.stem_of(filling, None, when):
        return send(state, filling, when)
    return go_on(state, filling, when, (say("Something is still open."),))


def go_on_with(state: State, filled: Filling, when: When, echo: tuple[Text, ...] = ()) -> Turn:
    """Go on with a draft that holds one more answer."""
    return go_on(replace(state.fresh(), answered_ms=when.ms, is_held=False), filled, when, echo)


def open_question(state: State, filling: Filling) -> Question | None:
    """Return the question that the conversation waits on, if the form still has it."""
    return filling.form.question(state.asking) if state.asking else None


def back(state: State, filling: Filling, when: When) -> Turn:
    """Ask the question before the open one again."""
    before = [one for one in askable(filling, when) if _was_asked(filling, one) or one.path == state.asking]
    index = next((i for i, one in enumerate(before) if one.path == state.asking), len(before))
    if index == 0:
        words, question = say("This is the first question."), open_question(state, filling)
        if question is None:
            return go_on(state, filling, when, (words,))
        return ask_again(state, filling, question, when, words, is_miss=False)
    return edit(state, filling, when, before[index - 1], is_editing=False)


def _was_asked(filling: Filling, question: Question) -> bool:
    """Say whether a question was answered by hand: entries of a list that is still to be confirmed were not."""
    is_unseen = any(question.path.startswith(f"{stem}[") for stem in filling.draft.unseen)
    return question.path in filling.draft.answers and not is_unseen


def forward(state: State, filling: Filling, when: When) -> Turn:
    """Leave an answer as it is, and ask what comes behind it."""
    found = askable(filling, when)
    index = next((i for i, one in enumerate(found) if one.path == state.asking), len(found))
    behind = found[index + 1] if index + 1 < len(found) else None
    if behind is None or not _was_asked(filling, behind):
        return go_on(state, filling, when)
    return edit(state, filling, when, behind, is_editing=False)


def edit(state: State, filling: Filling, when: When, question: Question, *, is_editing: bool) -> Turn:
    """Ask one answered question again, showing what stands there; of a mending none but its own."""
    if amending.is_other(filling, question):
        return review(state, filling, when, (amending.only_one(),))
    value = filling.draft.answers.get(question.path, "")
    now = (say("Now: {value}", value=talk.shown(Asked(filling, question, when), value)),) if value else ()
    fresh = state.fresh(is_editing=is_editing, is_held=False)
    asked, note = ask(fresh, filling, question, when, now)
    return Turn(asked, (Keep(filling.draft), Say((note,))))


def explain(state: State, filling: Filling, when: When) -> Turn:
    """Say why the open question is asked."""
    question = open_question(state, filling)
    if question is None:
        return go_on(state, filling, when)
    if why(question):
        asked, note = ask(state, filling, question, when, others.to_read_out(filling, question))
        return Turn(asked, (Keep(filling.draft), Say((note,))))
    words = guidance(filling, question, when)
    reason = Plain(words) if words else say(WHY)
    return ask_again(state, filling, question, when, reason, is_miss=False)


def ask_again(
    state: State, filling: Filling, question: Question, when: When, reason: Text, *, is_miss: bool = True
) -> Turn:
    """Say what was wrong, then put the same question with its buttons again."""
    missed = replace(state, misses=state.misses + 1) if is_miss else state
    before: tuple[Text, ...] = (reason,)
    if missed.misses >= MISSES_BEFORE_HELP and filling.phone:
        before += (say("If you are unsure, the office helps: {phone}", phone=filling.phone),)
    stem = rechecking.stem_of(filling, question, when) if question.kind == MORE_ROWS else ""
    if stem:
        return rechecking.card(missed, filling, when, stem, before)
    asked, note = ask(missed, filling, question, when, before)
    return Turn(asked, (Keep(filling.draft), Say((note,))))
