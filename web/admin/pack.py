"""Show one pack: its forms, its versions, and the way to its year, its workbook and what it would cost."""

from collections.abc import Mapping

from flask import Response

from bot.packs import editions
from engine.obligations.noting import open_ended
from handlers.boards import showing_out
from handlers.desk import Overtaken
from handlers.orders import Order
from models import pack_versions
from web.admin.showing import admin_page, cared
from web.board.door import Visit, go_to
from web.board.pages import ROOT


def show(visit: Visit, pack: str) -> Response:
    """Show the pack."""
    programme = cared(visit, pack)
    versions = pack_versions.history(visit.desk.connection, programme.id)[::-1]
    forms = sorted({duty.form for duty in programme.duties if duty.form})
    titles = {
        name: found[0].title for name in forms if (found := visit.desk.library.form(programme.id, name))
    }
    return admin_page(
        visit, "pack.html", programme=programme, versions=versions, forms=titles, notes=tuple(open_ended(programme)),
        is_public=showing_out.is_public(visit.desk, programme.id),
        before=versions[0].follows if versions else None,
    )  # fmt: skip


def act(visit: Visit, posted: Mapping[str, str], pack: str) -> tuple[tuple[Order, ...], Response]:
    """Take the version before up again, or open and shut the page for everybody."""
    programme, by = cared(visit, pack), visit.sight.who.person_id
    if posted.get("do") in {"open", "shut"}:
        showing_out.let(visit.desk, programme.id, is_public=posted["do"] == "open", by=by)
        return (), go_to(f"{ROOT}/admin/packs/{programme.id}")
    latest = pack_versions.latest(visit.desk.connection, programme.id)
    if posted.get("do") != "back" or latest is None or posted.get("version") != str(latest.number):
        raise Overtaken
    if editions.back(visit.desk, programme.id, by) is None:
        raise Overtaken
    return (), go_to(f"{ROOT}/admin/packs/{programme.id}")
