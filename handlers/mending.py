"""Load what a wish to repair may be about: reports that were sent, and the same report of another group."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.repairing import after_sending, regrouping
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import State
from handlers import enquiries, filling, standing
from handlers.desk import Desk, Speaker
from handlers.owing import Rights
from models import drafts, reports

BACK, LATEST = timedelta(days=45), 8
Opener = Callable[[str], Filling | None]


def looks_elsewhere(event: Event) -> bool:
    """Say whether an event needs more than the draft that is open: the lists of what else is owed."""
    is_tap = isinstance(event, Pressed) and event.press.kind == regrouping.REGROUP
    return is_tap or regrouping.called(event) is not None


def furnished(
    desk: Desk,
    who: Speaker,
    held: Rights,
    state: State,
    event: Event,
    scene: Scene,
    open_drafts: list[drafts.Draft],
    opener: Opener,
) -> Scene:
    """Return the scene with what a wish to repair may be about."""
    if scene.filling is not None:
        return replace(scene, regrouped=_regrouped(event, scene, scene.filling, opener))
    is_wish = isinstance(event, Typed) and after_sending.may_mend(state, event.text)
    if not is_wish or scene.invitation is not None or not isinstance(event, Typed):
        return scene
    if desk.office.words.match(event.text) is not None:
        return scene
    found = _mendable(desk, who, held, open_drafts)
    if not any(one.is_locked for one in found):
        return replace(scene, mendable=found)
    helpers = enquiries.reached(desk, who.person_id, held)
    asked = enquiries.open_ones(desk, who, held)
    return replace(scene, mendable=found, helpers=helpers, enquiries=asked)


def _regrouped(event: Event, scene: Scene, current: Filling, opener: Opener) -> Filling | None:
    name = regrouping.called(event)
    owed = regrouping.wanted(scene.owed, current.draft, name) if name else None
    return opener(owed.draft or owed.id) if owed else None


def _mendable(desk: Desk, who: Speaker, held: Rights, open_drafts: list[drafts.Draft]) -> tuple[Filling, ...]:
    """Make the latest reports of the last weeks ready to be corrected, as far as this person may."""
    rows = reports.latest_of(desk.connection, who.person_id, list(held.offices), LATEST)
    able = [row for row in rows if standing.may_correct(held, row) and desk.now - row.sent_at <= BACK]
    begun = {row.id: row for row in open_drafts}
    known = (row for row in able if standing.may_know(desk, who.person_id, row))
    made = (filling.correction(desk, who, row) for row in known)
    return tuple(
        (filling.stored(desk, begun[one.draft.id]) or one) if one.draft.id in begun else one
        for one in made
        if one is not None
    )
