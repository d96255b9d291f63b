"""Hand the link of a summary to the code behind it, which is loaded at the first one: a start does not wait for it."""

from flask import Blueprint, Response

summaries = Blueprint("summaries", __name__, template_folder="templates", url_prefix="/summary")


@summaries.get("/<id_>.png")
def picture(id_: str) -> Response:
    """Serve the picture of a summary."""
    from web import handed_on  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return handed_on.picture(id_)


@summaries.get("/<id_>")
def page(id_: str) -> Response:
    """Show a summary with the way into a group."""
    from web import handed_on  # noqa: PLC0415 - as above

    return handed_on.page(id_)
