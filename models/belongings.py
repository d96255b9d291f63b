"""Forget what is only one person's own, table by table: habits, settings, links, words to and from her. Counts go on."""

from datetime import datetime
from typing import Final, TypeVar

from sqlalchemy import Connection, delete, select, update

from models.aliases import Alias
from models.amendments import Amendment
from models.announcements import DRAFT as PREPARED
from models.announcements import GONE, Announcement
from models.base import Base, table
from models.cards import DayCard
from models.contacts import Contact
from models.conversations import Conversation
from models.eased import Easement
from models.enquiries import Enquiry
from models.escalations import Escalation
from models.habits import Habit, TrackRecord
from models.joining import JoinCode, Knock
from models.judgements import Judgement
from models.logins import Login
from models.menus import ShownMenu
from models.messages import IS_MOVING, REFUSED, Message
from models.notices import DROPPED, PENDING, Notice
from models.offices import Role
from models.postponements import Postponement
from models.practices import Practice
from models.relays import Relay
from models.reminder_settings import ReminderSetting
from models.reports import Report
from models.reviews import Review
from models.rooms import RoomCode
from models.seats import Waiting
from models.sheet_files import SheetFile
from models.uploads import Upload
from models.web_sessions import WebSession

_Row = TypeVar("_Row", bound=Base)
WHY: Final = "erased"
# Nothing that stays points to a row of these.
DELETED: Final[tuple[type[Base], ...]] = (
    Conversation, DayCard, Habit, TrackRecord, Login, WebSession, ShownMenu, Practice, ReminderSetting, RoomCode, Waiting,
    Upload,
)  # fmt: skip

# What stays as a row, and what of it was sealed for her; a column that is never empty holds no bytes.
SEALED: Final[tuple[tuple[type[Base], str, str, bytes | None], ...]] = (
    (Report, "person_id", "sealed", b""), (Alias, "person_id", "words", b""), (Relay, "person_id", "name", b""),
    (Relay, "informant_id", "objection", None), (Contact, "person_id", "words", None), (Review, "person_id", "reason", None),
    (Easement, "person_id", "reason", None), (Postponement, "person_id", "reason", None), (Escalation, "ended_by", "reason", None),
    (Enquiry, "officer_id", "answer", None), (Amendment, "person_id", "reason", None), (Amendment, "person_id", "beside", None),
    (Amendment, "objected_by", "objection", None), (Relay, "informant_id", "name", b""), (Judgement, "decided_by", "why", None),
)  # fmt: skip


def forget(connection: Connection, person_id: str) -> int:
    """Delete the rows that are hers alone; return how many there were."""
    found = (table(model) for model in DELETED)
    return sum(connection.execute(delete(one).where(one.c.person_id == person_id)).rowcount for one in found)


def forget_words(connection: Connection, person_id: str) -> int:
    """Empty what was written to her and the tables she filled in; what was still to leave does not; return how many."""
    mine = _M.c.person_id == person_id
    stops = {"state": REFUSED, "reason": WHY, "body": None, "token": None}
    connection.execute(update(_M).where(mine, IS_MOVING).values(**stops))
    emptied = connection.execute(
        update(_M).where(mine).values(body=None, token=None, line_hash="")
    ).rowcount  # fmt: skip
    files = _F.c.person_id == person_id
    count = connection.execute(update(_F).where(files, _F.c.body.is_not(None)).values(body=None)).rowcount
    connection.execute(update(_F).where(files).values(sheet=""))
    unsent = (_A.c.person_id == person_id) & (_A.c.state == PREPARED)
    connection.execute(update(_A).where(unsent).values(state=GONE, body=None))
    return emptied + count


def forget_sealed(connection: Connection, person_id: str) -> int:
    """Empty what her key had sealed: a process that still remembers the key opens nothing either; return how many rows."""
    return sum(
        connection.execute(
            update(table(model)).where(table(model).c[whose] == person_id).values({column: empty})
        ).rowcount
        for model, whose, column, empty in SEALED
    )


def forget_notices(connection: Connection, person_id: str) -> int:
    """Leave untold whatever waits to be told to her; return how many."""
    waits = (_N.c.person_id == person_id) & (_N.c.state == PENDING)
    return connection.execute(update(_N).where(waits).values(state=DROPPED, reason=WHY)).rowcount


def end_roles(connection: Connection, person_id: str, *, at: datetime) -> int:
    """End every role of hers that goes on, or is still to begin; return how many."""
    goes_on = (_R.c.person_id == person_id) & (_R.c.valid_to.is_(None) | (_R.c.valid_to > at))
    return connection.execute(update(_R).where(goes_on).values(valid_to=at)).rowcount


def end_ways_in(connection: Connection, person_id: str, *, at: datetime) -> None:
    """End the codes that would give somebody her place, her open requests, and what others asked her to stand in for."""
    codes = (_C.c.relinks == person_id) & _C.c.revoked_at.is_(None)
    connection.execute(update(_C).where(codes).values(revoked_at=at))
    asked = (_K.c.person_id == person_id) & _K.c.decided_at.is_(None)
    connection.execute(update(_K).where(asked).values(decided_at=at, decided_by=person_id, is_let_in=False))
    stands_in = _S.c.deputy_id == person_id
    connection.execute(update(_S).where(stands_in).values(deputy_id=None, deputy_state=""))


def rows(
    connection: Connection, model: type[_Row], person_id: str, *, column: str = "person_id"
) -> list[_Row]:
    """Return what a table holds of somebody, in the order of its keys."""
    found = table(model)
    query = select(found).where(found.c[column] == person_id).order_by(*found.primary_key.columns)
    return [model(**row) for row in connection.execute(query).mappings()]


_M, _F, _N, _R, _A = table(Message), table(SheetFile), table(Notice), table(Role), table(Announcement)
_C, _K, _S = table(JoinCode), table(Knock), table(ReminderSetting)
