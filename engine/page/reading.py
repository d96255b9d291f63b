"""Read what stands in one field: by its tokens, or by the readers of the chat."""

from collections.abc import Callable
from typing import Final

from engine.conversation.bubbles import Text, say
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Miss, Offer, Read, Value
from engine.conversation.wording import choices
from engine.forms.kinds import ACKNOWLEDGED
from engine.page.fields import answer_of, look_of, token, typed_form
from engine.page.masking import is_personal
from engine.page.posted import CLEAR, HERE, OFFER, PICKED, SAME, VALUE, Posted

Word = Callable[[Text], str]
EMPTY: Final = Value("")
_GONE: Final = Miss(say("This choice is no longer among them. Please choose again."))
_TWICE: Final = Miss(say("The typed day and the one from the calendar differ. Please leave one of them."))


def read(asked: Asked, posted: Posted, word: Word) -> Read | None:
    """Return what was answered, None where nothing was changed."""
    look = look_of(asked)
    if look in {"note", "chat"}:
        return None
    if look == "tick":
        return _ticked(asked, posted)
    if look == "several":
        return _several(asked, posted)
    if look in {"one", "pick"}:
        return _one(asked, posted)
    return _typed(asked, posted, word)


def _ticked(asked: Asked, posted: Posted) -> Read | None:
    value = ACKNOWLEDGED if posted.one(VALUE, asked.question.path) else ""
    return None if value == answer_of(asked) else Value(value)


def _one(asked: Asked, posted: Posted) -> Read | None:
    given = posted.all(VALUE, asked.question.path)
    if not given:
        return None
    current = answer_of(asked)
    if given[0] == (token(asked, current) if current else ""):
        return None
    return _named(asked, given[0]) if given[0] else EMPTY


def _several(asked: Asked, posted: Posted) -> Read | None:
    path, current = asked.question.path, answer_of(asked).split()
    if not posted.all(HERE, path):
        return None
    given = set(posted.all(VALUE, path))
    if given == {token(asked, one) for one in current}:
        return None
    names = [name for name, _ in choices(asked.filling, asked.question, asked.when)]
    taken = [name for name in names if token(asked, name) in given]
    return Value(" ".join(taken)) if len(taken) == len(given) else _GONE


def _named(asked: Asked, given: str) -> Read:
    names = (name for name, _ in choices(asked.filling, asked.question, asked.when))
    return next((Value(name) for name in names if token(asked, name) == given), _GONE)


def _typed(asked: Asked, posted: Posted, word: Word) -> Read | None:
    path, text = asked.question.path, posted.typed(asked.question.path)
    current = answer_of(asked)
    hidden = bool(current) and is_personal(asked.question)
    is_untouched = text == ("" if hidden else word(typed_form(asked)).strip())
    picked = _picked(asked, posted.one(PICKED, path))
    if picked is not None and picked != Value(current):
        return picked if is_untouched or not text or picked == talk.read(asked, text) else _TWICE
    if not is_untouched:
        return _of_words(asked, posted, text)
    if hidden and posted.one(CLEAR, path):
        return EMPTY
    known = asked.filling.draft.suggested.get(path, "")
    return Value(known) if known and known != current and posted.one(SAME, path) else None


def _picked(asked: Asked, moment: str) -> Read | None:
    picker = talk.of(asked).picked
    return picker(asked, moment) if moment and picker else None


def _of_words(asked: Asked, posted: Posted, text: str) -> Read:
    if not text:
        return EMPTY
    found = talk.read(asked, text)
    if isinstance(found, Offer):
        meant = posted.one(OFFER, asked.question.path)
        return next((Value(one) for one in found.finals if token(asked, one) == meant), found)
    return found
