"""Hand a link to what is held of a person to the code behind it, which is loaded at the first one: a start does not wait for it."""

from flask import Blueprint, Response, abort, request

mine = Blueprint("mine", __name__, template_folder="templates", url_prefix="/mine")


@mine.get("/<link>")
def page(link: str) -> Response:
    """Show all that is held; what only looks whether there is something would use the link up."""
    if request.method == "HEAD":
        abort(405)
    from web import owning  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return owning.page(link)


@mine.get("/<link>/copy")
def copy(link: str) -> Response:
    """Make the copy and serve it, once."""
    if request.method == "HEAD":
        abort(405)
    from web import owning  # noqa: PLC0415 - as above

    return owning.copy(link)
