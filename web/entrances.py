"""Hand a way in to the code behind it. Nothing of an address goes into a log, whatever goes wrong: it lets somebody in."""

import logging

from flask import Blueprint, Response
from werkzeug.exceptions import HTTPException

from web.broken import broken

log = logging.getLogger("sanam.web")
entrances = Blueprint("entrances", __name__, template_folder="templates", url_prefix="/enter")


@entrances.get("/<token>")
def page(token: str) -> Response:
    """Ask whether to go in; looking spends nothing, whoever looks."""
    from web.entering import asking  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return asking.page(token)


@entrances.post("/<token>")
def enter(token: str) -> Response:
    """Go in."""
    from web.entering import going_in  # noqa: PLC0415 - as above

    return going_in.enter(token)


@entrances.errorhandler(Exception)
def failed(error: Exception) -> Response | HTTPException:
    """Say that something went wrong, without the address."""
    if isinstance(error, HTTPException):
        return error
    return broken(log, "entering_failed", error)
