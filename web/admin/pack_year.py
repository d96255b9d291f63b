"""Show a year that was played in advance: how its reports ended, and its messages against the plan."""

import json
from collections.abc import Mapping
from typing import Any

from flask import Response, request

from engine.boards import years
from handlers.filling import new_id
from handlers.orders import Order
from models import uploads
from models.uploads import YEAR
from web.admin.showing import admin_page, cared
from web.board.door import Visit, go_to
from web.board.pages import ROOT

KEPT = (
    "pack",
    "from",
    "to",
    "by_month",
    "counted_by_line",
    "quota",
    "provinces",
    "groups",
    "people",
    "seed",
    "over_quota",
)


def show(visit: Visit, pack: str, fault: str = "") -> Response:
    """Show the newest report of a year that was handed in."""
    programme = cared(visit, pack)
    kept = uploads.latest(visit.desk.connection, YEAR, programme.id)
    told = kept.told or {} if kept else {}
    months = years.months(told) if told else ()
    quota = told.get("quota")
    return admin_page(
        visit, "pack_year.html", programme=programme, kept=kept, told=told, months=months, fates=years.FATES, fault=fault,
        reports=years.reports(months), messages=years.messages(months, quota if isinstance(quota, int) else None),
    )  # fmt: skip


def act(visit: Visit, posted: Mapping[str, str], pack: str) -> tuple[tuple[Order, ...], Response]:  # noqa: ARG001 - a file comes
    """Keep the report of a year."""
    programme = cared(visit, pack)
    sent = request.files.get("file")
    told = _read(sent.read() if sent else b"")
    if told is None or told.get("pack") != programme.id:
        return (), show(visit, pack, "foreign" if told else "broken")
    uploads.keep(
        visit.desk.connection, id=new_id("upload", visit.sight.who.person_id, YEAR, str(visit.desk.now_ms)),
        person_id=visit.sight.who.person_id, kind=YEAR, programme=programme.id, name="", told=told, made_at=visit.desk.now,
    )  # fmt: skip
    return (), go_to(f"{ROOT}/admin/packs/{programme.id}/year")


def _read(content: bytes) -> dict[str, Any] | None:
    """Read a report that `flask packs simulate --json` has written; None for anything else."""
    try:
        found = json.loads(content)
        years.months(found)
    except (ValueError, RecursionError):
        return None
    return {key: found[key] for key in KEPT if key in found}
