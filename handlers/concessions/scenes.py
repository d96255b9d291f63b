"""Bring into a scene what one step about making something easier shows, and only when it is about that."""

from dataclasses import replace

from engine.conversation.concessions import hearing
from engine.conversation.concessions.seen import Leeway
from engine.conversation.concessions.wording import GRANT, LATER, OF_EASING, WHY
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.scene import Scene
from engine.conversation.state import State
from handlers.concessions import seeing
from handlers.desk import Desk, Speaker
from handlers.furnishing import chosen
from handlers.owing import Rights
from thai.postponed import asks_for_later


def furnished(desk: Desk, who: Speaker, held: Rights, state: State, event: Event, scene: Scene) -> Scene:
    """Return the scene with the leeway: the list, one round, a wish, or what may be asked for."""
    name = chosen(desk, event)
    if name == "ease":
        return replace(scene, leeway=Leeway(listed=seeing.listed(desk, held)))
    if name == "postpone" or _asks(state, event):
        return _with_postponing(desk, held, scene)
    if isinstance(event, Pressed) and event.press.kind in OF_EASING:
        return _pressed(desk, who, held, state, event, scene)
    if isinstance(event, Typed) and hearing.is_waiting(state, event.when.ms):
        kind, _, rest = state.about.partition("/")
        if kind == LATER:
            return _with_postponing(desk, held, scene)
        return _with_easing(desk, who, held, scene, rest.rpartition("/")[2])
    return scene


def _pressed(desk: Desk, who: Speaker, held: Rights, state: State, event: Pressed, scene: Scene) -> Scene:
    kind, draft = event.press.kind, event.press.draft
    if kind == GRANT:
        return replace(scene, leeway=Leeway(wish=seeing.wish(desk, held, draft)))
    if kind == LATER or (kind == WHY and state.about.startswith(f"{LATER}/")):
        return _with_postponing(desk, held, scene)
    return _with_easing(desk, who, held, scene, draft.partition("/")[0])


def _asks(state: State, event: Event) -> bool:
    is_free = isinstance(event, Typed) and state.place not in hearing.BUSY
    return is_free and isinstance(event, Typed) and asks_for_later(event.text) is not None


def _with_postponing(desk: Desk, held: Rights, scene: Scene) -> Scene:
    return replace(scene, leeway=Leeway(postponing=seeing.postponing(desk, held, scene.owed)))


def _with_easing(desk: Desk, who: Speaker, held: Rights, scene: Scene, obligation_id: str) -> Scene:
    found = seeing.easing(desk, held, obligation_id, who.person_id)
    return replace(scene, leeway=Leeway(easing=found))
