"""Lend a programme whose first report is reviewed: steps as a test wants them, and the people who decide at them."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cli import demo
from cli.applying import digest
from engine.obligations.nouns.kinds import Ref, RoleKind
from engine.obligations.programme import Programme, Review
from engine.obligations.storing import to_json
from handlers.dating import Setting, write_down
from handlers.reviewing import telling
from models import facts, offices, packs
from models.obligations import Obligation
from models.reports import Report
from models.units import Unit
from tests.play import START, Play
from tests.playing import on_sqlite
from tests.stories import GROUP, act, desk, file, person, register, rows

PACK, DUTY, CENTRE = "moac-groups-2565", "set1", "moac-centre"
ROLES = (
    RoleKind("secretary", "เลขานุการคณะกรรมการ", Ref("offices", "province")),
    RoleKind("certifier", "ผู้รับรอง", Ref("offices", "centre")),
)
HEAD = Review("head", "accept", days=3)
WITH_LEADER = Review("head", "accept", second_party="leader")
COMMITTEE = Review("secretary", "accept", committee=True, appeal_days=5, working=True)
CERTIFY = Review("certifier", "certify", together=True)


def laddered(play: Play, *steps: Review, duty: str = DUTY) -> None:
    """Publish the pack with these steps of review, and let the cast hold their roles."""
    programme = play.core.shelf.library().programmes[PACK]
    reviewed = tuple(replace(one, review=steps) if one.id == duty else one for one in programme.duties)
    known = {one.id for one in programme.roles}
    roles = (*programme.roles, *(one for one in ROLES if one.id not in known))
    publish(play, replace(programme, duties=reviewed, roles=roles))
    with play.core.database.writing() as connection:
        offices.put_office(
            connection, id=CENTRE, programme=PACK, kind="centre", name="กองนโยบายเทคโนโลยีเพื่อการเกษตร", area="",
            phone=None,
        )  # fmt: skip
    appoint(play, "arun", "อรุณ", "certifier", CENTRE)


def with_three_steps(play: Play) -> None:
    """Let the head accept, a committee agree, and the centre certify; ป้าแดง is the committee's secretary."""
    laddered(play, HEAD, COMMITTEE, CERTIFY)
    appoint(play, "daeng", "แดง", "secretary", "moac-cm")


def publish(play: Play, programme: Programme) -> None:
    """Publish a programme with the forms that it has."""
    body = to_json(programme)
    with play.core.database.writing() as connection:
        forms: list[dict[str, object]] = [
            {"programme": row.programme, "name": row.name, "digest": row.digest, "body": row.body}
            for row in packs.forms_of(connection, programme.id)
            if row.is_current
        ]
        pack: dict[str, object] = {
            "id": programme.id, "digest": digest(body), "body": body, "applied_at": play.clock.moment,
        }  # fmt: skip
        packs.apply(connection, pack, forms)
    play.core.shelf._looked_at = 0.0


def with_centre(play: Play) -> None:
    """Let อรุณ act for the office above the province."""
    with play.core.database.writing() as connection:
        offices.put_office(
            connection, id=CENTRE, programme=PACK, kind="centre", name="กองนโยบายเทคโนโลยีเพื่อการเกษตร", area="",
            phone="020000099",
        )  # fmt: skip
    appoint(play, "arun", "อรุณ", "centre_officer", CENTRE)


def with_second_leader(play: Play) -> None:
    """Let ป้าแดง speak for มะลิ's group too."""
    [unit] = rows(play, Unit, name=GROUP)
    appoint(play, "daeng", "แดง", "leader", unit["id"], offices.UNIT)


def appoint(play: Play, who: str, name: str, kind: str, scope: str, scope_kind: str = offices.OFFICE) -> None:
    """Give somebody a role, and make her known when she is not."""
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        demo.meet(here, who, name, here.now)
    with play.core.database.writing() as connection:
        offices.grant(
            connection, id=f"{who}-{kind}", person_id=person(play, who), programme=PACK, kind=kind,
            scope_kind=scope_kind, scope_id=scope, valid_from=play.clock.moment,
        )  # fmt: skip


def ended(play: Play, who: str, kind: str) -> None:
    """Take a role from somebody."""
    with play.core.database.writing() as connection:
        [role] = [
            one
            for one in offices.roles_of(connection, person(play, who), at=play.clock.moment)
            if one.kind == kind
        ]
        offices.end(connection, role.id, at=play.clock.moment)


def sent(play: Play, *steps: Review) -> Obligation:
    """Let a first report of มะลิ's group, filed by สมชาย, wait at the first of these steps."""
    laddered(play, *steps)
    if not rows(play, Report):
        story(play)
        return owed(play)
    with play.core.database.writing() as connection:
        telling.came(desk(play, connection), owed(play), owed(play).report_id or "")
    return owed(play)


def story(play: Play) -> None:
    """Register มะลิ's group, send its part, and let สมชาย file the first report."""
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART, "[ส่ง]")
    file(play)


def waiting(play: Play) -> None:
    """Have สมชาย file the first report, which waits for นิดา."""
    laddered(play, HEAD)
    story(play)


def with_outsider(play: Play) -> None:
    """Have สมชาย file the first report and นิดา pass it; its second party is still to confirm it."""
    laddered(play, WITH_LEADER)
    story(play)
    act(play, "nida", "รอตรวจ", "[ตรวจ]", "[ผ่าน]")


def filed(folder: Path, factory: pytest.TempPathFactory) -> Play:
    """Lend a world in which that story has been told already; it is told once a run."""
    told = factory.getbasetemp() / "filed"
    if not told.exists():
        told.mkdir()
        world = on_sqlite(told, factory)
        story(world)
        world.close()
    for file_ in told.glob("sanam.db*"):
        shutil.copy(file_, folder)
    play = Play(folder, is_ready=True)
    # Events have numbers of their own, and come after what was told.
    play.count, play.clock.moment = 1_000, START + timedelta(hours=1)
    return play


def owed(play: Play, duty: str = DUTY) -> Obligation:
    """Return the obligation of the first report as it stands."""
    [row] = [one for one in rows(play, Obligation, duty=duty) if one["state"] != "handed_over"]
    return Obligation(**row)


def in_first_tranche(play: Play) -> None:
    """Tell that the province of the demo is in the first tranche, as an admin would."""

    with play.core.database.writing() as connection:
        here = desk(play, connection)
        programme = here.library.programmes[PACK]
        write_down(
            here, programme, Setting("place:50", facts.COHORT, "tranche", value="1", letter="กษ 0200/1")
        )


PART = ("[เท่าเดิม 12 คน]", "9", "15 มิ.ย. 2563", "ผักสลัด ไข่ไก่", "35 ไร่", "น้ำไม่พอ", "แปรรูป")
