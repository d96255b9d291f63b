"""Show what a workbook of a pack holds: what is to be mended, or what it would change; and put it in force when told so."""

from collections.abc import Mapping

from flask import Response

from bot.packs import applying, comparing
from engine.revising.comparing import Pack
from engine.revising.telling import what
from handlers.boards import uploads
from handlers.desk import Overtaken
from handlers.orders import Order
from models import uploads as rows
from models.uploads import PACK, Upload
from web.admin.showing import admin_page
from web.admin.trying import Tried, tried, unpacked
from web.board.door import Visit, go_to, unknown
from web.board.pages import ROOT


def show(visit: Visit, upload: str) -> Response:
    """Show what came of trying it."""
    kept = _kept(visit, upload)
    found = _tried(visit, kept)
    if found.taken is None or found.faults or found.why:
        return admin_page(
            visit, "pack_try.html", upload=kept, tried=found, changes=(), is_new=False, programme=None
        )
    with unpacked(found.taken) as pack:
        before = comparing.in_force(visit.desk, pack.programme.id)
        after = Pack(pack.programme, pack.forms)
        changes = comparing.between(visit.desk, before, after) if before else ()
        return admin_page(
            visit, "pack_try.html", upload=kept, tried=found, changes=changes, is_new=before is None, what=what,
            programme=pack.programme,
        )  # fmt: skip


def act(visit: Visit, posted: Mapping[str, str], upload: str) -> tuple[tuple[Order, ...], Response]:  # noqa: ARG001 - one button
    """Put it in force, as it was tried."""
    kept = _kept(visit, upload)
    found = _tried(visit, kept)
    if found.taken is None or found.faults or found.why:
        raise Overtaken
    with unpacked(found.taken) as pack:
        applying.put(visit.desk, pack.programme, pack.forms, pack.folder, visit.sight.who.person_id)
        rows.become(visit.desk.connection, kept.id, before=PACK, kind="applied", body=None, told=None)
        return (), go_to(f"{ROOT}/admin/packs/{pack.programme.id}")


def _kept(visit: Visit, upload: str) -> Upload:
    return uploads.own(visit.desk, visit.sight.who.person_id, upload, PACK) or unknown()


def _tried(visit: Visit, kept: Upload) -> Tried:
    content = uploads.content(visit.desk, kept)
    return tried(visit, content) if content is not None else unknown()
