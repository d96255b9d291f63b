"""Give the forms that the duties of a programme are answered with."""

from web.api.answers import Answer, items
from web.api.door import Visit


def show(visit: Visit) -> Answer:
    """Give their names and current versions."""
    found = [(name, visit.desk.library.form(visit.grant.programme.id, name)) for name in names(visit)]
    return items([
        {"name": name, "version": form[1], "title": form[0].title} for name, form in found if form is not None
    ])  # fmt: skip


def names(visit: Visit) -> tuple[str, ...]:
    """Name the forms of the duties that may be known of."""
    known = (*visit.grant.programme.duties, *visit.grant.programme.former)
    return tuple(sorted({one.form for one in known if one.form and visit.grant.opens(one)}))
