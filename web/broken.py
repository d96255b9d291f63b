"""Say that a page broke, in words, with the number under which the log tells why. Nothing of what was asked is repeated."""

import logging
from http import HTTPStatus
from secrets import token_hex

from flask import Response, render_template, request

from bot.followed import following
from web.pages import secured


def broken(log: logging.Logger, event: str, error: Exception) -> Response:
    """Write down what broke, never the address, for links let people in; return the page that says so."""
    number = token_hex(4)
    with following(number):
        log.error(event, exc_info=error, extra={"page": request.endpoint or "", "method": request.method})
    page = Response(render_template("broken.html", number=number), mimetype="text/html")
    page.status_code = HTTPStatus.INTERNAL_SERVER_ERROR
    page.headers["Cache-Control"] = "no-store"
    return secured(page)
