"""Show one piece of evidence, or several side by side, to one person: the page, and the content as it is opened part by part.

A link is good for a quarter of an hour, for the one who asked for it, and in the browser that opened it first. Whether that
person may still see each piece is asked again each time. Nothing is kept by any browser or proxy on the way.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from flask import Response, render_template, request
from sqlalchemy import Connection
from werkzeug.datastructures import Range
from werkzeug.http import parse_range_header

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.passes import EVIDENCE, PATH, Pass
from bot.sniffing import UNKNOWN
from bot.unsealing import original, small
from bot.watermarks import marked
from bot.wiring import Core
from engine.conversation.evidence.pieces import PAIR, SEVERAL
from handlers import accesses, outsiders
from handlers.desk import Desk, Look
from handlers.evidence import may_see
from handlers.pieces import sender_name
from models import audit, online
from models import evidence as rows
from models.evidence import KEPT, Evidence
from models.streams import Sealed
from web.browsers import Jar, hashed, known, known_or_new, private, with_cookie
from web.browsers import core as core_here
from web.framing import framed
from web.seeing import marks, traced

OPENED = "evidence_opened"
SHOWS = "default-src 'none'; style-src 'self'; font-src 'self'; media-src 'self'; img-src 'self'; frame-ancestors 'none'"
Opens = Callable[[Core, Connection, Evidence], Sealed | None]
# A picture of fifty million pixels is much for a machine: one is drawn upon at a time.
_TURN = threading.Lock()
JAR = Jar("evidence", EVIDENCE, SHOWS)


@dataclass(frozen=True, slots=True)
class Allowed:
    """The pieces that this request may see, in the order of the link."""

    rows: tuple[Evidence, ...]
    given: Pass


def page(link: str) -> Response:
    """Show the pieces, bind the link to this browser, and write down who opened them."""
    core = core_here()
    browser = known_or_new(JAR)
    with core.database.writing() as connection:
        desk = desk_of(core, connection, [])
        allowed = _allowed(core, desk, link, browser, may_be_first=True)
        if isinstance(allowed, str):
            return _refused(allowed)
        shown = [framed(core, desk, row, f"{PATH}{link}", at) for at, row in enumerate(allowed.rows)]
        for row in allowed.rows:
            audit.note(connection, at=desk.now, act=OPENED, about_id=row.id, person_id=allowed.given.person)
        looks = [*(desk.looks or ()), *(Look(row.person_id, row.id, "evidence", ()) for row in allowed.rows)]
        accesses.note(desk, looks, who=allowed.given.person, door="evidence")
        over = traced(
            replace(desk, looks=looks), allowed.given.person, sender_name(desk, allowed.given.person)
        )
    response = Response(
        render_template("evidence.html", pieces=shown, is_pair=PAIR in allowed.given.about, traced=over),
        mimetype="text/html",
    )
    return with_cookie(JAR, private(JAR, response), browser)


def content(link: str, number: int) -> Response:
    """Serve the content of a piece, or the part of it that the player asks for; outside its office a picture with a mark."""
    found = _one(link, number, original)
    if found is None:
        return _refused("over")
    return _marked(found[1], found[2]) if found[2] else _served(*found[:2])


def preview(link: str, number: int) -> Response:
    """Serve the small picture of a piece."""
    found = _one(link, number, small)
    if found is None:
        return _refused("over")
    if found[2]:
        return _marked(found[1], found[2])
    response = Response(_pieces(found[1], 0, found[1].size), mimetype="image/jpeg")
    response.headers["Content-Length"] = str(found[1].size)
    return private(JAR, response)


def _marked(sealed: Sealed, words: str) -> Response:
    """Serve a picture with who opened it all over it; one that cannot be drawn upon is not shown at all."""
    with _TURN:
        drawn = marked(_pieces(sealed, 0, sealed.size), words)
    return private(JAR, Response(drawn, mimetype="image/jpeg")) if drawn else _refused("over")


def _one(link: str, number: int, which: Opens) -> tuple[Evidence, Sealed, str] | None:
    """Return a piece, what is in it, and the mark that it bears for whoever is not of its office."""
    core = core_here()
    with core.database.reading() as connection:
        desk = desk_of(core, connection)
        allowed = _allowed(core, desk, link, known(JAR), may_be_first=False)
        if isinstance(allowed, str) or number >= len(allowed.rows):
            return None
        row = allowed.rows[number]
        sealed = which(core, connection, row) if row.state == KEPT else None
        person = allowed.given.person
        is_drawn = row.kind == "image" and outsiders.of_piece(desk, person, row)
        words = marks(desk, person, sender_name(desk, person)) if is_drawn else ""
    return (row, sealed, words) if sealed is not None else None


def _allowed(core: Core, desk: Desk, link: str, browser: str, *, may_be_first: bool) -> Allowed | str:
    """Return the pieces of a link, or the name of what stands against showing them."""
    given = core.passes.read(link, now_ms=machine_ms())
    if given is None:
        return "over"
    ids = given.about.replace(PAIR, SEVERAL).split(SEVERAL)
    stored = {row.id: row for row in rows.of_ids(desk.connection, ids)}
    found = [stored[one] for one in ids if one in stored]
    seen = tuple(row for row in found if may_see(desk, given.person, row))
    if not seen:
        return "over"
    if all(row.state != KEPT for row in seen):
        return "gone"
    is_here = online.open_in(
        desk.connection, hashed(link), hashed(browser), until_ms=given.until_ms, may_be_first=may_be_first
    )
    return Allowed(seen, given) if is_here else "elsewhere"


def _refused(why: str) -> Response:
    return private(
        JAR, Response(render_template("evidence_over.html", why=why), status=403, mimetype="text/html")
    )


def _served(row: Evidence, sealed: Sealed) -> Response:
    wanted = parse_range_header(request.headers.get("Range"))
    wanted = wanted if wanted is not None and wanted.units == "bytes" else None
    part = _part(wanted, sealed.size)
    if wanted is not None and part is None:
        return private(JAR, Response(status=416, headers={"Content-Range": f"bytes */{sealed.size}"}))
    start, end = part or (0, sealed.size)
    response = Response(_pieces(sealed, start, end), status=206 if part else 200)
    if part:
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{sealed.size}"
    response.headers["Content-Type"] = row.content_type or UNKNOWN
    response.headers["Content-Length"] = str(end - start)
    response.headers["Accept-Ranges"] = "bytes"
    is_shown = row.kind in {"audio", "image", "video"} and row.content_type != UNKNOWN
    response.headers["Content-Disposition"] = "inline" if is_shown else f'attachment; filename="{row.id}"'
    return private(JAR, response)


def _part(wanted: Range | None, size: int) -> tuple[int, int] | None:
    """Return the one part that is asked for; several at once are answered with the first."""
    if wanted is None:
        return None
    start, end = wanted.ranges[0]
    start = max(0, size + start) if start < 0 else start
    end = min(size, size if end is None else end)
    return (start, end) if start < end else None


def _pieces(sealed: Sealed, start: int, end: int) -> Iterator[bytes]:
    yield from sealed.part(start, end)
