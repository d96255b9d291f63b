"""Hand a link by which somebody without an account confirms a report to the code behind it. No address goes into a log."""

import logging

from flask import Blueprint, Response
from werkzeug.exceptions import HTTPException

from web.broken import broken

log = logging.getLogger("sanam.web")
confirming = Blueprint("confirming", __name__, template_folder="templates", url_prefix="/confirm")


@confirming.get("/<link>")
def page(link: str) -> Response:
    """Show what is asked; looking spends nothing, whoever looks."""
    from web.confirm import showing  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return showing.page(link)


@confirming.post("/<link>")
def confirm(link: str) -> Response:
    """Confirm it, once."""
    from web.confirm import spending  # noqa: PLC0415 - as above

    return spending.confirm(link)


@confirming.errorhandler(Exception)
def failed(error: Exception) -> Response | HTTPException:
    """Say that something went wrong, without the address."""
    if isinstance(error, HTTPException):
        return error
    return broken(log, "confirming_failed", error)
