"""Give the units that take part in a programme: what they are called and where they lie, nothing of their people."""

from models import feeds
from web.api import asked
from web.api.answers import Answer, page
from web.api.door import Visit


def show(visit: Visit) -> Answer:
    """Give a page of them, by their ids."""
    limit, programme = asked.limit(), visit.grant.programme.id
    found = feeds.units(
        visit.desk.connection, programme, visit.grant.offices, after=asked.word("after"), limit=limit + 1
    )
    rows = [
        {
            "id": one.unit.id, "kind": one.unit.kind, "name": one.unit.name, "place": one.unit.place,
            "office": one.unit.office_id, "since": one.since.isoformat(),
        }
        for one in found
    ]  # fmt: skip
    return page(rows, limit)
