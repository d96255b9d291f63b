"""Give the programme that a token opens."""

from web.api.answers import Answer, items
from web.api.door import Visit


def show(visit: Visit) -> Answer:
    """Give it."""
    found = visit.grant.programme
    return items([{"id": found.id, "name": found.name, "fiscal_year": found.fiscal_year}])
