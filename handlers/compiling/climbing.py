"""Say of what somebody sent how high it has come: the report above that was built with it, and what was built of that."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from engine.conversation.scene import Scene
from engine.conversation.sent.noun import PassedOn, Sent
from handlers import owing
from handlers.desk import Desk
from models import climbs
from models.climbs import Climb

TIERS: Final = 4


def furnished(desk: Desk, scene: Scene, name: str) -> Scene:
    """Return the scene with how high everything has come, when the list of what was sent was chosen."""
    return replace(scene, sent=climbed(desk, scene.sent)) if name == "sent" else scene


def climbed(desk: Desk, sent: Sequence[Sent]) -> tuple[Sent, ...]:
    """Return what was sent with where it is now; nothing is looked up where no programme builds reports of others."""
    if not any(duty.built_from for one in desk.library.programmes.values() for duty in one.duties):
        return tuple(sent)
    ways = _ways(desk, [one.obligation for one in sent if one.obligation and not one.is_over])
    return tuple(replace(one, passed_on=_worded(desk, ways.get(one.obligation, []))) for one in sent)


def _ways(desk: Desk, obligations: Sequence[str]) -> Mapping[str, list[Climb]]:
    """Follow rounds upwards, a tier after the other; of several reports of one tier the latest counts."""
    found: dict[str, list[Climb]] = {one: [] for one in obligations}
    here = {one: one for one in obligations}
    for _ in range(TIERS):
        above = {one.below: one for one in climbs.above(desk.connection, sorted(set(here.values())))}
        step = {start: above[at] for start, at in here.items() if at in above}
        here = {start: one.obligation for start, one in step.items() if _may_be_told(desk, one)}
        for start in here:
            found[start].append(step[start])
    return found


def _may_be_told(desk: Desk, one: Climb) -> bool:
    duty = owing.duty_of(desk.library.programmes.get(one.programme), one.duty)
    return duty is not None and not duty.confidential


def _worded(desk: Desk, way: list[Climb]) -> tuple[PassedOn, ...]:
    """Name the first report and the highest one."""
    return tuple(_named(desk, one) for one in (*way[:1], *way[1:][-1:]))


def _named(desk: Desk, one: Climb) -> PassedOn:
    programme = desk.library.programmes[one.programme]
    duty = owing.duty_of(programme, one.duty)
    to = next((kind.name for kind in programme.offices if duty and kind.id == duty.to), "")
    return PassedOn(one.office, one.sent_at.date(), to)
