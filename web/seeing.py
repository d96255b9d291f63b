"""Tell what a page really showed of other people, for the log of accesses; and put who looks, and when, faintly over it."""

from flask import Response

from handlers import accesses
from handlers.desk import Desk, Look
from thai.writing import write_moment

# So much of an id tells people of one office apart; the log of accesses has the rest.
SHORT = 8


def looks_of(desk: Desk, person: str, response: Response) -> list[Look]:
    """Return the looks at others that a page is; of a file that runs by piece for piece everything that was opened is in it."""
    if not desk.looks:
        return []
    is_page = response.mimetype == "text/html" and not response.is_streamed
    shown = None if not is_page else accesses.on_page(response.get_data(as_text=True))
    return accesses.seen(desk.looks, who=person, shown=shown)


def note_looks(desk: Desk, person: str, door: str, response: Response) -> None:
    """Note them, at a desk that writes."""
    accesses.note(desk, looks_of(desk, person, response), who=person, door=door)


def traced(desk: Desk, person: str, name: str) -> str:
    """Return what stands faintly over a page that was made of other people's values; "" for any other page."""
    is_personal = any(one.whose != person for one in desk.looks or ())
    return marks(desk, person, name) if is_personal else ""


def marks(desk: Desk, person: str, name: str) -> str:
    """Return who looks, and when, in words."""
    return f"{name} {person[:SHORT]} {write_moment(desk.now)}".strip()
