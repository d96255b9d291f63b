"""Ask why a report is sent although something below is missing, and keep what was answered with the report."""

from dataclasses import replace

from engine.conversation.bubbles import Button, Note, Press, Text, say
from engine.conversation.effects import Effect, Keep, Say, Turn
from engine.conversation.events import Event, Typed
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import LACKS, Draft, State
from thai.text import normalise


def is_due(filling: Filling) -> bool:
    """Say whether a reason is wanted before this is sent."""
    stands = filling.compiled
    return stands is not None and bool(stands.missing) and not filling.draft.raw.get(LACKS)


def asked(state: State, filling: Filling) -> Turn:
    """Ask for the reason; what is typed next is the answer, and the report goes."""
    asking = replace(state.at("review", draft=filling.draft.id), nonce=state.nonce + 1, asks_why=True)
    later = Button(say("Later"), Press("p", filling.draft.id, 0, asking.nonce))
    effects: tuple[Effect, ...] = (Keep(filling.draft), Say((Note((words(filling),), (later,)),)))
    return Turn(asking, effects)


def words(filling: Filling) -> Text:
    """Ask why it is sent without what is missing."""
    stands = filling.compiled
    return say(
        "{missing} of {total} are still missing. Why is it sent without them? A few words are enough.",
        missing=len(stands.missing) if stands else 0,
        total=stands.total if stands else 0,
    )


def reason(state: State, event: Event, scene: Scene) -> Draft | None:
    """Return the draft with the reason that was just typed; None when nothing was asked, or something else was said."""
    filling = scene.filling
    is_asked = state.place == "review" and state.asks_why and filling is not None and is_due(filling)
    if not is_asked or filling is None or not isinstance(event, Typed) or scene.words.match(event.text):
        return None
    words = normalise(event.text).strip()
    return filling.draft.noted(LACKS, "", words, event.message_id) if words else None


def settled(filling: Filling) -> Filling:
    """Return the draft as it is sent: of what is whole nobody keeps a reason."""
    stands = filling.compiled
    if stands is None or stands.missing or LACKS not in filling.draft.raw:
        return filling
    raw = {key: words for key, words in filling.draft.raw.items() if key != LACKS}
    return replace(filling, draft=replace(filling.draft, raw=raw))
