"""Let a programme's figures be seen by everybody, and shut them again. Nothing is public before an admin said so."""

from dataclasses import dataclass
from typing import Final

from engine.boards.counts import FEW, Counts
from handlers.boards.places import PROVINCE, by_place
from handlers.desk import Desk
from models import audit, facts
from models.counting import Scope

OPEN, SHUT = "open", "shut"
ACTS: Final = {True: "public_opened", False: "public_shut"}


@dataclass(frozen=True, slots=True)
class Line:
    """One place as everybody sees it; without counts where they are too few to be told."""

    place: str
    counts: Counts | None


def is_public(desk: Desk, programme: str) -> bool:
    """Say whether everybody may see the figures of a programme."""
    found = facts.standing(desk.connection, programme, [""])
    return any(one.kind == facts.PUBLIC and one.value == OPEN for one in found)


def let(desk: Desk, programme: str, *, is_public: bool, by: str) -> None:
    """Open or shut the page of a programme."""
    facts.note(
        desk.connection, programme=programme, scope="", kind=facts.PUBLIC, name=facts.PUBLIC,
        value=OPEN if is_public else SHUT, person_id=by, at=desk.now,
    )  # fmt: skip
    audit.note(desk.connection, at=desk.now, act=ACTS[is_public], about_id=programme[:60], person_id=by)


def lines(desk: Desk, programme_id: str) -> tuple[Line, ...]:
    """Return the provinces of a programme, each with its counts unless they are few.

    What is due, sent and missing of fewer than five is not told; where all but one place are told, the smallest of those
    is left out as well, so that the one cannot be worked out from the whole.
    """
    programme = desk.library.programmes[programme_id]
    hidden = {
        programme.id: tuple(one.id for one in (*programme.duties, *programme.former) if one.confidential)
    }
    found = {
        place: one
        for place, one in by_place(desk, Scope((programme.id,), None, hidden), PROVINCE).items()
        if place
    }
    few = {place for place, one in found.items() if _is_few(one)}
    if len(few) == 1 and len(found) > 1:
        few.add(min((one for one in found if one not in few), key=lambda one: (found[one].expected, one)))
    return tuple(Line(place, None if place in few else one) for place, one in found.items())


def _is_few(counts: Counts) -> bool:
    """Say whether any figure that would stand is of fewer than five, and more than none."""
    return counts.expected < FEW or 0 < counts.sent < FEW or 0 < counts.missing < FEW
