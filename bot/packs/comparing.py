"""Say what another version of a pack would change, of which class each change is, and what it does to what is running."""

from dataclasses import dataclass
from pathlib import Path

from bot.packs import editions
from bot.packs.folders import read
from engine.revising import comparing
from engine.revising.change import Change
from engine.revising.comparing import Pack
from engine.revising.effects import Effects, effects
from handlers.desk import Desk
from models import pack_use


@dataclass(frozen=True, slots=True)
class Found:
    """A change with what it does."""

    change: Change
    effects: Effects


def from_force(desk: Desk, folder: Path) -> tuple[Found, ...]:
    """Return the changes from the version that is in force; a pack that was never applied changes nothing for anybody."""
    after = Pack(*read(folder))
    before = in_force(desk, after.programme.id)
    return between(desk, before, after) if before else ()


def in_force(desk: Desk, programme: str) -> Pack | None:
    """Return the pack that is in force."""
    found = editions.in_force(desk, programme)
    return Pack(found.programme, found.forms) if found else None


def between(desk: Desk, before: Pack, after: Pack) -> tuple[Found, ...]:
    """Return the changes from one pack to another."""
    use = pack_use.use(desk.connection, before.programme.id, before.programme.home)
    forms = {duty.id: duty.form for one in (after, before) for duty in one.programme.duties}
    return tuple(Found(one, effects(one, use, forms)) for one in comparing.changes(before, after))
