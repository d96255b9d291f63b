"""Say who looks after which programmes: whoever holds a role that the pack marks so. Nobody else opens their pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.obligations.programme import Programme
from handlers.desk import Desk
from handlers.owing import Rights
from models import office_lists
from models.offices import Held


@dataclass(frozen=True, slots=True)
class Care:
    """What somebody looks after: programmes with all that share their offices."""

    homes: tuple[str, ...]
    programmes: tuple[Programme, ...]

    def programme(self, id_: str) -> Programme | None:
        """Return a programme that is in this care."""
        return next((one for one in self.programmes if one.id == id_), None)


def care(desk: Desk, held: Rights) -> Care | None:
    """Return what somebody looks after with the roles that she holds now; None for nothing."""
    homes = tuple(
        dict.fromkeys(desk.library.home(one.programme) for one in held.filing if _is_admin(desk, one))
    )
    return Care(homes, tuple(one for home in homes for one in desk.library.family(home))) if homes else None


def is_of(desk: Desk, cared: Care, person_id: str) -> bool:
    """Say whether a person has, or had, a role in what is looked after."""
    return bool(of(desk, cared, [person_id]))


def of(desk: Desk, cared: Care, people: Iterable[str]) -> frozenset[str]:
    """Return those of these people who have, or had, a role in what is looked after."""
    programmes = [*cared.homes, *(one.id for one in cared.programmes)]
    return frozenset(office_lists.ever_in(desk.connection, set(people), programmes))


def _is_admin(desk: Desk, role: Held) -> bool:
    programme = desk.library.programmes.get(role.programme)
    return programme is not None and any(one.id == role.kind and one.admin for one in programme.roles)
