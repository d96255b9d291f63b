"""List the packs of an admin, and take a workbook of one to be tried; trying changes nothing."""

from collections.abc import Mapping

from flask import Response, request

from bot.desks import desk_of
from handlers.boards import uploads
from models import pack_versions
from models.uploads import PACK
from web.admin.showing import admin_page
from web.board.door import Visit, go_to
from web.board.pages import ROOT


def show(visit: Visit, fault: str = "") -> Response:
    """Show the list."""
    found = [(one, pack_versions.latest(visit.desk.connection, one.id)) for one in visit.cares.programmes]
    return admin_page(visit, "packs.html", found=found, fault=fault)


def begin(visit: Visit, posted: Mapping[str, str]) -> Response:  # noqa: ARG001 - a file comes
    """Keep a workbook, and lead to where it is tried."""
    sent = request.files.get("file")
    content = sent.read() if sent else b""
    if sent is None or not content:
        return show(visit, "none")
    core, person, name = visit.core, visit.sight.who.person_id, sent.filename or ""
    with core.database.writing() as connection:
        kept = uploads.keep(desk_of(core, connection), person, PACK, "", name, content)
    return go_to(f"{ROOT}/admin/try/{kept}")
