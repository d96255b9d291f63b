"""Offices, people and join codes of programmes that the demo does not have, for chats about them."""

from dataclasses import dataclass
from datetime import timedelta

from handlers import enrolling
from handlers.desk import Desk
from models import joining, offices
from tests.play import Play
from tests.stories import desk


@dataclass(frozen=True, slots=True)
class Place:
    """A programme in one place: its offices from below to above, and the codes that somebody can type."""

    programme: str
    offices: tuple[tuple[str, str, str, str], ...]  # id, kind, name, area
    codes: tuple[tuple[str, str, str, str], ...]  # digits, role, office, who invites


NEW_THEORY = Place(
    "new-theory-2564",
    (
        ("nt-5007", "district", "คณะทำงานขับเคลื่อนโครงการ อำเภอแม่ริม", "5007"),
        ("nt-agri", "agriculture", "สำนักงานเกษตรอำเภอแม่ริม", "5007"),
        ("nt-50", "province", "คณะทำงานขับเคลื่อนโครงการ จังหวัดเชียงใหม่", "50"),
    ),
    (
        ("25641001", "leader", "nt-5007", "คุณสมชาย"),
        ("25641002", "district_secretary", "nt-5007", "คุณนิดา"),
    ),
)
COUNCILS = Place(
    "councils",
    (
        ("council-500702", "council", "สภาองค์กรชุมชนตำบลสันโป่ง", "500702"),
        ("council-50", "group", "คณะทำงานร่วมจังหวัดเชียงใหม่", "50"),
        ("mechanism-50", "mechanism", "กลไกระดับจังหวัดเชียงใหม่", "50"),
    ),
    (
        ("25651001", "leader", "council-500702", "คุณป้าแดง"),
        ("25651002", "council_secretary", "council-500702", "คุณนิดา"),
        ("25651003", "group_secretary", "council-50", "คุณป้าแดง"),
        ("25651004", "mechanism_leader", "mechanism-50", "คุณนิดา"),
    ),
)


def new_theory(play: Play) -> None:
    """Let the offices of เกษตรทฤษฎีใหม่ be there, and codes for them."""
    _settled(play, NEW_THEORY)


def councils(play: Play) -> None:
    """Let the offices of the councils be there, and codes for them."""
    _settled(play, COUNCILS)


def _settled(play: Play, place: Place) -> None:
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        for id_, kind, name, area in place.offices:
            _office(here, place.programme, id_, kind, name, area)
        for digits, role, office, inviter in place.codes:
            _code(here, place.programme, digits, role, office, inviter)


def _office(here: Desk, programme: str, id_: str, kind: str, name: str, area: str) -> None:
    offices.put_office(
        here.connection, id=id_, programme=programme, kind=kind, name=name, area=area, phone="020000000"
    )
    office = offices.office(here.connection, id_)
    assert office is not None
    enrolling.enrol_office(here, here.library.programmes[programme], office)


def _code(here: Desk, programme: str, digits: str, role: str, office: str, inviter: str) -> None:
    key = here.vault.key(here.connection, f"office:{office}")
    joining.add(
        here.connection, id=f"known-{digits}", code_hash=here.vault.keyring.hash("code", digits),
        programme=programme, role=role, office_id=office, unit_id=None, area="", inviter=key.seal(inviter),
        relinks=None, needs_tap=False, is_practice=False, uses_left=50,
        expires_at=here.now + timedelta(days=365), revoked_at=None,
    )  # fmt: skip
