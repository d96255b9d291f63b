"""Give the offices that a token opens."""

from models import feeds
from web.api import asked
from web.api.answers import Answer, page
from web.api.door import Visit


def show(visit: Visit) -> Answer:
    """Give a page of them, by their ids."""
    limit, home = asked.limit(), visit.grant.programme.home
    found = feeds.offices(
        visit.desk.connection, home, visit.grant.offices, after=asked.word("after"), limit=limit + 1
    )
    rows = [{"id": one.id, "kind": one.kind, "name": one.name, "area": one.area or None} for one in found]
    return page(rows, limit)
