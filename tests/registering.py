"""A made-up programme beside the demo's own, with offices in three districts: for registering, areas and handing over."""

from datetime import timedelta

from cli import demo
from cli.applying import apply
from handlers import inviting
from handlers.desk import Desk
from models import joining, offices, people, units
from models.offices import OFFICE
from tests.play import Play
from tests.rules.tree import ROOT
from tests.stories import act, desk, shown

FOLDER = ROOT / "tests" / "packs" / "village-groups-2565"
PROGRAMME = FOLDER.name
ELSEWHERE = "moac-groups-2565"
# id, kind, name, place, area of the pack
OFFICES = (
    ("v-maerim", "district", "สำนักงานอำเภอแม่ริม", "5007", ""),
    ("v-muang", "district", "สำนักงานอำเภอเมืองเชียงใหม่", "5001", ""),
    ("v-lamphun", "district", "สำนักงานอำเภอเมืองลำพูน", "5101", ""),
    ("v-cm", "province", "สำนักงานจังหวัดเชียงใหม่", "50", ""),
    ("v-north", "north_host", "หน่วยงานเจ้าภาพภาคเหนือ", "", "north"),
    ("v-centre", "centre", "กรมตัวอย่าง", "", ""),
)
OFFICERS = {
    "somchai": ("officer", "v-maerim", "สมชาย"),
    "nida": ("province_officer", "v-cm", "นิดา"),
    "arun": ("officer", "v-muang", "อรุณ"),
}
# Codes that a transcript can type.
CODES = {
    "25659001": ("leader", "v-maerim", ""),
    "25659002": ("officer", "v-maerim", "ping"),
    "25659003": ("officer", "v-maerim", ""),
}
CRAFT, FOOD = "[หัตถกรรม]", "[อาหาร]"
MEMBERS = "1. สมศรี ดีงาม\n2. บุญมา รักดี\n3. คำปัน ใจดี"
CHAIR = "มะลิ ใจดี"


def settled(play: Play) -> None:
    """Apply the programme, and let its officers and offices be there."""
    apply(play.core, FOLDER)
    play.core.shelf._looked_at = 0.0
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        for id_, kind, name, area, within in OFFICES:
            offices.put_office(
                connection, id=id_, programme=PROGRAMME, kind=kind, name=name, area=area, within=within, phone="",
            )  # fmt: skip
        # Somebody somewhere took part elsewhere: what is kept of that programme is known here.
        units.add(
            connection, id="elsewhere", programme=ELSEWHERE, kind="group", name="กลุ่มไข่ไก่", place="570101",
            office_id="moac-cr", attributes={}, made_at=here.now,
        )  # fmt: skip
        units.enrol(connection, "elsewhere", ELSEWHERE, at=here.now)
        for digits, (role, office, area) in CODES.items():
            _known_code(here, digits, role, office, area)
        for key, (role, office, name) in OFFICERS.items():
            appointed(here, play, key, role, office, name)


def _known_code(here: Desk, digits: str, role: str, office: str, area: str) -> None:
    key = here.vault.key(here.connection, f"office:{office}")
    joining.add(
        here.connection, id=f"known-{digits}", code_hash=here.vault.keyring.hash("code", digits), programme=PROGRAMME,
        role=role, office_id=office, unit_id=None, area=area, inviter=key.seal("คุณสมชาย"), relinks=None,
        needs_tap=False, is_practice=False, uses_left=50, expires_at=here.now + timedelta(days=365), revoked_at=None,
    )  # fmt: skip


def appointed(here: Desk, play: Play, key: str, role: str, office: str, name: str = "") -> str:
    """Give somebody of the cast a role over an office, alone."""
    demo.meet(here, key, name or key, play.clock.now())
    person = known(here, key)
    for held in offices.roles_of(here.connection, person, at=here.now):
        offices.end(here.connection, held.id, at=here.now)
    offices.grant(
        here.connection, id=f"{key}-{office}"[:32], person_id=person, programme=PROGRAMME, kind=role,
        scope_kind=OFFICE, scope_id=office, valid_from=here.now,
    )  # fmt: skip
    return person


def known(here: Desk, key: str) -> str:
    account = people.account(here.connection, here.vault.keyring.hash("line", demo.line_id(key)))
    assert account is not None
    return account.person_id


def code(play: Play, office: str = "v-maerim", role: str = "leader", area: str = "") -> str:
    """Make a join code."""
    with play.core.database.writing() as connection:
        return inviting.invite(
            desk(play, connection),
            programme=PROGRAMME,
            role=role,
            office_id=office,
            inviter="คุณสมชาย",
            area=area,
        )


def begun(play: Play, who: str, name: str, office: str = "v-maerim") -> str:
    """Let somebody join and come to the first question of the registration."""
    return act(play, who, code(play, office), "[รับทราบ]", name)


def answered(
    play: Play, who: str, group: str, *, place: str = "ต.ริมใต้ แม่ริม", type_: str = CRAFT, chair: str = CHAIR,
    members: str = MEMBERS, is_old: str = "[ใช่]", is_local: str = "[ใช่]",
) -> str:  # fmt: skip
    """Answer everything up to the card."""
    return act(play, who, group, place, type_, chair, members, "ครบแล้ว", is_old, is_local)


def seen(play: Play, who: str) -> list[str]:
    """Return what somebody was last shown, as text."""
    return [shown([message]) for message in play.seen.get(who, [])]
