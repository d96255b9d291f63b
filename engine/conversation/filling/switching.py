"""Change to another report by naming its month or what it is about, when exactly one fits and it can be no answer.

What a group is called is read by `calling`.
"""

from collections.abc import Sequence
from datetime import date

from engine.conversation.bubbles import Note, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Event, Typed
from engine.conversation.filling.opening import opened
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Miss
from engine.conversation.scene import Filling, Owed, Scene
from engine.conversation.state import State
from thai.steering import month_of_report
from thai.text import bare

SHORTEST, LONGEST = 4, 80


def may_name(state: State, filling: Filling | None, event: Event) -> bool:
    """Say whether a text may name a report here: while nothing is open, or where it does not read as an answer."""
    if not isinstance(event, Typed) or not SHORTEST <= len(event.text) <= LONGEST:
        return False
    if filling is None:
        return state.place in {"idle", "new"}
    if state.place not in {"asking", "review"} or state.is_held or state.offers or state.among:
        return False
    question = filling.form.question(state.asking) if state.asking else None
    if question is None:
        return True
    is_words = question.kind in {"text", "barcode"}
    return not is_words and isinstance(talk.read(Asked(filling, question, event.when), event.text), Miss)


def wanted(owed: Sequence[Owed], text: str, today: date) -> Owed | None:
    """Find the one report that a text names: of those that are begun, else of those that could be."""
    able = [one for one in owed if one.is_open and not one.is_done]
    for among in ([one for one in able if one.draft], able):
        found = [one for one in among if _is_named(one, text, today)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_named(owed: Owed, text: str, today: date) -> bool:
    month = month_of_report(text, today)
    if month:
        has_year = any(letter.isdecimal() for letter in text)
        return owed.period == month if has_year else owed.period[4:] == month[4:]
    typed = bare(text).replace(" ", "")
    return len(typed) >= SHORTEST and typed in bare(owed.duty).replace(" ", "")


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Open the report that was named; what was open before stays kept."""
    named = scene.named
    if named is None or not scene.has_roles or not isinstance(event, Typed):
        return None
    if named.draft.id == state.draft:
        return None
    turn = opened(state, named, event.when)
    if scene.filling is None:
        return turn
    kept = Note((say("What you were filling in is kept."),))
    return Turn(turn.state, (Say((kept,)), *turn.effects))
