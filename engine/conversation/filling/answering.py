"""Take an answer to the question that is open: read it, judge it, keep it, go on."""

from dataclasses import replace
from datetime import date

from engine.conversation.bubbles import say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Placed, When
from engine.conversation.filling import confirming, last_time, promising, retyping
from engine.conversation.filling.asking import ask, asked_of
from engine.conversation.filling.judging import doubt, is_plain, judge
from engine.conversation.filling.moving import ask_again, go_on, go_on_with, open_question
from engine.conversation.filling.several_lines import taken
from engine.conversation.filling.taking import echo, with_answer
from engine.conversation.filling.undoing import settled, undoable
from engine.conversation.kinds import places, spots, talk
from engine.conversation.kinds.asked import Asked, Miss, Offer, Picking, Read, Value
from engine.conversation.measures.beside import COUNTED
from engine.conversation.rows.pasting import paste
from engine.conversation.scene import Filling
from engine.conversation.state import CARRIED, HELD, State
from engine.forms import filling as forms
from engine.forms import rows
from engine.forms.form import MORE_ROWS, YES, Question
from thai.listing import is_list


def typed(state: State, filling: Filling, when: When, text: str, source: str) -> Turn:
    """Take a typed answer."""
    question = open_question(state, filling)
    if question is None:
        return go_on(state, filling, when, (say("Go on from here."),))
    waited = retyping.heard(state, filling, question, when, text, source) if state.is_held else None
    if isinstance(waited, Turn):
        return waited
    if waited is not None:
        return _take(state, filling, question, waited, text, when, source)
    picked = _offered(state, filling, text) if state.offers or state.among else None
    if picked is not None:
        return _take(state, filling, question, picked, text, when, source)
    repeat = _pastes_into(filling, question, text)
    if repeat:
        return _paste(state, filling, repeat, text, when, source)
    read = talk.read(asked_of(state, filling, question, when), text)
    lines = (
        taken(filling, question, text, when, source)
        if isinstance(read, Miss) and not state.is_editing
        else None
    )
    if lines:
        return go_on_with(state, lines[0], when, lines[1])
    return _take(state, filling, question, read, text, when, source)


def _pastes_into(filling: Filling, question: Question, text: str) -> str:
    """Return the list that a text is meant for: asked for one more entry, or for the first thing of a new one."""
    if not is_list(text):
        return ""
    row = question.path if question.kind == MORE_ROWS else rows.row_of(question.path)
    has_begun = any(path.startswith(f"{row}/") and value for path, value in filling.draft.raw.items())
    return "" if not row or has_begun else row.rpartition("[")[0]


def _paste(state: State, filling: Filling, repeat: str, text: str, when: When, source: str) -> Turn:
    """Add a pasted list; an entry that was begun and has nothing yet makes room for its first one."""
    answers, last = (
        filling.draft.answers,
        rows.count(filling.form, repeat, filling.draft.answers, when.at, when.seed),
    )
    if state.asking.startswith(f"{repeat}[{last}]/"):
        answers = rows.removed(filling.form, f"{repeat}[{last}]", answers, when.at, when.seed)
    cleared = replace(filling, draft=replace(filling.draft, answers=answers))
    pasted = paste(cleared, repeat, text, when, source)
    return go_on_with(state, pasted.filling, when, pasted.words)


def chosen(state: State, filling: Filling, when: When, index: int) -> Turn:
    """Take a tapped choice of the open question."""
    question = open_question(state, filling)
    if question is None:
        return go_on(state, filling, when)
    read = _tapped(state, asked_of(state, filling, question, when), index)
    if read is None:
        return ask_again(state, filling, question, when, say("This button belongs to an older question."))
    return _take(state, filling, question, read, "", when, "")


def picked(state: State, filling: Filling, when: When, moment: str) -> Turn:
    """Take a day or a time from the phone's picker."""
    question = open_question(state, filling)
    asked = asked_of(state, filling, question, when) if question else None
    picker = talk.of(asked).picked if asked else None
    if question is None or asked is None or picker is None:
        return go_on(state, filling, when)
    return _take(state, filling, question, picker(asked, moment), "", when, "")


def placed(state: State, filling: Filling, question: Question, event: Placed) -> Turn:
    """Take a place on the map that the phone sent."""
    read = spots.placed(event.latitude, event.longitude)
    return _take(state, filling, question, read, "", event.when, event.message_id)


def one_more(state: State, filling: Filling, when: When, question: Question) -> Turn:
    """Begin one more entry of a list."""
    return go_on_with(state, with_answer(filling, question, YES, "", when, ""), when)


def turned(state: State, filling: Filling, when: When, page: int) -> Turn:
    """Show another page of a long list of choices."""
    question = open_question(state, filling)
    if question is None:
        return go_on(state, filling, when)
    asked, note = ask(replace(state, page=page), filling, question, when)
    return Turn(asked, (Say((note,)),))


def kept(state: State, filling: Filling, when: When) -> Turn:
    """Take the value that was suggested from the last report."""
    question = open_question(state, filling)
    value = filling.draft.suggested.get(question.path, "") if question else ""
    if question is None or not value:
        return go_on(state, filling, when)
    if not is_plain(asked_of(state, filling, question, when), value):
        return _take(state, filling, question, Value(value), "", when, "")
    return go_on_with(state, last_time.taken(settled(filling), question, when), when)


def tallied(state: State, filling: Filling, when: When) -> Turn:
    """Take what the answers to an open form tell."""
    question = open_question(state, filling)
    tally = filling.beside.tallies.get(question.path) if question else None
    if question is None or tally is None:
        return go_on(state, filling, when)
    if not is_plain(asked_of(state, filling, question, when), tally.value):
        return _take(state, filling, question, Value(tally.value), "", when, "")
    filled = with_answer(settled(filling), question, tally.value, "", when, "")
    noted = filled.draft.noted(CARRIED, question.path, f"{COUNTED}{tally.count}", "")
    return go_on_with(state, replace(filled, draft=noted), when)


def put_off(state: State, filling: Filling, when: When) -> Turn:
    """Leave a question for the day on which it can be answered; where the form does not allow that, skip it."""
    question = open_question(state, filling)
    if question is None:
        return go_on(state, filling, when)
    if not promising.days(question) or filling.draft.replaces:
        return skipped(state, filling, when)
    filled = promising.promised(settled(filling), question, when)
    day = date.fromisoformat(filled.draft.promised[question.path])
    return go_on_with(state, filled, when, (say("Kept for later. It is asked again {day}.", day=day),))


def skipped(state: State, filling: Filling, when: When) -> Turn:
    """Leave an optional question empty."""
    question = open_question(state, filling)
    if question is None:
        return go_on(state, filling, when)
    if state.is_held and state.asks_why:
        return confirming.keep_held(state, filling, question, when, confirming.NOTHING_SAID)
    if forms.is_required(filling.form, question, filling.draft.answers, when.at, when.seed):
        words = say("This one is needed. If it is not known yet, tap Later.")
        return ask_again(state, filling, question, when, words)
    return _keep(state, filling, question, "", "", when, "")


def _take(
    state: State, filling: Filling, question: Question, read: Read, raw: str, when: When, source: str
) -> Turn:
    match read:
        case Miss(reason):
            # A question that was only to be typed is over with what cannot be read; a list stays to be tapped.
            left = state if state.offers else replace(state, among=())
            return ask_again(left, filling, question, when, reason)
        case Offer(values, count, among, about):
            offering = replace(state, offers=values, among=among)
            reason = (
                places.which(about, count)
                if question.own.get("kind") == "place"
                else say("{count} choices read like that. Which one?", count=count)
            )
            return ask_again(offering, filling, question, when, reason, is_miss=False)
        case Picking(values):
            asked, note = ask(replace(state, picked=values), filling, question, when)
            return Turn(asked, (Say((note,)),))
        case Value(value, is_sure):
            return _check(state, filling, question, value, raw, when, source, is_sure=is_sure)


def _check(
    state: State, filling: Filling, question: Question, value: str, raw: str, when: When, source: str, *,
    is_sure: bool,
) -> Turn:  # fmt: skip
    wrong = judge(Asked(filling, question, when), value)
    if wrong is not None:
        return ask_again(state, filling, question, when, wrong.reason)
    waiting = replace(filling, draft=filling.draft.noted(HELD, question.path, raw, source))
    why = doubt(Asked(filling, question, when), value)
    if why is not None:
        return confirming.ask_if_unusual(state, waiting, question, value, when, why)
    if not is_sure:
        return confirming.ask_if_about(state, waiting, question, value, when)
    return _keep(state, filling, question, value, raw, when, source)


def _keep(
    state: State, filling: Filling, question: Question, value: str, raw: str, when: When, source: str
) -> Turn:
    filled = with_answer(filling, question, value, raw, when, source)
    filled = undoable(filling.draft, filled) if state.is_editing else settled(filled)
    return go_on_with(state, filled, when, echo(filled, question, value, raw, when))


def _offered(state: State, filling: Filling, text: str) -> Read | None:
    """Take the number of an offered value, or for a place the name of what it lies in."""
    stripped = text.strip()
    if stripped.isdecimal():
        return _choice(state, filling, int(stripped) - 1)
    return places.narrowed(state.among, text, filling.area) if state.among else None


def _choice(state: State, filling: Filling, index: int) -> Read | None:
    if state.among:
        return places.chosen(state.offers, state.among, index, filling.area)
    return Value(state.offers[index]) if 0 <= index < len(state.offers) else None


def _tapped(state: State, asked: Asked, index: int) -> Read | None:
    if state.offers:
        return _choice(state, asked.filling, index)
    return talk.of(asked).tapped(asked, index)
