"""Let one person take a report away: the page that names its files, and each file, made when it is asked for.

A link is good for an hour, for the one who asked for it, and in the browser that opened it first. Whether that person may
still see the report is asked again for each file, and who took which stands in the audit.
"""

import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, Literal

from flask import Response, render_template
from sqlalchemy import Connection

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.files import FilesDown
from bot.papers import making
from bot.papers.making import KINDS, TYPES, Kind
from bot.passes import FILES, Pass
from bot.wiring import Core
from handlers import accesses, outsiders
from handlers.boards.papers import Paper
from handlers.desk import Desk
from handlers.files import reading
from handlers.pieces import sender_name
from models import audit, online
from models.evidence import KEPT
from web.browsers import Jar, core, hashed, known, known_or_new, private, with_cookie
from web.seeing import marks, note_looks

OPENED: Final = "files_opened"
TAKEN: Final = "file_taken_"
SHOWS: Final = "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'none'"
JAR: Final = Jar("files", FILES, SHOWS)
PIECE: Final = 64 * 1024
# A paper takes a second of a processor: one is made at a time, and nobody waits longer than this for a turn.
TURN_S: Final = 20.0
_TURN: Final = threading.Lock()
Why = Literal["over", "elsewhere", "busy", "down"]
STATUS: Final[dict[Why, int]] = {"over": 403, "elsewhere": 403, "busy": 503, "down": 503}


def page(link: str) -> Response:
    """Show which files there are, bind the link to this browser, and write down who opened it."""
    here, browser = core(), known_or_new(JAR)
    with here.database.writing() as connection:
        desk = desk_of(here, connection, [])
        given = here.passes.read(link, now_ms=desk.now_ms, door=FILES)
        found = reading.opened_for(desk, given.person, given.about) if given else None
        if given is None or found is None:
            return _shut("over")
        if not _is_here(connection, link, given, browser, may_be_first=True):
            return _shut("elsewhere")
        audit.note(connection, at=desk.now, act=OPENED, about_id=found.report.id, person_id=given.person)
        shown = _page(desk, found, link)
        note_looks(desk, given.person, "files", shown)
    return with_cookie(JAR, private(JAR, shown), browser)


def file(link: str, kind: str) -> Response:
    """Make one file and serve it, a piece at a time; nothing of it stays behind."""
    wanted = next((one for one in KINDS if one == kind), None)
    here, browser = core(), known(JAR)
    given = here.passes.read(link, now_ms=machine_ms(), door=FILES)
    if given is None or wanted is None or not browser:
        return _shut("over")
    if not _TURN.acquire(timeout=TURN_S):
        return _shut("busy")
    try:
        made = _made(here, link, given, browser, wanted)
    except FilesDown:
        return _shut("down")
    finally:
        _TURN.release()
    if isinstance(made, str):
        return _shut(made)
    return _served(*made)


def _page(desk: Desk, found: Paper, link: str) -> Response:
    page = render_template(
        "files.html", paper=found, count=sum(row.state == KEPT for row in found.pieces), others=reading.beside(desk, found), link=f"{FILES.path}{link}",
        is_closed=reading.is_closed(desk, found),
    )  # fmt: skip
    return Response(page, mimetype="text/html")


def _made(here: Core, link: str, given: Pass, browser: str, kind: Kind) -> tuple[IO[bytes], int, str] | Why:
    with tempfile.TemporaryDirectory(prefix="sanam-paper-") as folder:
        with here.database.reading() as connection:
            desk = desk_of(here, connection, [])
            found = reading.opened_for(desk, given.person, given.about)
            if found is None:
                return "over"
            if not _is_here(connection, link, given, browser, may_be_first=False):
                return "elsewhere"
            every = reading.of_round(desk, given.person, found) if kind == "round" else ()
            mark = _mark(desk, given.person, found)
            made = making.write(here, desk, every or (found,), kind, Path(folder), mark)
        with here.database.writing() as connection:
            accesses.note(desk_of(here, connection), desk.looks or (), who=given.person, door="files")
            act = f"{TAKEN}{kind}"
            audit.note(connection, at=desk.now, act=act, about_id=found.report.id, person_id=given.person)
        # The folder goes at once; what is open stays readable until it is closed.
        return made.open("rb"), made.stat().st_size, made.name


def _mark(desk: Desk, person: str, found: Paper) -> str:
    """Return what stands over the pages and pictures for whoever is not of the office."""
    is_outside = outsiders.of_report(desk, person, found.report)
    return marks(desk, person, sender_name(desk, person)) if is_outside else ""


def _is_here(connection: Connection, link: str, given: Pass, browser: str, *, may_be_first: bool) -> bool:
    return online.open_in(
        connection, hashed(link), hashed(browser), until_ms=given.until_ms, may_be_first=may_be_first
    )


def _served(content: IO[bytes], size: int, name: str) -> Response:
    response = Response(_pieces(content), mimetype=TYPES[name.rpartition(".")[2]])
    response.call_on_close(content.close)
    response.headers["Content-Length"] = str(size)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return private(JAR, response)


def _pieces(content: IO[bytes]) -> Iterator[bytes]:
    with content:
        while piece := content.read(PIECE):
            yield piece


def _shut(why: Why) -> Response:
    page = render_template("files_shut.html", why=why)
    return private(JAR, Response(page, status=STATUS[why], mimetype="text/html"))
