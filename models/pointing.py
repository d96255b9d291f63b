"""Follow ids to what they belong to: a draft to its round, a question to its group, a picture to its report.

One statement, whatever the ids are of; nothing but ids is read.
"""

from collections.abc import Collection
from typing import Final

from sqlalchemy import Connection, String, cast, func, null, select, union_all

from models.actings import Acting
from models.aliases import Alias
from models.announcements import Announcement
from models.api_tokens import ApiToken
from models.base import Base, table
from models.drafts import Draft
from models.endpoints import Endpoint
from models.enquiries import Enquiry
from models.evidence import Evidence
from models.hand_overs import HandOver
from models.joining import JoinCode, Knock
from models.offices import Role
from models.postponements import Postponement
from models.rooms import Room
from models.rosters import Roster
from models.walls import Wall

# The columns that say where a row belongs, the nearest first; the first that is not empty counts.
_WHERE: Final[tuple[tuple[type[Base], tuple[str, ...]], ...]] = (
    (Acting, ("office_id",)),
    (Alias, ("unit_id",)),
    (Announcement, ("office_id",)),
    (ApiToken, ("programme",)),
    (Draft, ("obligation_id", "programme")),
    (Endpoint, ("programme",)),
    (Enquiry, ("unit_id", "office_id")),
    (Evidence, ("report_id", "obligation_id", "unit_id", "office_id")),
    (HandOver, ("office_id",)),
    (JoinCode, ("unit_id", "office_id")),
    (Knock, ("person_id",)),
    (Postponement, ("obligation_id",)),
    (Role, ("scope_id",)),
    (Room, ("unit_id", "office_id")),
    (Roster, ("programme",)),
    (Wall, ("obligation_id",)),
)


def leads(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Return for each id that is known here the id of what it belongs to."""
    if not ids:
        return {}
    parts = []
    for model, columns in _WHERE:
        one = table(model)
        nearest = [func.nullif(cast(one.c[name], String), "") for name in columns]
        target = func.coalesce(*nearest, null())
        parts.append(select(cast(one.c.id, String), target).where(one.c.id.in_(ids)))
    rows = connection.execute(union_all(*parts))
    return {id_: target for id_, target in rows if target}
