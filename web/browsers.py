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


def is_sealed() -> bool:
    """Say whether browsers reach us by https alone, as everywhere but on a developer's own machine."""
    return urlsplit(core().settings.public_url).scheme == "https"


def named(jar: Jar) -> str:
    """Return the name of a cookie: with the prefix by which a browser takes it from this host alone, never from a sibling."""
    return f"__Host-{jar.name}" if is_sealed() else jar.name


def kept_in(jar: Jar) -> str:
    """Return what a browser keeps for pages of a kind, "" for nothing."""
    return request.cookies.get(named(jar), "")


def known(jar: Jar) -> str:
    """Return the browser that a request comes from, "" for one that has no cookie of ours."""
    given = kept_in(jar)
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
    """Give a browser its cookie; no script and no other host ever sees it."""
    response.set_cookie(
        named(jar), browser, max_age=jar.door.life_ms // 1000, path=_reach(jar),
        secure=is_sealed(), httponly=True, samesite="Lax",
    )  # fmt: skip
    return response


def without_cookie(jar: Jar, response: Response) -> Response:
    """Take a cookie back, and what the browser may have kept with it."""
    response.delete_cookie(named(jar), path=_reach(jar), secure=is_sealed(), httponly=True, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _reach(jar: Jar) -> str:
    """Return which pages a cookie goes to; the prefix of the host wants them all."""
    return "/" if is_sealed() else jar.door.path
