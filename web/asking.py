"""Hand a link to a form for everybody to the code behind it, which is loaded at the first one."""

from flask import Blueprint, Response

asking = Blueprint("asking", __name__, template_folder="templates", url_prefix="/ask")


@asking.get("/<link>")
def page(link: str) -> Response:
    """Show the form, thanks, or why there is none."""
    from web.wall import showing  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return showing.page(link)


@asking.post("/<link>")
def answer(link: str) -> Response:
    """Take one answer."""
    from web.wall import answering  # noqa: PLC0415 - as above

    return answering.answer(link)


@asking.get("/<link>/poster")
def poster(link: str) -> Response:
    """Show the QR code, large, to be held up or printed."""
    from web.wall import posters  # noqa: PLC0415 - as above

    return posters.page(link)
