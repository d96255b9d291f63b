"""Bring into a scene what one step about chasing or filling in shows, and only when it is about that."""

from dataclasses import replace

from engine.conversation.chasing import hearing
from engine.conversation.chasing.seen import Chasing
from engine.conversation.chasing.wording import (
    BLANK,
    CHASE,
    FOR_THEM,
    INVITE,
    OBJECT,
    OF_CHASING,
    OF_RELAYING,
    PROMPT,
)
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.relaying import hearing as relaying
from engine.conversation.relaying.numbers import is_right, typed
from engine.conversation.reminding.seen import NOTHING
from engine.conversation.scene import Scene
from engine.conversation.state import State
from handlers.contacting import chased, inviting, papers, prompting
from handlers.desk import Desk, Speaker
from handlers.owing import Rights
from handlers.relaying import opening
from handlers.relaying.telling import objecting_of

NUMBER = "number"
OF_MENU = {"prompt": PROMPT, "invite": INVITE}


def furnished(
    desk: Desk, who: Speaker, held: Rights, state: State, event: Event, scene: Scene, name: str
) -> Scene:
    """Return the scene with what is about chasing; `name` is the function of the menu that was chosen."""
    kind, about = _about(state, event, name)
    found = _wanted(desk, who, held, event, scene, kind, about) if kind else None
    if found is None:
        return scene
    return replace(scene, reminded=replace(scene.reminded or NOTHING, chasing=found))


def _about(state: State, event: Event, name: str) -> tuple[str, str]:
    """Name what a step is about, by a tap, by the slip that the words belong to, or by the menu."""
    if isinstance(event, Pressed) and event.press.kind in OF_CHASING | OF_RELAYING:
        return event.press.kind, event.press.draft
    if isinstance(event, Typed) and (
        hearing.is_waiting(state, event.when.ms) or relaying.is_waiting(state, event.when.ms)
    ):
        kind, _, about = state.about.partition("/")
        return kind, about
    if name in OF_MENU:
        return OF_MENU[name], ""
    number = typed(event.text) if isinstance(event, Typed) and state.place == "idle" else ""
    return (NUMBER, number) if number else ("", "")


def _wanted(
    desk: Desk, who: Speaker, held: Rights, event: Event, scene: Scene, kind: str, about: str
) -> Chasing | None:
    if kind == OBJECT:
        return Chasing(objecting=objecting_of(desk, who.person_id, about))
    if not held.offices:
        return None
    if kind == CHASE:
        return Chasing(group=chased.group(desk, who, held, about, scene.owed))
    if kind == PROMPT:
        return Chasing(called=prompting.supposed(desk, scene.owed))
    if kind == FOR_THEM:
        return Chasing(asked=opening.asked(desk, held, about))
    if kind == BLANK:
        return Chasing(printed=papers.printed(desk, held, about, scene.owed))
    if kind == INVITE:
        return Chasing(invited=inviting.invited(desk, held, about, _choice(event), event.when.seed))
    return _numbered(desk, held, about) if kind == NUMBER else None


def _numbered(desk: Desk, held: Rights, number: str) -> Chasing:
    """Find the part that a printed form asks for; a slip of the finger opens nothing."""
    if not is_right(number):
        return Chasing(number="wrong")
    row = papers.round_of(desk, number)
    asked = opening.asked(desk, held, row.id) if row else None
    return Chasing(asked=asked, number="found" if asked else "over" if row else "wrong")


def _choice(event: Event) -> int:
    return event.press.index if isinstance(event, Pressed) and event.press.kind == INVITE else 0
