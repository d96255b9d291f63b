"""Show which other systems read a programme and which are told of its events; make a key for one, and end it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flask import Response

from bot import tokens
from handlers.desk import Overtaken
from handlers.feeding import grants
from handlers.feeding.grants import Wanted
from handlers.orders import Order
from models import api_tokens, endpoints, outbox
from web.admin.showing import admin_page, cared
from web.board.door import Visit, go_to
from web.board.pages import ROOT

DAYS: Final = (30, 365)
LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Made:
    """A key that was just made: it is shown this once."""

    name: str
    text: str


def show(visit: Visit, made: Made | None = None) -> Response:
    """Show keys that hold, and the systems that are told."""
    programmes = [one.id for one in visit.cares.programmes]
    connection, now_ms = visit.desk.connection, visit.desk.now_ms
    held = [
        one for one in api_tokens.of_programmes(connection, programmes)
        if one.revoked_ms is None and one.until_ms > now_ms
    ]  # fmt: skip
    return admin_page(
        visit, "connections.html", made=made, tokens=held, hooks=endpoints.of_programmes(connection, programmes),
        counts=outbox.counts(connection), days=DAYS, left=lambda one: (one.until_ms - now_ms) // tokens.DAY_MS,
        unused=lambda one: (now_ms - one.used_ms) // tokens.DAY_MS if one.used_ms else None,
        named={one.id: one.name for one in visit.cares.programmes},
    )  # fmt: skip


def act(visit: Visit, posted: Mapping[str, str]) -> tuple[tuple[Order, ...], Response]:
    """Make a key, or end one."""
    if posted.get("do") == "make":
        return (), _made(visit, posted)
    if posted.get("do") == "end":
        return (), _ended(visit, posted.get("key", ""))
    raise Overtaken


def _made(visit: Visit, posted: Mapping[str, str]) -> Response:
    programme = cared(visit, posted.get("programme", ""))
    days = next((one for one in DAYS if str(one) == posted.get("days")), None)
    name = " ".join(posted.get("name", "").split())[:LONGEST]
    if days is None or not name:
        raise Overtaken
    token = tokens.fresh()
    grants.make(
        visit.desk, Wanted(name, programme.id), token_id=token.id, token_hash=token.hash,
        until_ms=visit.desk.now_ms + days * tokens.DAY_MS, by=visit.sight.who.person_id,
    )  # fmt: skip
    return show(visit, Made(name, token.text))


def _ended(visit: Visit, key: str) -> Response:
    mine = api_tokens.of_programmes(visit.desk.connection, [one.id for one in visit.cares.programmes])
    if key not in {one.id for one in mine} or not grants.revoke(
        visit.desk, key, by=visit.sight.who.person_id
    ):
        raise Overtaken
    return go_to(f"{ROOT}/admin/connections")
