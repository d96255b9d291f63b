"""Hand a link to a piece of evidence to the code behind it, which is loaded at the first one: a start does not wait for it."""

from flask import Blueprint, Response, abort, request

evidence = Blueprint("evidence", __name__, template_folder="templates", url_prefix="/evidence")


@evidence.get("/<link>")
def page(link: str) -> Response:
    """Show what a link is for; what only looks whether there is something would use the link up."""
    if request.method == "HEAD":
        abort(405)
    from web import looking  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return looking.page(link)


@evidence.get("/<link>/content", defaults={"number": 0})
@evidence.get("/<link>/content/<int:number>")
def content(link: str, number: int) -> Response:
    """Serve what is in a piece."""
    from web import looking  # noqa: PLC0415 - as above

    return looking.content(link, number)


@evidence.get("/<link>/preview/<int:number>")
def preview(link: str, number: int) -> Response:
    """Serve the small picture of a piece."""
    from web import looking  # noqa: PLC0415 - as above

    return looking.preview(link, number)
