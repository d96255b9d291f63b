"""Show who acts for an office and its groups; invite somebody, end what somebody has, hand work over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from flask import Response, request

from engine.obligations.calendar import day_in_bangkok
from handlers.boards import staffed
from handlers.desk import Overtaken
from handlers.enquiries import in_charge
from handlers.handing import hand_over
from handlers.inviting import invite
from handlers.orders import Order
from handlers.relocating import Order as Letter
from handlers.staffing import empty
from models import audit, offices
from models.offices import OFFICE, Office
from web.admin.codes import drawn, link
from web.admin.showing import admin_page
from web.board.door import Visit, go_to, unknown
from web.board.pages import ROOT

MOST_OFFICES, LONGEST = 50, 60
MADE, ENDED = "code_made_online", "role_ended_online"


@dataclass(frozen=True, slots=True)
class Made:
    """A code that was just made: it is shown this once."""

    code: str
    link: str
    picture: str
    role: str


def show(visit: Visit, made: Made | None = None, fault: str = "") -> Response:
    """Show the offices that an address asks for, and the people of one of them."""
    wanted = " ".join(request.args.get("q", "").split())[:LONGEST]
    found = staffed.offices_named(visit.desk, visit.cares, wanted, MOST_OFFICES + 1)
    office = _office(visit, request.args.get("office", "")) if request.args.get("office") else None
    return admin_page(
        visit, "people.html", q=wanted, offices=found[:MOST_OFFICES], is_cut=len(found) > MOST_OFFICES, office=office,
        members=staffed.members(visit.desk, visit.cares, office) if office else (), made=made, fault=fault,
        roles=staffed.roles_for(visit.cares, office) if office else (), me=visit.sight.who.person_id,
    )  # fmt: skip


def act(visit: Visit, posted: Mapping[str, str]) -> tuple[tuple[Order, ...], Response]:
    """Make a code, end a role, or hand work over."""
    office = _office(visit, request.args.get("office", ""))
    match posted.get("do"):
        case "invite":
            return (), _invited(visit, office, posted)
        case "end":
            return (), _ended(visit, office, posted)
        case "hand":
            return (), _handed(visit, office, posted)
    raise Overtaken


def _invited(visit: Visit, office: Office, posted: Mapping[str, str]) -> Response:
    programme = visit.cares.programme(office.programme) or unknown()
    role = next((one for one in staffed.roles_for(visit.cares, office) if one.id == posted.get("role")), None)
    if role is None:
        raise Overtaken
    person = visit.sight.who
    needs_tap = role.of.table == "offices" and bool(in_charge(visit.desk, office.id))
    code = invite(
        visit.desk,
        programme=programme.id,
        role=role.id,
        office_id=office.id,
        inviter=person.name,
        needs_tap=needs_tap,
    )
    audit.note(
        visit.desk.connection,
        at=visit.desk.now,
        act=MADE,
        about_id=f"{office.id} {role.id}"[:60],
        person_id=person.person_id,
    )
    address = link(visit, code)
    return show(visit, Made(f"{code[:4]} {code[4:]}", address, drawn(address), role.name))


def _ended(visit: Visit, office: Office, posted: Mapping[str, str]) -> Response:
    """End one role; what is open stays with the office, and a group keeps its reports."""
    member = _member(visit, office, posted.get("role", ""))
    if member.role.person_id == visit.sight.who.person_id:
        return show(visit, fault="own")
    offices.end(visit.desk.connection, member.role.id, at=visit.desk.now)
    audit.note(
        visit.desk.connection, at=visit.desk.now, act=ENDED, about_id=member.role.id,
        person_id=visit.sight.who.person_id,
    )  # fmt: skip
    if member.role.scope_kind == OFFICE:
        empty.nobody_left(visit.desk, office.id)
    return _back(office)


def _handed(visit: Visit, office: Office, posted: Mapping[str, str]) -> Response:
    leaver, taker = _member(visit, office, posted.get("role", "")), posted.get("to", "")
    on, today = _day(posted.get("on", "")), day_in_bangkok(visit.desk.now)
    people = {
        one.role.person_id for one in staffed.members(visit.desk, visit.cares, office) if one.is_of_office
    }
    if taker not in people or taker == leaver.role.person_id or on is None or on < today:
        return show(visit, fault="hand")
    order = Letter(on, " ".join(posted.get("letter", "").split())[:200], visit.sight.who.person_id)
    if (
        hand_over(visit.desk, leaver=leaver.role.person_id, office_id=office.id, successor=taker, order=order)
        is None
    ):
        raise Overtaken
    return _back(office)


def _back(office: Office) -> Response:
    return go_to(f"{ROOT}/admin/people?office={office.id}")


def _office(visit: Visit, office_id: str) -> Office:
    """Return an office of the programmes in care."""
    found = offices.office(visit.desk.connection, office_id)
    return found if found and found.programme in visit.cares.homes else unknown()


def _member(visit: Visit, office: Office, role_id: str) -> "staffed.Member":
    found = staffed.members(visit.desk, visit.cares, office)
    member = next((one for one in found if one.role.id == role_id), None)
    if member is None:
        raise Overtaken
    return member


def _day(given: str) -> date | None:
    try:
        return datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
