"""Tell browsers apart by a cookie that says nothing, and keep every page of one person away from caches and other sites."""

import hashlib
import re
from dataclasses import dataclass
from secrets import token_urlsafe
from urllib.parse import urlsplit

from flask import Response, current_app, request

from bot.passes import Door
from bot.wiring import Core
from web.pages import secured

A_BROWSER = re.compile(r"[\w-]{32}")


@dataclass(frozen=True, slots=True)
class Jar:
    """A cookie of one kind of page, and what such a page may load."""

    name: str
    door: Door
    shows: str


def core() -> Core:
    """Return what every process shares."""
    found: Core = current_app.extensions["sanam"].core
    return found


def known(jar: Jar) -> str:
    """Return the browser that a request comes from, "" for one that has no cookie of ours."""
    given = request.cookies.get(jar.name, "")
    return given if A_BROWSER.fullmatch(given) else ""


def known_or_new(jar: Jar) -> str:
    """Return the browser that a request comes from, or a new one."""
    return known(jar) or token_urlsafe(24)


def hashed(text: str) -> str:
    """Return what is stored of a link or a browser."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def private(jar: Jar, response: Response) -> Response:
    """Add what keeps a page from being stored, framed or fed from elsewhere."""
    secured(response)
    response.headers["Content-Security-Policy"] = jar.shows
    response.headers["Cache-Control"] = "no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def with_cookie(jar: Jar, response: Response, browser: str) -> Response:
    """Give a browser its cookie; it never leaves the pages of its kind."""
    is_secure = urlsplit(core().settings.public_url).scheme == "https"
    response.set_cookie(
        jar.name, browser, max_age=jar.door.life_ms // 1000, path=jar.door.path,
        secure=is_secure, httponly=True, samesite="Lax",
    )  # fmt: skip
    return response
