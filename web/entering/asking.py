"""Ask who came by a way in whether to go in under that name. Previews, scanners and second looks spend nothing."""

from flask import Response

from bot.links import ENTER
from web.browsers import core, known_or_new, with_cookie
from web.entering.door import JAR, found, is_patient, mark, shown, shut


def page(token: str) -> Response:
    """Show the one question."""
    here = core()
    entry = found(here, token)
    if entry is None:
        return shut("over" if is_patient() else "busy")
    browser = known_or_new(JAR)
    response = shown(
        "entering/asking.html",
        name=entry.who.name,
        action=f"{ENTER}{token}",
        token=mark(here, token, browser),
    )
    return with_cookie(JAR, response, browser)
