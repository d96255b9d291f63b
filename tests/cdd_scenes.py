"""Lend chats the offices, people and units of the community-development packs, as far as each chat needs them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import machine_ms
from bot.passes import TABLE
from cli import demo
from engine.conversation.effects import Send
from engine.conversation.state import Draft
from handlers import enrolling, reporting
from handlers.dating import Setting, write_down
from handlers.desk import Desk
from handlers.speakers import agreed
from models import facts, joining, obligations, offices, people, units
from models.obligations import Obligation
from tests import many_units
from tests.play import Play
from tests.stories import desk, person, rows
from tests.web.report_kit import Phone

HOME = "cdd-2565"
OFFICES = {
    "department": ("กรมการพัฒนาชุมชน", ""),
    "province": ("สำนักงานพัฒนาชุมชนจังหวัดเชียงใหม่", "50"),
    "district": ("สำนักงานพัฒนาชุมชนอำเภอแม่ริม", "5007"),
    "province_development": ("คณะกรรมการพัฒนาจังหวัดเชียงใหม่", "50"),
    "province_committee": ("คณะกรรมการระดับจังหวัดเชียงใหม่", "50"),
    "district_committee": ("คณะกรรมการระดับอำเภอแม่ริม", "5007"),
    "governor": ("ผู้ว่าราชการจังหวัดเชียงใหม่", "50"),
}
NAMES = {"mali": "มะลิ", "somchai": "สมชาย", "nida": "นิดา", "daeng": "แดง", "arun": "อรุณ"}


@dataclass(frozen=True, slots=True)
class Filed:
    """What the district has filed of every unit before the chat begins."""

    duty: str
    answers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """A project in แม่ริม: who acts for which kind of office or unit, and which units of a kind take part."""

    project: str
    roles: dict[str, tuple[str, str]]  # who: role, kind of office or id of a unit
    kind: str = ""
    units: tuple[tuple[str, str], ...] = ()  # name, subdistrict; the first is u1
    cohort: tuple[str, str, str] = ("", "", "")  # scope, cohort, value
    codes: tuple[tuple[str, str, str], ...] = ()  # digits, role, id of a unit
    filed: tuple[Filed, ...] = ()


OFFICER = {"somchai": ("district_officer", "district")}
BOTH = {**OFFICER, "nida": ("province_officer", "province")}
VILLAGES = (("บ้านหนองบัว", "500701"), ("บ้านสันป่าตึง", "500701"), ("บ้านต้นเปา", "500702"))
CENTRES = tuple((f"ศูนย์จัดการกองทุนชุมชน{name}", place) for name, place in VILLAGES)
FUNDS = tuple(
    (f"กข.คจ. {name}", place)
    for name, place in (
        *VILLAGES, ("บ้านดอนแก้ว", "500703"), ("บ้านศาลา", "500703"), ("บ้านแม่สา", "500704"),
        ("บ้านปางห้า", "500705"), ("บ้านทุ่งข้าว", "500706"),
    )
)  # fmt: skip
ASSESSED = {
    "/data/from_village/assessed_on": "2022-05-22", "/data/from_village/people": "26",
    **{f"/data/indicators/i{number:02}": "yes" for number in range(1, 24)},
}  # fmt: skip
LEVELLED = {"/data/level_2": "well", "/data/better": "รายได้ น้ำใช้", "/data/listed_on": "2022-05-30"}
SCENES: dict[str, Scene] = {
    "มีงานแผนพัฒนาตำบลที่แม่ริม": Scene("cdd-tambon-2565", OFFICER, "tambon", (("ตำบลริมใต้", "500701"),)),
    "มีตลาดนัดคนไทยยิ้มได้ที่แม่ริม": Scene(
        "cdd-markets-2565",
        {**BOTH, "mali": ("market_manager", "u1")},
        "market",
        (("ตลาดบ้านหนองบัว", "500701"), ("ตลาดบ้านต้นเปา", "500702")),
    ),
    "มีกองทุน กข.คจ. แปดกองทุนที่แม่ริม": Scene("cdd-funds-2565", BOTH, "poverty_fund", FUNDS),
    "มีศูนย์จัดการกองทุนชุมชนสามแห่งที่แม่ริม": Scene("cdd-debt-2565", BOTH, "fund_centre", CENTRES),
    "มีศูนย์จัดการกองทุนชุมชนที่แม่ริม นิดาเป็นพัฒนาการจังหวัด": Scene(
        "cdd-debt-2565", {**OFFICER, "nida": ("province_head", "province")}, "fund_centre", CENTRES[:1]
    ),
    "มีศูนย์จัดการกองทุนชุมชนตั้งใหม่ที่แม่ริม": Scene(
        "cdd-debt-2565", BOTH, "fund_centre", CENTRES[:1], ("place:50", "new_centre", "yes")
    ),
    "มีหมู่บ้านเศรษฐกิจพอเพียงที่แม่ริม": Scene(
        "cdd-sep-2565", {**OFFICER, "mali": ("sep_leader", "u1")}, "sep_village", VILLAGES[:1]
    ),
    "สมชายส่งผลประเมิน 23 ตัวชี้วัด ครั้งที่ 2 ของสามหมู่บ้านแล้ว": Scene(
        "cdd-sep-2565",
        {**OFFICER, "arun": ("province_development_secretary", "province_development")},
        "sep_village",
        VILLAGES,
        filed=(
            Filed("sep_1", {**ASSESSED, "/data/level_1": "enough"}),
            Filed("sep_2", {**ASSESSED, **LEVELLED}),
        ),
    ),
    "มีงานกองทุนที่ต้องรักษาความลับ": Scene(
        "cdd-funds-2565",
        {
            **OFFICER,
            "daeng": ("district_head", "district"),
            "nida": ("province_head", "province"),
            "arun": ("province_officer", "province"),
        },
    ),
    "มีหมู่บ้านส่งประกวดที่แม่ริม": Scene(
        "cdd-royal-2565",
        BOTH,
        "village",
        VILLAGES[:1],
        ("unit:u1", "contest_village", "yes"),
        (("25653001", "village_leader", "u1"),),
    ),
    "มีหมู่บ้านสัมมาชีพชุมชนที่แม่ริม": Scene("cdd-livelihood-2565", BOTH, "livelihood_village", VILLAGES[:1]),
    "มีงานลงทะเบียน OTOP ที่แม่ริม": Scene(
        "cdd-otop-2565",
        {
            **OFFICER,
            "arun": ("district_secretary", "district_committee"),
            "nida": ("province_secretary", "province_committee"),
        },
        codes=(("25653002", "producer", ""),),
    ),
}


def settle(play: Play, scene: Scene) -> None:
    """Let a scene be there."""
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        for kind, (name, area) in OFFICES.items():
            _office(here, scene, kind, name, area)
        for number, (name, place) in enumerate(scene.units, 1):
            _unit(here, scene, f"u{number}", name, place)
        for who, (role, where) in scene.roles.items():
            _appoint(here, who, role, where)
        for digits, role, unit in scene.codes:
            _code(here, scene, digits, role, unit)
        scope, cohort, value = scene.cohort
        if cohort:
            programme = here.library.programmes[scene.project]
            write_down(here, programme, Setting(scope, facts.COHORT, cohort, value=value, letter="พช 0400/1"))

    for one in scene.filed:
        for number in range(1, len(scene.units) + 1):
            _file(play, scene, f"u{number}", one)


def _file(play: Play, scene: Scene, unit: str, one: Filed) -> None:
    """Send a report in the name of the district, as สมชาย would."""
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        speaker = agreed(here, person(play, "somchai"))
        row = next(
            one_ for one_ in obligations.of_unit(connection, unit, scene.project) if one_.duty == one.duty
        )
        assert speaker is not None
        draft = Draft(
            f"{unit}-{one.duty}", "file", scene.project, one.duty, here.library.current[scene.project, one.duty],
            obligation=row.id,
        )  # fmt: skip
        reporting.send(here, speaker, Send(draft, one.answers))


def _office(here: Desk, scene: Scene, kind: str, name: str, area: str) -> None:
    id_ = f"cdd-{kind}"[:40]
    offices.put_office(
        here.connection, id=id_, programme=HOME, kind=kind, name=name, area=area, phone="020000000"
    )
    office = offices.office(here.connection, id_)
    assert office is not None
    enrolling.enrol_office(here, here.library.programmes[scene.project], office)


def _unit(here: Desk, scene: Scene, id_: str, name: str, place: str) -> None:
    units.add(
        here.connection, id=id_, programme=HOME, kind=scene.kind, name=name, place=place,
        office_id="cdd-district", attributes={}, made_at=here.now,
    )  # fmt: skip
    enrolling.enrol(here, here.library.programmes[scene.project], id_)


def _appoint(here: Desk, who: str, role: str, where: str) -> None:
    """Give somebody this role, alone."""
    demo.meet(here, who, NAMES[who], here.now)
    account = people.account(here.connection, here.vault.keyring.hash("line", demo.line_id(who)))
    assert account is not None
    for held in offices.roles_of(here.connection, account.person_id, at=here.now):
        if held.programme != HOME:
            offices.end(here.connection, held.id, at=here.now)
    is_office = where in OFFICES
    offices.grant(
        here.connection, id=f"{who}-{role}"[:32], person_id=account.person_id, programme=HOME, kind=role,
        scope_kind=offices.OFFICE if is_office else offices.UNIT, scope_id=f"cdd-{where}" if is_office else where,
        valid_from=here.now,
    )  # fmt: skip


def _code(here: Desk, scene: Scene, digits: str, role: str, unit: str) -> None:
    key = here.vault.key(here.connection, "office:cdd-district")
    joining.add(
        here.connection, id=f"known-{digits}", code_hash=here.vault.keyring.hash("code", digits),
        programme=scene.project, role=role, office_id="cdd-district", unit_id=unit or None, area="",
        inviter=key.seal("คุณสมชาย"), relinks=None, needs_tap=False, is_practice=False, uses_left=50, expires_at=here.now + timedelta(days=365), revoked_at=None,
    )  # fmt: skip


def funds_filled_in(play: Play, who: str, told: str) -> bytes:
    """Fill the table of the funds' debts as a transcript says: village, capital, households, lent, overdue and cash of each."""
    [row] = rows(play, Obligation, unit_id="u2", duty="poverty_debt_1")
    path = play.core.passes.path(f"file-{row['id']}", person(play, who), now_ms=machine_ms(), door=TABLE)
    phone = Phone(many_units.pages(play), path)
    phone.open()
    texts = {}
    for one in told.split(", "):
        village, *numbers = one.split()
        cells = dict(zip(("capital", "households", "lent", "overdue", "cash"), numbers, strict=True))
        texts[f"กข.คจ. {village}"] = {
            f"/data/{name}": value
            for name, value in {**cells, "as_of": "15 มี.ค. 2565", "problems": "ไม่มี"}.items()
        }
    return many_units.filled(phone.client.get(f"{phone.link}/book").get_data(), texts)


def _beginning(scene: Scene) -> Callable[[Play], object]:
    return lambda play: settle(play, scene)


BEGINNINGS = {words: _beginning(scene) for words, scene in SCENES.items()}
