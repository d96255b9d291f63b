"""Find who would be pushed now for nothing but reminders that a LINE group could be told of: those of what it is bound to."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.desk import Desk
from handlers.messenger.planning import PUSH, Plan
from handlers.rooms import scopes
from handlers.rooms.scopes import Target
from models import obligations, units
from models.intents import Waiting
from models.obligations import Obligation

REMIND = "remind"


@dataclass(frozen=True, slots=True)
class Spared:
    """Somebody who would be pushed, and the reminders that she would be pushed for."""

    person: str
    notices: tuple[int, ...]


def spared(desk: Desk, plan: Plan, target: Target) -> tuple[Spared, ...]:
    """Return them; whoever is told anything else besides keeps a card of her own."""
    waiting = {one.id: one for one in plan.situation.rows}
    pushed = {
        one.person: [waiting[id_] for id_ in one.intents] for one in plan.decided if one.verdict == PUSH
    }
    if not pushed:
        return ()
    about = {one.about_id for some in pushed.values() for one in some if one.kind == REMIND}
    inside = _inside(desk, obligations.of_ids(desk.connection, sorted(about)), target)
    return tuple(
        Spared(person, tuple(one.id for one in some))
        for person, some in sorted(pushed.items())
        if some and all(_is_of(one, inside) for one in some)
    )


def _is_of(notice: Waiting, inside: frozenset[str]) -> bool:
    return notice.kind == REMIND and notice.about_id in inside


def _inside(desk: Desk, rows: Mapping[str, Obligation], target: Target) -> frozenset[str]:
    """Name the rounds that a group may be told of: in sight of its office, nothing that only few may know of."""
    seen = scopes.sight(desk, target)
    if seen is None:
        return frozenset()
    lies = {
        one.id: one.place
        for one in units.of_ids(desk.connection, sorted({row.unit_id for row in rows.values()}))
    }
    return frozenset(
        id_
        for id_, row in rows.items()
        if seen.sees(row)
        and target.unit in {"", row.unit_id}
        and lies.get(row.unit_id, "").startswith(target.place)
    )
