"""Show how the whole product is, part by part, to somebody who is no engineer: what is wrong, and what she can do."""

from collections.abc import Iterable

from flask import Response

from bot.vitals import count_at
from engine.vitals.signs import COLOURS, Colour, Sign, lifeless, signs, worst
from web.admin.showing import admin_page
from web.board.door import Visit


def show(visit: Visit) -> Response:
    """Show every part, what needs somebody first."""
    counts = count_at(visit.core, visit.desk)
    found = signs(counts)
    return admin_page(
        visit, "vitals.html", whole=worst(found), troubles=_worst_first(found), lifeless=lifeless(counts),
        well=[one for one in found if one.colour == "green"],
    )  # fmt: skip


def whole(visit: Visit) -> Colour:
    """Return the colour of everything together."""
    return worst(signs(count_at(visit.core, visit.desk)))


def _worst_first(found: Iterable[Sign]) -> list[Sign]:
    """Return the parts that are not well; among equals the order of looking stays."""
    ill = (one for one in found if one.colour != "green")
    return sorted(ill, key=lambda one: COLOURS.index(one.colour), reverse=True)
