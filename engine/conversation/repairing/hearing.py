"""Decide whether a text is a wish to repair here: an answer to the open question stays an answer."""

from engine.conversation import enquiries, presses
from engine.conversation.commanding import takes_any_words
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.filling import moving
from engine.conversation.filling.asking import asked_of
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Miss, Value
from engine.conversation.kinds.own import NAMES
from engine.conversation.kinds.pictures import KINDS as SHOWN
from engine.conversation.repairing.applying import applied, picked
from engine.conversation.repairing.finding import find
from engine.conversation.repairing.found import Among, Back, Found, Move, Put
from engine.conversation.repairing.record import Record, record_of
from engine.conversation.repairing.values import says
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import State
from engine.forms.form import Question
from thai.edits.edit import Edit
from thai.edits.phrases import is_correcting
from thai.edits.reading import read


def meant(state: State, filling: Filling, text: str, when: When) -> Found | None:
    """Return what a text wants repaired in a draft; None when it is an answer, a command or talk."""
    edits = read(text)
    if not edits:
        return None
    question = filling.form.question(state.asking) if state.asking else None
    if question is not None and (own := _of_open(filling, question, edits, when)):
        return own
    record = record_of(filling, when, state.asking)
    hit = find(record, edits)
    if hit is None:
        return None
    return hit[0] if question is None else _beside(state, record, question, text, hit)


def _of_open(filling: Filling, question: Question, edits: tuple[Edit, ...], when: When) -> Found | None:
    """Take «not 450, 45» as the answer 45, where 450 waits to be confirmed or stands there and is asked again."""
    if takes_any_words(question):
        return None
    asked, stands = (
        Asked(filling, question, when),
        (filling.draft.held, filling.draft.answers.get(question.path, "")),
    )
    for edit in edits:
        if edit.saying != "denied" or not edit.new or edit.about:
            continue
        old, new = talk.read(asked, edit.old), talk.read(asked, edit.new)
        if (
            isinstance(old, Value)
            and isinstance(new, Value)
            and old.value in stands
            and new.value != old.value
        ):
            return Put(question, edit.new, new.value)
    return None


def _beside(
    state: State, record: Record, question: Question, text: str, hit: tuple[Found, Edit]
) -> Found | None:
    """Weigh a wish against the question that is open: what is an answer stays one, what may be both is asked."""
    found, edit = hit
    if takes_any_words(question):
        return found if _is_plain(record, found, edit, text) else None
    if question.kind in SHOWN:
        return found
    answer = talk.read(asked_of(state, record.filling, question, record.when), text)
    if isinstance(answer, Miss):
        return found
    if not (edit.is_latest and isinstance(found, Put) and isinstance(answer, Value)):
        return None
    return found if edit.saying != "slipped" else Among((found, Put(question, text, answer.value)))


def _is_plain(record: Record, found: Found, edit: Edit, text: str) -> bool:
    """Say whether a wish is too plain to be an answer in free words.

    It denies a value that stands there and is no free text itself, or it begins with the word for correcting and names its place.
    """
    match found:
        case Back():
            return True
        case Move():
            return bool(edit.saying)
        case Among(ones):
            return all(_is_plain(record, one, edit, text) for one in ones)
        case Put(question):
            line = next(one for one in record.lines if one.question.path == question.path)
            if edit.is_latest and edit.saying == "denied" and not edit.new:
                return True  # «not 32 people», and nobody else speaks of people
            if edit.saying == "denied" and edit.old:
                return says(record, line, edit.old) and (not line.is_free or line.kind in NAMES)
            return edit.saying == "corrected" and bool(edit.about) and is_correcting(text)
        case _:
            return False


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take a wish to repair what is being filled; None for everything else."""
    filling = scene.filling
    if filling is None or not scene.has_roles or enquiries.is_writing(state, event.when):
        return None
    if isinstance(event, Pressed):
        return _pressed(state, event, filling)
    if not isinstance(event, Typed) or state.place not in {"asking", "review"} or state.asks_why:
        return None
    if scene.words.match(event.text) is not None:
        return None
    found = meant(state, filling, event.text, event.when)
    return applied(state, filling, found, (event.text, event.message_id), event.when) if found else None


def _pressed(state: State, event: Pressed, filling: Filling) -> Turn | None:
    """Take the tap that says which of several was meant; the wish itself waits in the draft."""
    press = event.press
    if press.kind != presses.MEND or press.draft != state.draft or press.nonce != state.nonce:
        return None
    found = meant(state, filling, filling.draft.wish.get("text", ""), event.when)
    turn = picked(state, filling, found, press.index, event.when)
    return turn or moving.go_on(state, filling, event.when)
