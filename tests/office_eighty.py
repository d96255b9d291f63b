"""A district office with eighty units of three kinds on a working day: thirty markets, twenty-five funds, twenty-five producers."""

from datetime import datetime, timedelta
from typing import Final

from bot import quota
from bot.clock import BANGKOK
from cli import demo
from engine.conversation.effects import Send
from engine.conversation.state import Draft
from handlers import enrolling, filling, reporting
from handlers.desk import Desk
from handlers.speakers import agreed
from models import obligations, offices, units
from tests import cdd_scenes, chasing_kit, office_day, tiers
from tests.play import Play
from tests.stories import desk

MARKETS, FUNDS, PRODUCERS, APPLIED = 30, 25, 25, 10
AREA, OFFICE = "5007", "cdd-5007"
COMMITTEE: Final = "cdd-5007-committee"
CRAFTS: Final = ("ผ้าทอ", "น้ำพริก", "สบู่สมุนไพร", "ข้าวเกรียบ", "เครื่องจักสาน")


def a_day(play: Play) -> None:
    """Tell what came before the day: months of markets, this month's with faults, ten applications of producers."""
    tiers.settled(play, 0)
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        markets = {f"ตลาด {one + 1:02}": tiers._market(here, one, AREA) for one in range(MARKETS)}
        _committee(here)
        for number in range(FUNDS):
            _unit(here, "cdd-funds-2565", "poverty_fund", f"fund{number:02}", f"กข.คจ. บ้าน {number + 1:02}")
        for number in range(PRODUCERS):
            name = f"กลุ่ม{CRAFTS[number % len(CRAFTS)]} {number + 1:02}"
            _unit(here, "cdd-otop-2565", "producer_group", f"maker{number:02}", name)
        for number, unit in enumerate(markets.values()):
            for at, period in enumerate(office_day.MONTHS):
                office_day.sent(here, unit, period, times=4, sales=1_000 * (number + 1) + 37 * at)
    office_day.reviewed(play, office_day.REVIEW)
    play.clock.moment = datetime(2022, 4, 27, 9, tzinfo=BANGKOK)
    office_day.all_filed(
        play, markets, but=("ตลาด 03", "ตลาด 05", "ตลาด 27", "ตลาด 28", "ตลาด 29", "ตลาด 30")
    )
    office_day.file(play, markets["ตลาด 03"], sales=30_000)
    office_day.file(play, markets["ตลาด 05"], sales=5_000)
    for who, name in (("mali", "ตลาด 28"), ("arun", "ตลาด 29")):
        with play.core.database.writing() as connection:
            demo.meet(desk(play, connection), who, cdd_scenes.NAMES[who], play.clock.moment)
        tiers.keep(play, who, markets[name])
    _applied(play)
    play.line.allowed = chasing_kit.LIMIT
    play.clock.moment = datetime(2022, 4, 28, 7, 10, tzinfo=BANGKOK)
    quota.read_if_old(play.core)


def _unit(here: Desk, programme: str, kind: str, id_: str, name: str) -> None:
    units.add(
        here.connection, id=id_, programme=tiers.HOME, kind=kind, name=name, place=f"{AREA}01", office_id=OFFICE,
        attributes={}, made_at=here.now,
    )  # fmt: skip
    enrolling.enrol(here, here.library.programmes[programme], id_)


def _committee(here: Desk) -> None:
    """Let สมชาย keep the minutes of the district's committee too."""
    tiers._office(here, COMMITTEE, "district_committee", "คณะกรรมการระดับอำเภอแม่ริม", AREA)
    offices.grant(
        here.connection, id="somchai-secretary", person_id=tiers.known_as(here, "somchai"), programme=tiers.HOME,
        kind="district_secretary", scope_kind=offices.OFFICE, scope_id=COMMITTEE, valid_from=here.now,
    )  # fmt: skip


def _applied(play: Play) -> None:
    """Send the applications of ten producers, as one who knows how does for her neighbours."""
    play.clock.moment = datetime(2022, 4, 27, 15, tzinfo=BANGKOK)
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        speaker = agreed(here, tiers.known_as(here, "mali"))
        assert speaker is not None
        for number in range(APPLIED):
            here = desk(play, connection)
            unit = f"maker{number:02}"
            every = obligations.of_unit(connection, unit, "cdd-otop-2565")
            row = next(one for one in every if one.duty == "application")
            draft = Draft(
                filling.new_id("application", unit), "file", "cdd-otop-2565", "application",
                here.library.current["cdd-otop-2565", "application"], obligation=row.id,
            )  # fmt: skip
            told = {
                "/data/from_producer/producer_name": f"กลุ่ม {number + 1:02}", "/data/from_producer/where": f"{AREA}01",
                "/data/from_producer/maker_kind": "community", "/data/from_producer/made": CRAFTS[number % len(CRAFTS)],
                "/data/from_producer/way": "paper", "/data/from_office/complete": "yes",
                "/data/from_office/received_on": "2022-04-20",
            }  # fmt: skip
            reporting.send(here, speaker, Send(draft, told))
            play.clock.moment += timedelta(minutes=7)
