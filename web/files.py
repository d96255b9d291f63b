"""Hand a link to the files of a report to the code behind it, which is loaded at the first one: a start does not wait for it."""

from flask import Blueprint, Response, abort, request

files = Blueprint("files", __name__, template_folder="templates", url_prefix="/files")


@files.get("/<link>")
def page(link: str) -> Response:
    """Show which files there are; what only looks whether there is something would use the link up."""
    if request.method == "HEAD":
        abort(405)
    from web import taking  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return taking.page(link)


@files.get("/<link>/<kind>")
def file(link: str, kind: str) -> Response:
    """Make a file and serve it."""
    from web import taking  # noqa: PLC0415 - as above

    return taking.file(link, kind)
