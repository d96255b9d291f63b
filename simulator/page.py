"""The files of the phone page, served from memory of the disk: HTML, CSS, scripts, fonts."""

from dataclasses import replace
from mimetypes import guess_type
from pathlib import Path

from simulator.control.desk import Desk
from simulator.wire.answer import Answer, Refusal
from simulator.wire.request import Request
from simulator.wire.routes import Route, route

STATIC = Path(__file__).with_name("static")
# Pictures and films of the bot come from anywhere; everything that runs comes from here.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src * data: blob:; media-src * blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)
TYPES = {
    ".woff2": "font/woff2",
    ".js": "text/javascript; charset=utf-8",
    ".m4a": "audio/mp4",
    ".mp4": "video/mp4",
}


def front(_: Desk, __: Request) -> Answer:
    """Return the page itself."""
    page = _file(STATIC / "phone.html")
    return replace(page, headers={**page.headers, "Content-Security-Policy": POLICY})


def static(_: Desk, request: Request) -> Answer:
    """Return one of the page's files."""
    return _file(STATIC / request.args["name"])


def font(_: Desk, request: Request) -> Answer:
    """Return one of the fonts."""
    return _file(STATIC / "fonts" / request.args["name"])


def _file(path: Path) -> Answer:
    if path.name.startswith(".") or not path.is_file():
        raise Refusal(404, "Not found")
    kind = TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    kind = f"{kind}; charset=utf-8" if kind in {"text/html", "text/css"} else kind
    return Answer(200, path.read_bytes(), kind, {"Cache-Control": "no-cache"})


ROUTES: tuple[Route[Desk], ...] = (
    route("GET", "/", front),
    route("GET", "/static/{name}", static),
    route("GET", "/static/fonts/{name}", font),
)
