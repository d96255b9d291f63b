"""Hand a link to a draft to the code behind it, which is loaded at the first one: a start does not wait for it."""

from flask import Blueprint, Response

reports = Blueprint("reports", __name__, template_folder="templates", url_prefix="/report")


@reports.get("/<link>")
def page(link: str) -> Response:
    """Show the form, or the way in; looking changes nothing."""
    from web.filling import showing  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return showing.page(link)


@reports.get("/<link>/review")
def review(link: str) -> Response:
    """Show everything before it is sent."""
    from web.filling import showing  # noqa: PLC0415 - as above

    return showing.review(link)


@reports.post("/<link>")
def act(link: str) -> Response:
    """Open, keep, change or send."""
    from web.filling import acting  # noqa: PLC0415 - as above

    return acting.act(link)
