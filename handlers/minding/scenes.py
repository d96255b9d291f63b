"""Bring into a scene what one step about reminders shows, and only when it is about that."""

from dataclasses import replace

from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.reminding import hearing
from engine.conversation.reminding.seen import Reminded, Settings
from engine.conversation.reminding.wording import LATE, SET, STAND
from engine.conversation.scene import Scene
from engine.conversation.state import State
from engine.obligations.calendar import day_in_bangkok
from handlers.desk import Desk, Speaker
from handlers.escalating import seeing
from handlers.minding import deputies, whys
from handlers.overtaking import sender
from handlers.owing import Rights
from models import reminder_settings as kept

OF_SETTINGS = frozenset({"settings", "rest"})


def furnished(
    desk: Desk, who: Speaker, held: Rights, state: State, event: Event, scene: Scene, name: str
) -> Scene:
    """Return the scene with what is about reminders; `name` is the function of the menu that was chosen."""
    found = _wanted(desk, who, held, state, event, name)
    return replace(scene, reminded=found) if found else scene


def _wanted(desk: Desk, who: Speaker, held: Rights, state: State, event: Event, name: str) -> Reminded | None:
    slip = _slip(state, event)
    tap = event.press if isinstance(event, Pressed) and hearing.is_ours(state, event) else None
    kind = (LATE if tap.kind not in {SET, STAND} else tap.kind) if tap else slip
    if name == "late" or kind == LATE:
        return Reminded(late=seeing.late(desk, held))
    if name in OF_SETTINGS or kind == SET:
        return Reminded(settings=settings(desk, held, who.person_id))
    if kind == STAND and tap is not None:
        return Reminded(request=deputies.request(desk, who.person_id, tap.draft))
    if name == "why":
        return Reminded(reasons=whys.reasons(desk, held, who.person_id))
    return None


def settings(desk: Desk, held: Rights, person_id: str) -> Settings:
    """Return how somebody is reminded, and who could stand in for her."""
    row = kept.of(desk.connection, [person_id]).get(person_id)
    could = deputies.candidates(desk, held, person_id)
    if row is None:
        return Settings(candidates=could, is_officer=bool(held.offices))
    is_over = row.rests_until is None or row.rests_until < day_in_bangkok(desk.now)
    deputy = sender(desk, row.deputy_id) if row.deputy_id and not is_over else ""
    return Settings(
        row.wants_fewer,
        row.opens,
        row.closes,
        None if is_over else row.rests_from,
        None if is_over else row.rests_until,
        deputy,
        row.deputy_state if deputy else "",
        could,
        bool(held.offices),
    )


def _slip(state: State, event: Event) -> str:
    """Name the slip that the typed words belong to."""
    is_ours = isinstance(event, Typed) and hearing.is_waiting(state, event.when.ms)
    return state.about.partition("/")[0] if is_ours else ""
