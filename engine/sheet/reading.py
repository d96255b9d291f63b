"""Read what stands in one cell: choices by their label or name and never by a number, everything else as the chat reads it."""

from collections.abc import Sequence
from typing import Final

from engine.conversation.bubbles import Text, say
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Miss, Offer, Read, Value
from engine.conversation.kinds.days import precision
from engine.conversation.wording import choices
from engine.forms.kinds import ACKNOWLEDGED
from engine.sheet.parts import Reading
from thai.choices import Option
from thai.text import bare, normalise

NOTHING: Final = frozenset({"-", "–", "—"})
EMPTY: Final = Value("")
NAMED: Final = 8
_APART: Final = ",;/、\n"


def read(asked: Asked, text: str, last: str, reading: Reading) -> Read:
    """Read a cell; a dash leaves it empty, "as before" takes what stood there in the round before."""
    typed = normalise(text)
    if typed in NOTHING:
        return EMPTY
    if reading.words.match(typed) == "same":
        return Value(last) if last else Miss(say("There is nothing from the last time. Please type it."))
    match asked.question.kind:
        case "select_one":
            return _one(asked, typed)
        case "select_multiple":
            return _several(asked, typed)
        case "acknowledge":
            return _yes(typed, reading)
    found = talk.read(asked, typed)
    return Miss(_cure(asked)) if isinstance(found, Miss) and asked.question.kind in _TAPPED else found


def _one(asked: Asked, typed: str) -> Read:
    options = choices(asked.filling, asked.question, asked.when)
    exact = _named(typed, options)
    if exact:
        return Value(exact)
    found = None if _is_number(typed) else talk.read(asked, typed)
    return found if isinstance(found, (Value, Offer)) else Miss(_none_of(options))


def _several(asked: Asked, typed: str) -> Read:
    options = choices(asked.filling, asked.question, asked.when)
    taken = _parted(typed, options)
    if taken is None:
        return Miss(_none_of(options))
    return Value(" ".join(name for name, _ in options if name in taken))


def _parted(typed: str, options: Sequence[Option]) -> set[str] | None:
    """Part a text into labels, the longest first: a label may hold a comma itself; None when anything is left over."""
    rest, taken = typed, set[str]()
    by_length = sorted(options, key=lambda one: -len(normalise(one[1])))
    while rest := rest.strip(f"{_APART} "):
        found = next(((name, end) for name, label in by_length if (end := _begins(rest, label))), None)
        if found is None:
            part = rest
            for mark in _APART:
                part = part.partition(mark)[0]
            name = _named(part, options)
            if not name:
                return None
            found = (name, len(part))
        taken.add(found[0])
        rest = rest[found[1] :]
    return taken or None


def _begins(rest: str, label: str) -> int:
    """Return how far a label reaches, 0 where the text does not begin with it as a whole."""
    words = normalise(label)
    is_whole = rest.startswith(words) and rest[len(words) :].strip(" ")[:1] in {"", *_APART}
    return len(words) if words and is_whole else 0


def _named(typed: str, options: Sequence[Option]) -> str:
    """Return the one choice that is called so: by its label, else by its name."""
    wanted = bare(typed)
    by_label = [name for name, label in options if bare(label) == wanted]
    by_name = [name for name, _ in options if name.casefold() == wanted]
    found = by_label or by_name
    return found[0] if len(found) == 1 else ""


def _is_number(typed: str) -> bool:
    """Say whether somebody typed a place in a list: in a table nobody sees which place is which."""
    return typed.replace(".", "").replace(",", "").strip().isdecimal()


def _none_of(options: Sequence[Option]) -> Text:
    named = ", ".join(label for _, label in options[:NAMED])
    if len(options) > NAMED:
        return say("None of the choices reads like that. They begin with: {choices}", choices=named)
    return say("None of the choices reads like that. They are: {choices}", choices=named)


def _yes(typed: str, reading: Reading) -> Read:
    if reading.words.match(typed) == "yes":
        return Value(ACKNOWLEDGED)
    return Miss(say("Here goes only: {word}", word=reading.words.words["yes"][0]))


# The chat speaks of buttons there; a cell has none.
_TAPPED: Final = frozenset({"date", "time", "datetime"})


def _cure(asked: Asked) -> Text:
    if asked.question.kind == "date" and precision(asked) == "day":
        return say("That does not read as one day. For example {day}.", day=asked.when.at.date())
    if asked.question.kind == "date":
        return say("That does not read as one month or year. For example {day}.", day=asked.when.at.date())
    return say("That does not read as one time. For example 09.30.")
