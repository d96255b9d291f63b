"""Bring into a scene what one step about reviewing shows, and only when it is about that."""

from dataclasses import replace

from engine.conversation.events import Event, Pressed, Showed, Typed
from engine.conversation.reviewing import hearing
from engine.conversation.reviewing.seen import Bench, Case, Waiting
from engine.conversation.reviewing.wording import (
    AMEND,
    AMEND_WHY,
    APPEAL,
    CLEAN,
    CONFIRM,
    FIX,
    MEETING,
    OF_MENDED,
    OF_REVIEW,
    OUTSIDE,
    PASS,
    PASS_ON,
)
from engine.conversation.scene import Scene
from engine.conversation.state import State
from handlers.amending import drafting
from handlers.amending import telling as mended
from handlers.desk import Desk, Speaker
from handlers.doubting import accepting
from handlers.furnishing import chosen
from handlers.owing import Rights
from handlers.reviewing import benches, cases, fixing, outside
from models import drafts

LISTS = frozenset({PASS, CONFIRM, CLEAN, MEETING})


def furnished(
    desk: Desk, who: Speaker, held: Rights, state: State, event: Event, scene: Scene, open_drafts: list[drafts.Draft]
) -> Scene:  # fmt: skip
    """Return the scene with the bench: the list, a report, or what a sender is asked for."""
    if chosen(desk, event) == "outside":
        return replace(scene, bench=Bench(outside=outside.waiting(desk, held, who.person_id)))
    if chosen(desk, event) == "review":
        rates = accepting.rates(desk, [one.kind for one in held.roles])
        return replace(scene, bench=Bench(benches.judged(desk, _waiting(desk, who, held)), rates=rates))
    if isinstance(event, Pressed) and event.press.kind in OF_REVIEW:
        kind, draft = event.press.kind, event.press.draft
    elif isinstance(event, (Typed, Showed)) and hearing.is_waiting(state, event.when.ms):
        kind, _, rest = state.about.partition("/")
        draft = rest.partition("/")[0]
    else:
        return scene
    if kind == OUTSIDE:
        return replace(scene, bench=Bench(outside=outside.waiting(desk, held, who.person_id)))
    if kind in OF_MENDED:
        return replace(scene, bench=Bench(mine=mended.mine(desk, who.person_id, draft)))
    if kind in {FIX, PASS_ON, APPEAL}:
        return _of_sender(desk, who, held, scene, draft, open_drafts, opens=kind == FIX)
    if kind in {CLEAN, MEETING}:
        return replace(scene, bench=Bench(benches.judged(desk, _waiting(desk, who, held))))
    case = cases.opened_for(desk, who, held, draft)
    if kind not in LISTS:
        return _of_case(desk, who, state, scene, kind, case)
    waiting = _waiting(desk, who, held)
    return replace(scene, bench=Bench(waiting, case, _following(desk, who, held, case, waiting)))


def _of_case(
    desk: Desk, who: Speaker, state: State, scene: Scene, kind: str, case: Case | None
) -> Scene:  # fmt: skip
    """Return the scene with one report, and the mending of its answer when it was said which one."""
    is_mending = kind in {AMEND, AMEND_WHY} and bool(state.picked)
    opening = drafting.opening(desk, who, case, state.picked[0]) if is_mending else None
    return replace(scene, bench=Bench(case=case), opening=opening or scene.opening)


def _waiting(desk: Desk, who: Speaker, held: Rights) -> tuple[Waiting, ...]:
    return benches.waiting(desk, held, who.person_id)


def _following(
    desk: Desk, who: Speaker, held: Rights, case: Case | None, waiting: tuple[Waiting, ...]
) -> Case | None:
    """Open the next report of the same kind, so that one tap leads from one to the other."""
    if case is None or case.waiting is None:
        return None
    batch = case.waiting.batch
    following = next((one for one in waiting if one.batch == batch and one.report != case.report), None)
    return cases.opened_for(desk, who, held, following.report) if following else None


def _of_sender(
    desk: Desk, who: Speaker, held: Rights, scene: Scene, draft: str, open_drafts: list[drafts.Draft], *, opens: bool
) -> Scene:  # fmt: skip
    fix = fixing.wanted(desk, who.person_id, draft)
    if fix is None:
        return scene
    opening = fixing.opening(desk, who, held, fix, open_drafts) if opens else None
    return replace(scene, bench=Bench(fix=fix), opening=opening or scene.opening)
