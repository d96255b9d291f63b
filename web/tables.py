"""Hand a link to a table of many units to the code behind it, which is loaded at the first one: a start does not wait for it."""

from flask import Blueprint, Response

tables = Blueprint("tables", __name__, template_folder="templates", url_prefix="/table")


@tables.get("/<link>")
def page(link: str) -> Response:
    """Show the table, or the way in; looking changes nothing."""
    from web.sheet import showing  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return showing.page(link)


@tables.get("/<link>/book")
def book(link: str) -> Response:
    """Hand out the table as a workbook to fill in offline."""
    from web.sheet import books  # noqa: PLC0415 - as above

    return books.book(link)


@tables.post("/<link>")
def act(link: str) -> Response:
    """Open, keep, paste, take a file, look through, or send."""
    from web.sheet import acting  # noqa: PLC0415 - as above

    return acting.act(link)
