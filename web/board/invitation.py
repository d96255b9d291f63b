"""Show the QR code of an invitation that was made in the chat, large enough to be scanned across a table, and to print."""

from flask import Response

from engine.obligations.calendar import in_bangkok
from handlers.contacting.inviting import digits_of
from models import joining, offices, units
from models.joining import JoinCode
from web.admin.codes import drawn, link
from web.board.door import Visit, unknown
from web.board.showing import page


def show(visit: Visit, code: str) -> Response:
    """Show a code to whoever acts for the office that invites, as long as it is good."""
    row = joining.by_id(visit.desk.connection, code)
    if row is None or row.office_id not in visit.sight.held.offices or not _is_good(visit, row):
        unknown()
    digits = digits_of(visit.desk, row)
    if not digits:
        unknown()
    address = link(visit, digits)
    return page(
        visit,
        "invitation.html",
        "",
        code=drawn(address),
        digits=f"{digits[:4]} {digits[4:]}",
        role=_role(visit, row),
        about=_about(visit, row),
        until=in_bangkok(row.expires_at).date(),
        uses=row.uses_left,
    )


def _is_good(visit: Visit, row: JoinCode) -> bool:
    return row.revoked_at is None and row.uses_left > 0 and row.expires_at > visit.desk.now


def _role(visit: Visit, row: JoinCode) -> str:
    programme = visit.desk.library.programmes.get(row.programme)
    found = (one.name for one in programme.roles if one.id == row.role) if programme else iter(())
    return next(found, row.role)


def _about(visit: Visit, row: JoinCode) -> str:
    unit = units.unit(visit.desk.connection, row.unit_id) if row.unit_id else None
    office = offices.office(visit.desk.connection, row.office_id)
    return unit.name if unit else office.name if office else ""
