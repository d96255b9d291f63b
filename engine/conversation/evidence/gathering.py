"""Take pictures, sounds, films and files as the answer to a question: one after the other or many at once, and the words beside them.

Of pictures that were sent at once the first that comes is answered for all; the others join the same answer without a word,
also when the conversation has gone on meanwhile.
"""

from dataclasses import replace
from typing import Final

from engine.conversation.bubbles import Note, Text, say
from engine.conversation.effects import Effect, Forget, Keep, Preserve, Say, Turn
from engine.conversation.events import Pressed, Showed, Typed, When
from engine.conversation.evidence import albums
from engine.conversation.evidence.albums import EMPTY
from engine.conversation.filling import moving
from engine.conversation.filling.asking import ask
from engine.conversation.filling.judging import judge
from engine.conversation.kinds import several
from engine.conversation.kinds.asked import Asked
from engine.conversation.kinds.pictures import KINDS, counted, too_few
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.forms import filling as forms
from engine.forms.form import Question

# Words that are typed this long before a picture still stand beside it.
A_WHILE_MS: Final = 600_000
LONGEST_CAPTION: Final = 300
DONE_WORDS: Final = frozenset({"enough", "skip", "send", "yes"})


def shown(state: State, event: Showed, filling: Filling) -> Turn | None:
    """Take what was shown as the answer, or as one more piece of it; None when nothing of its kind is asked for."""
    if event.set_id and event.set_id == state.shown_set and _is_of_draft(state, filling):
        question = filling.form.question(state.shown_for.partition(":")[2])
        return _late(state, event, filling, question) if question is not None else None
    question = open_question(state, filling)
    if question is None or question.kind != event.kind:
        return None
    filled = _with(_timely(state, filling, question, event.when), question, event)
    count = len(albums.names(filled.draft, question.path))
    lines = (_received(question, count, event.set_count, is_practice=filling.draft.is_practice),)
    fresh = replace(
        state.fresh(is_editing=False, is_held=False),
        shown_set=event.set_id,
        shown_for=f"{filling.draft.id}:{question.path}" if event.set_id else "",
        shown_total=count - 1 + event.set_count if event.set_count else 0,
    )
    asked, note = _briefly(fresh, filled, question, event.when, lines)
    return Turn(asked, (_preserved(event, filling, question), Keep(filled.draft), Say((note,))))


def typed(state: State, event: Typed, filling: Filling, word: str | None) -> Turn | None:
    """Take words at a question that wants to be shown something: its end, or what stands beside; None at any other."""
    question = open_question(state, filling)
    if question is None:
        return None
    has_any = bool(albums.names(filling.draft, question.path))
    if has_any and word in DONE_WORDS:
        return finished(state, filling, event.when)
    words = " ".join(event.text.split())[:LONGEST_CAPTION]
    if not words or word in DONE_WORDS or not (has_any or question.kind == "image"):
        return None  # before a recording or a file words are no caption: who types is shown how to send it
    draft = albums.captioned(filling.draft, question.path, words, event.message_id)
    held = replace(filling, draft=draft)
    beside = say("Written beside it: {words}", words=albums.caption(draft.raw, question.path))
    if not has_any:
        return moving.ask_again(
            replace(state, captioned_ms=event.when.ms), held, question, event.when, beside
        )
    asked, note = _briefly(state.fresh(), held, question, event.when, (beside,))
    return Turn(asked, (Keep(draft), Say((note,))))


def pressed(state: State, filling: Filling, event: Pressed) -> Turn | None:
    """Take the end of what is shown, or the wish to begin it anew; None for every other button and question."""
    question = open_question(state, filling)
    if question is None:
        return None
    if event.press.kind == EMPTY:
        return _emptied(state, filling, question, event.when)
    is_end = event.press.kind == "v" and event.press.index in {0, several.DONE}
    return finished(state, filling, event.when) if is_end else None


def finished(state: State, filling: Filling, when: When) -> Turn:
    """Go on with what was shown, if it is enough; of pictures sent at once those still on their way are named."""
    question = open_question(state, filling)
    if question is None:
        return moving.go_on(state, filling, when)
    found = albums.names(filling.draft, question.path)
    if not found or len(found) < albums.least(question):
        return moving.ask_again(state, filling, question, when, too_few(question, len(found)))
    wrong = judge(Asked(filling, question, when), " ".join(found))
    if wrong is not None:
        return moving.ask_again(state, filling, question, when, wrong.reason)
    return moving.go_on_with(
        state, _settled(filling, question, when), when, _missing(state, filling, len(found))
    )


def open_question(state: State, filling: Filling) -> Question | None:
    """Return the open question if it wants to be shown something."""
    question = moving.open_question(state, filling) if state.place == "asking" else None
    return question if question is not None and question.kind in KINDS else None


def _briefly(
    state: State, filling: Filling, question: Question, when: When, lines: tuple[Text, ...]
) -> tuple[State, Note]:
    """Say how far it is, with everything that can be tapped: the question itself stands just above."""
    asked, note = ask(state, filling, question, when)
    return asked, replace(note, lines=lines)


def _late(state: State, event: Showed, filling: Filling, question: Question) -> Turn:
    filled = _with(filling, question, event)
    return Turn(state, (_preserved(event, filling, question), Keep(filled.draft)))


def _with(filling: Filling, question: Question, event: Showed) -> Filling:
    name = albums.name_of(event.kind, event.message_id)
    draft = albums.added(filling.draft, question.path, name, event.message_id)
    return _settled(replace(filling, draft=draft), question, event.when)


def _settled(filling: Filling, question: Question, when: When) -> Filling:
    """Make a value of what was shown once there is enough of it; until then the question stays open."""
    found, draft = albums.names(filling.draft, question.path), filling.draft
    value = " ".join(found)
    if len(found) < albums.least(question) or judge(Asked(filling, question, when), value) is not None:
        return filling
    answers = forms.answered(filling.form, question, value, draft.answers, when.at, when.seed)
    return replace(filling, draft=replace(draft, answers=answers))


def _timely(state: State, filling: Filling, question: Question, when: When) -> Filling:
    """Leave out words that were typed too long before the first piece to be about it."""
    path = question.path
    if albums.names(filling.draft, path) or when.ms - state.captioned_ms <= A_WHILE_MS:
        return filling
    return replace(filling, draft=albums.uncaptioned(filling.draft, path))


def _emptied(state: State, filling: Filling, question: Question, when: When) -> Turn:
    """Take everything out; what was sent in this draft is deleted as if it had been taken back."""
    sources = albums.own(filling.draft, question.path).values()
    bare = albums.emptied(filling.draft, question.path)
    answers = forms.unanswered(filling.form, question, bare.answers, when.at, when.seed)
    filled = replace(filling, draft=replace(bare, answers=answers))
    fresh = replace(state.fresh(is_editing=False, is_held=False), shown_set="", shown_for="", shown_total=0)
    asked, note = ask(
        fresh, filled, question, when, (say("All taken out. Please send again what is meant."),)
    )
    gone: tuple[Effect, ...] = tuple(Forget(source) for source in sources)
    return Turn(asked, (Keep(filled.draft), *gone, Say((note,))))


def _preserved(event: Showed, filling: Filling, question: Question) -> Preserve:
    return Preserve(
        event.kind, event.message_id, event.when.at, filling.draft.id, event.duration_ms, question.path
    )


def _received(question: Question, count: int, total: int, *, is_practice: bool) -> Text:
    """Say how much has come; of pictures sent at once that they are coming, as nobody knows yet whether all do."""
    if is_practice:
        return say("In practice nothing is kept.")
    if total > 1:
        return say("{count} pictures are coming. Send more, or tap: That is all.", count=count - 1 + total)
    return say("Here now: {counted}. Send more, or tap: That is all.", counted=counted(question, count))


def _missing(state: State, filling: Filling, count: int) -> tuple[Text, ...]:
    if not _is_of_draft(state, filling) or count >= state.shown_total:
        return ()
    words = "{count} of {total} pictures have come so far. The others join them when they come."
    return (say(words, count=count, total=state.shown_total),)


def _is_of_draft(state: State, filling: Filling) -> bool:
    return bool(state.shown_for) and state.shown_for.partition(":")[0] == filling.draft.id
