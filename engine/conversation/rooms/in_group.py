"""Say in a group only what everybody may read, and only when spoken to: by its name, by a code, or by the word for a summary."""

from typing import Final

from engine.conversation.bubbles import Note, Text, say
from engine.conversation.effects import Forget, Say, Turn
from engine.conversation.events import Event, Invited, Left, Pressed, PressedDead, Typed, Unsent
from engine.conversation.handouts import wording as handouts
from engine.conversation.rooms import wording
from engine.conversation.rooms.orders import BindRoom, UnbindRoom
from engine.conversation.rooms.seen import Here
from engine.conversation.state import State
from thai.words import Vocabulary

HELLO_GROUP = "Hello. Reports are talked about in private only: please write to this account directly."
NOT_YOURS = "That button is meant for somebody else. Please write to this account directly."
PRIVATE_ONLY = "Reports are talked about in private only. Please write to this account directly."
SUMMARY: Final = frozenset({"board", "digest"})
DIGITS: Final = 6
LONGEST: Final = 40


def heard(state: State, event: Event, here: Here | None) -> Turn:
    """Answer what is said in a group, or keep silent."""
    match event:
        case Unsent():
            return Turn(state, (Forget(event.message_id),))
        case Invited():
            return _only(state, say(HELLO_GROUP))
        case Left():
            return Turn(state, (UnbindRoom(here.id),) if here else ())
        case Pressed() | PressedDead():
            return _only(state, say(NOT_YOURS))
    if here is not None and here.code and here.offered:
        bound = BindRoom(here.id, here.line_id, here.code)
        return Turn(state, (bound, Say((Note((wording.hello(here.offered),)),))))
    if here is not None and here.handout is not None:
        return Turn(state, (Say((handouts.card(here.handout),)),))
    if not event.when.is_called:
        return Turn(state)
    return _only(state, wording.private_only(here.about) if here and here.about else say(PRIVATE_ONLY))


def asks(event: Event, words: Vocabulary) -> bool:
    """Say whether somebody asks for the counts: by the word alone, or behind our name."""
    if not isinstance(event, Typed) or len(event.text) > LONGEST:
        return False
    text = event.text.split()[-1] if event.when.is_called and event.text.split() else event.text
    return words.match(text) in SUMMARY


def code_in(event: Event) -> str:
    """Return the digits that may be a code; empty when there are none, or others beside them."""
    if not isinstance(event, Typed) or len(event.text) > LONGEST:
        return ""
    digits = "".join(one if one.isdecimal() else " " for one in event.text).split()
    return str(int(digits[0])).zfill(DIGITS) if len(digits) == 1 and len(digits[0]) == DIGITS else ""


def _only(state: State, words: Text) -> Turn:
    return Turn(state, (Say((Note((words,)),)),))
