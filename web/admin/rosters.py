"""Show which lists were taken in, and take one to be looked through first; looking changes nothing."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from flask import Response, request

from bot.desks import desk_of
from handlers.boards import uploads
from models import rosters
from models.uploads import ROSTER
from web.admin.showing import admin_page
from web.board.door import Visit, go_to
from web.board.pages import ROOT

MOST: Final = 30
ENDINGS: Final = frozenset({".xlsx", ".xlsm", ".csv", ".txt", ".tsv"})


def show(visit: Visit, fault: str = "") -> Response:
    """Show the imports of all programmes, the newest first."""
    found = [
        (one, row)
        for one in visit.cares.programmes
        for row in rosters.latest(visit.desk.connection, one.id, MOST)
    ]
    found.sort(key=lambda pair: pair[1].begun_at, reverse=True)
    return admin_page(visit, "rosters.html", found=found[:MOST], fault=fault)


def begin(visit: Visit, posted: Mapping[str, str]) -> Response:
    """Keep a list, and lead to where it is looked through."""
    sent, programme = request.files.get("file"), visit.cares.programme(posted.get("programme", ""))
    content = sent.read() if sent else b""
    if sent is None or not content or programme is None:
        return show(visit, "none")
    name = PurePath((sent.filename or "").replace("\\", "/")).name
    if PurePath(name).suffix.lower() not in ENDINGS:
        return show(visit, "ending")
    core, person = visit.core, visit.sight.who.person_id
    with core.database.writing() as connection:
        kept = uploads.keep(desk_of(core, connection), person, ROSTER, programme.id, name, content)
    return go_to(f"{ROOT}/admin/rosters/{kept}")
