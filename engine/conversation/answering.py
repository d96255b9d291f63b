"""Take an answer to the question that is open: read it, judge it, keep it, go on."""

from dataclasses import replace
from datetime import date, timedelta

from engine.conversation.asking import ask, askable, next_question, question_at
from engine.conversation.bubbles import Button, Note, Plain, Press, Text, say
from engine.conversation.effects import Keep, Say, Turn
from engine.conversation.events import When
from engine.conversation.reading import Miss, Offer, Read, Value, judge, read_day, read_text
from engine.conversation.review import review, send
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.conversation.wording import choices, guidance, shown
from engine.forms import filling as forms
from engine.forms.form import Question
from thai.text import normalise

MISSES_BEFORE_HELP = 3
UNUSUAL = "Read as {value}, which is unusual. If it is right tap the button, else type it again."
ABOUT = "Read as {value}, roughly. If that is the number to report tap the button, else type it again."
WHY = "Only your office uses this, for these reports. It is locked, and it is not put into any sheet."


def go_on(state: State, filling: Filling, when: When, before: tuple[Text, ...] = ()) -> Turn:
    """Ask what is open, or show the review card when nothing is."""
    question, notes, draft = next_question(filling, when)
    filling = replace(filling, draft=draft)
    if question is None:
        return review(state, filling, when, before + notes)
    fresh = replace(state, misses=0, offers=(), is_editing=False)
    asked, note = ask(fresh, filling, question, when, before + notes)
    return Turn(asked, (Keep(draft), Say((note,))))


def finish(state: State, filling: Filling, when: When) -> Turn:
    """Send what is filled in; a question that came open again is asked first."""
    if forms.upcoming(filling.form, filling.draft.answers, when.at, when.seed, filling.within) is None:
        return send(state, filling, when)
    return go_on(state, filling, when, (say("Something is still open."),))


def open_question(state: State, filling: Filling) -> Question | None:
    """Return the question that the conversation waits on, if the form still has it."""
    return filling.form.question(state.asking) if state.asking else None


def typed(state: State, filling: Filling, when: When, text: str, source: str) -> Turn:
    """Take a typed answer."""
    question = open_question(state, filling)
    if question is None:
        return go_on(state, filling, when)
    if state.offers:
        picked = _offered(state, text)
        if picked is not None:
            return _take(state, filling, question, Value(picked), text, when, source)
    return _take(state, filling, question, read_text(filling, question, text, when), text, when, source)


def chosen(state: State, filling: Filling, when: When, index: int) -> Turn:
    """Take a tapped choice of the open question."""
    question = open_question(state, filling)
    if question is None:
        return go_on(state, filling, when)
    value = _value_at(state, filling, question, when, index)
    if value is None:
        return ask_again(state, filling, question, when, say("This button belongs to an older question."))
    return _take(state, filling, question, Value(value), "", when, "")


def picked_day(state: State, filling: Filling, when: When, day: date | None) -> Turn:
    """Take a day from the date picker."""
    question = open_question(state, filling)
    if question is None or question.kind != "date":
        return go_on(state, filling, when)
    return _take(state, filling, question, read_day(day), "", when, "")


def kept(state: State, filling: Filling, when: When) -> Turn:
    """Take the value that was suggested from the last report."""
    question = open_question(state, filling)
    value = filling.draft.suggested.get(question.path, "") if question else ""
    if question is None or not value:
        return go_on(state, filling, when)
    return _take(state, filling, question, Value(value), "", when, "")


def confirmed(state: State, filling: Filling, when: When) -> Turn:
    """Take a surprising value that the person has said is right."""
    question = open_question(state, filling)
    if question is None or not state.held:
        return go_on(state, filling, when)
    return _keep(state, filling, question, state.held, "", when, "", accepted=True)


def skipped(state: State, filling: Filling, when: When) -> Turn:
    """Leave an optional question empty."""
    question = open_question(state, filling)
    if question is None:
        return go_on(state, filling, when)
    if forms.is_required(filling.form, question, filling.draft.answers, when.at, when.seed):
        return ask_again(state, filling, question, when, say("This one is needed."))
    return _keep(state, filling, question, "", "", when, "")


def back(state: State, filling: Filling, when: When) -> Turn:
    """Ask the question before the open one again."""
    before = [
        one for one in askable(filling, when) if one.path in filling.draft.answers or one.path == state.asking
    ]
    index = next((i for i, one in enumerate(before) if one.path == state.asking), len(before))
    if index == 0:
        return go_on(state, filling, when, (say("This is the first question."),))
    return edit(state, filling, when, before[index - 1], is_editing=False)


def edit(state: State, filling: Filling, when: When, question: Question, *, is_editing: bool) -> Turn:
    """Ask one answered question again, showing what stands there."""
    value = filling.draft.answers.get(question.path, "")
    now = (say("Now: {value}", value=shown(filling, question, value, when)),) if value else ()
    fresh = replace(state, misses=0, offers=(), is_editing=is_editing)
    asked, note = ask(fresh, filling, question, when, now)
    return Turn(asked, (Keep(filling.draft), Say((note,))))


def explain(state: State, filling: Filling, when: When) -> Turn:
    """Say why the open question is asked."""
    question = open_question(state, filling)
    if question is None:
        return go_on(state, filling, when)
    words = guidance(filling, question)
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
    asked, note = ask(missed, filling, question, when, before)
    return Turn(asked, (Keep(filling.draft), Say((note,))))


def at_step(filling: Filling, step: int) -> Question | None:
    """Find the question of an edit button."""
    return question_at(filling, step)


def _take(
    state: State, filling: Filling, question: Question, read: Read, raw: str, when: When, source: str
) -> Turn:
    match read:
        case Miss(reason):
            return ask_again(state, filling, question, when, reason)
        case Offer(values, count):
            offering = replace(state, offers=values)
            reason = say("{count} places read like that. Which one?", count=count)
            return ask_again(offering, filling, question, when, reason, is_miss=False)
        case Value(value, is_sure):
            return _check(state, filling, question, value, raw, when, source, is_sure=is_sure)


def _check(
    state: State, filling: Filling, question: Question, value: str, raw: str, when: When, source: str, *,
    is_sure: bool,
) -> Turn:  # fmt: skip
    wrong = judge(filling, question, value, when)
    if wrong is not None:
        return ask_again(state, filling, question, when, wrong.reason)
    answers = {**filling.draft.answers, question.path: value}
    if forms.warning(filling.form, question, value, answers, when.at, when.seed):
        return _ask_to_confirm(state, filling, question, value, when, UNUSUAL)
    if not is_sure:
        return _ask_to_confirm(state, filling, question, value, when, ABOUT)
    return _keep(state, filling, question, value, raw, when, source)


def _ask_to_confirm(
    state: State, filling: Filling, question: Question, value: str, when: When, words: str
) -> Turn:
    asked, note = ask(state, filling, question, when)
    read = shown(filling, question, value, when)
    press = Press("t", filling.draft.id, note_step(note), asked.nonce)
    lines = (say(words, value=read),)
    right = Button(say("{value} is right", value=read), press)
    return Turn(replace(asked, held=value), (Keep(filling.draft), Say((Note(lines, (right, *note.quick)),))))


def note_step(note: Note) -> int:
    """Return the question number that a question's quick replies carry."""
    return next((quick.press.step for quick in note.quick), 0)


def _keep(
    state: State, filling: Filling, question: Question, value: str, raw: str, when: When, source: str, *,
    accepted: bool = False,
) -> Turn:  # fmt: skip
    draft = filling.draft.answered(question.path, value, raw, source)
    if accepted:
        draft = replace(draft, accepted=(*draft.accepted, question.path))
    answered = replace(state, answered_ms=when.ms, offers=(), held="")
    filled = replace(filling, draft=draft)
    return go_on(answered, filled, when, _echo(filled, question, value, raw, when))


def _echo(filling: Filling, question: Question, value: str, raw: str, when: When) -> tuple[Text, ...]:
    """Say how a typed answer was read, when that is not word for word what was typed."""
    if not raw or (question.kind in {"text", "acknowledge"} and question.own.get("kind") != "place"):
        return ()
    read = shown(filling, question, value, when)
    typed = normalise(raw)
    is_place = question.own.get("kind") == "place"
    is_the_same = isinstance(read, Plain) and (read.text in typed or (typed in read.text and not is_place))
    return () if is_the_same else (say("Read as {value}", value=read),)


def _offered(state: State, text: str) -> str | None:
    stripped = text.strip()
    if stripped.isdecimal() and 1 <= int(stripped) <= len(state.offers):
        return state.offers[int(stripped) - 1]
    return None


def _value_at(state: State, filling: Filling, question: Question, when: When, index: int) -> str | None:
    if state.offers:
        return state.offers[index] if 0 <= index < len(state.offers) else None
    if question.kind == "select_one":
        names = [name for name, _ in choices(filling, question, when)]
        return names[index] if 0 <= index < len(names) else None
    if question.kind == "acknowledge":
        return "OK"
    if question.kind == "date":
        return (when.at.date() - timedelta(days=index)).isoformat() if index in {0, 1} else None
    return None
