"""Put around the application what every answer carries: headers, a limit for each address, a line in the log, a last word.

Nothing here knows a page. It loads nothing that the first webhook would have to wait for.
"""

import hashlib
import hmac
import logging
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from bot.clock import machine_ms
from bot.config import Settings
from web.broken import broken
from web.tries import Tries

log = logging.getLogger("sanam.web")
# A sub-district office stands behind one address, and so do many phones of one operator.
OF_AN_ADDRESS: Final = Tries(1_200)
# LINE may not be slowed down, and whoever watches over us is asked to look often.
FREE: Final = frozenset({"webhook.receive", "health.healthz", "health.readyz"})
CLOSED: Final = (
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)
ALWAYS: Final = (
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"),
)  # fmt: skip
A_YEAR: Final = "max-age=31536000; includeSubDomains"
TOLD: Final = frozenset({400, 401, 403, 404, 405, 413, 429})


def arm(app: Flask, settings: Settings) -> None:
    """Put everything around the application."""
    proxies = int(settings.proxies)
    if proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=0, x_host=0, x_port=0, x_prefix=0
        )
    key = hashlib.sha256(f"addresses:{settings.secret_keys[0]}".encode()).digest()
    is_secure = urlsplit(settings.public_url).scheme == "https"

    def dressed(response: Response) -> Response:
        _dress(response, is_secure=is_secure)
        if response.status_code in TOLD and request.endpoint not in FREE:
            _tell(response.status_code, _place(key))
        return response

    app.before_request(_slow_down)
    app.after_request(dressed)
    app.register_error_handler(Exception, _broken)


def _slow_down() -> Response | None:
    """Refuse an address that asks for more than an office full of people would."""
    if request.endpoint in FREE or OF_AN_ADDRESS.allows(request.remote_addr or "", now_ms=machine_ms()):
        return None
    busy = Response("busy", status=HTTPStatus.TOO_MANY_REQUESTS, mimetype="text/plain")
    busy.headers["Retry-After"] = "60"
    return busy


def _dress(response: Response, *, is_secure: bool) -> None:
    headers = response.headers
    for name, value in ALWAYS:
        if name not in headers:
            headers[name] = value
    headers["Content-Security-Policy"] = closed(headers.get("Content-Security-Policy", ""))
    if is_secure:
        headers["Strict-Transport-Security"] = A_YEAR


def closed(policy: str) -> str:
    """Return a policy with everything shut that it does not speak of."""
    said = {part.split()[0] for part in policy.split(";") if part.strip()}
    more = [part for part in CLOSED if part.split()[0] not in said]
    return "; ".join([*([policy.rstrip("; ")] if policy else []), *more])


def _place(key: bytes) -> str:
    """Name an address so that its tries are seen together, and it itself is not."""
    return hmac.digest(key, (request.remote_addr or "").encode(), hashlib.sha256).hex()[:12]


def _tell(status: int, place: str) -> None:
    """Write down that somebody was refused: which door, never the address of the page, for links let people in."""
    log.warning(
        "request_refused",
        extra={"status": status, "page": request.endpoint or "", "method": request.method, "from": place},
    )


def _broken(error: Exception) -> Response | HTTPException:
    """Say that something went wrong, and nothing else; what it was stands in the log, without the address."""
    if isinstance(error, HTTPException):
        return error
    return broken(log, "request_failed", error)
