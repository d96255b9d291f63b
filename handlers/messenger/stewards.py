"""Know who looks after the account: whoever holds a role over the highest offices of a programme."""

from handlers.desk import Desk
from models import offices
from models.offices import OFFICE, Office


def stewards(desk: Desk) -> list[str]:
    """Return them, each once."""
    homes = sorted({one.home for one in desk.library.programmes.values()})
    return sorted({person for home in homes for person in _of(desk, home)})


def _of(desk: Desk, home: str) -> list[str]:
    """Return who holds a role over the offices of a programme that look after the largest places, if anybody does."""
    programme = desk.library.programmes.get(home)
    kinds = [kind.id for kind in programme.offices] if programme else []
    found = offices.of_kinds(desk.connection, home, kinds)
    for digits in sorted({len(one.area) for one in found}):
        highest: list[Office] = [one for one in found if len(one.area) == digits]
        held = offices.of_scopes(desk.connection, OFFICE, [one.id for one in highest], at=desk.now)
        if held:
            return [role.person_id for role in held]
    return []
