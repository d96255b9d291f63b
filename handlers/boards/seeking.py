"""Look for lines of the log by the name of a group, an office or an officer, or by the number of a receipt."""

from sqlalchemy import ColumnElement, not_

from handlers.boards.admins import Care
from handlers.desk import Desk
from handlers.speakers import name_of
from models import audit_search, office_lists, people
from models.audit_search import Sought

MOST_OFFICERS = 2_000


def only(desk: Desk, care: Care, words: str, *, person: str = "") -> ColumnElement[bool] | None:
    """Return what has to hold for a line that somebody looks for; None when she looks for nothing."""
    hidden = {
        one.id: tuple(duty.id for duty in (*one.duties, *one.former) if duty.confidential)
        for one in care.programmes
    }
    if not words:
        return not_(audit_search.is_secret(hidden)) if person else None
    programmes = [one.id for one in care.programmes]
    sought = Sought(words, officers(desk, care, words), care.homes, programmes, hidden)
    return audit_search.concerns(sought)


def officers(desk: Desk, care: Care, words: str) -> list[str]:
    """Return officers whose name holds these words; what is opened of others here is shown to nobody."""
    staff = office_lists.staff(desk.connection, care.homes, MOST_OFFICERS)
    desk.vault.remember(desk.connection, map(people.owner_of, staff))
    known = people.persons(desk.connection, staff)
    return [id_ for id_, one in known.items() if words.casefold() in name_of(desk, one).casefold()]
