"""Say what somebody may see of all that is owed: what her offices file, and what those below them do.

Her roles are asked each time, through the same functions as in the chat. What only few may know of is in no count and no
list, whoever looks.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.obligations.programme import Programme
from handlers import councils, owing
from handlers.desk import Desk, Speaker
from handlers.owing import Rights
from handlers.speakers import agreed
from models import offices
from models.counting import Scope
from models.obligations import Obligation


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks, in which roles, over which offices, at which programmes; `is_whole` where these are all there are."""

    who: Speaker
    held: Rights
    offices: frozenset[str]
    programmes: tuple[Programme, ...]
    is_whole: bool = False

    def programme(self, id_: str) -> Programme | None:
        """Return a programme that this person may see."""
        return next((one for one in self.programmes if one.id == id_), None)

    def scope(self, programmes: Iterable[str] = (), *, place: str = "", duty: str = "") -> Scope:
        """Return whose rounds are counted: those of all programmes, or of some."""
        wanted = set(programmes)
        some = [one for one in self.programmes if not wanted or one.id in wanted]
        hidden = {
            one.id: tuple(duty.id for duty in (*one.duties, *one.former) if duty.confidential) for one in some
        }
        mine = None if self.is_whole else tuple(sorted(self.offices))
        return Scope(tuple(one.id for one in some), mine, hidden, place, duty)

    def sees(self, row: Obligation) -> bool:
        """Say whether a round may be shown: its office is in sight, and not only few may know of its duty."""
        programme = self.programme(row.programme)
        duty = owing.duty_of(programme, row.duty)
        return duty is not None and not duty.confidential and row.office_id in self.offices


def sight(desk: Desk, person_id: str) -> Sight | None:
    """Return what somebody may see now; None for whoever acts for no office, or not any more."""
    who = agreed(desk, person_id)
    held = owing.rights(desk, person_id) if who else None
    if who is None or held is None or not held.offices:
        return None
    return of_rights(desk, who, held)


def of_rights(desk: Desk, who: Speaker, held: Rights) -> Sight:
    """Return what somebody may see with the roles that are loaded already."""
    homes = dict.fromkeys(desk.library.home(role.programme) for role in held.filing)
    programmes = tuple(one for home in homes for one in desk.library.family(home))
    seen = frozenset((*held.offices, *councils.below(desk, held)))
    return Sight(
        who, held, seen, programmes, is_whole=offices.count(desk.connection, tuple(homes)) == len(seen)
    )
