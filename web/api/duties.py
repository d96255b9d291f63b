"""Give what a programme asks for: its duties, each with the form that answers it."""

from web.api.answers import Answer, items
from web.api.door import Visit


def show(visit: Visit) -> Answer:
    """Give those that may be known of."""
    return items([
        {
            "id": one.id, "name": one.name, "form": one.form or None, "filed_by": one.filed_by.id, "per": one.per,
            "steps": [{"by": step.by, "must": step.must} for step in one.review],
        }
        for one in visit.grant.programme.duties
        if visit.grant.opens(one)
    ])  # fmt: skip
