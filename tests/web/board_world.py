"""A country for the pages: provinces with a group each, their rounds in every state, and somebody who sees them all."""

import random
from datetime import date, timedelta

from sqlalchemy import Connection

from models import obligations, offices, units
from models.base import table
from models.obligations import Obligation
from tests import ladders
from tests.ladders import PACK
from tests.play import Play
from thai.places.finding import provinces

STATES = ("submitted", "accepted", "zero", "open", "certified")
GROUPS = ("ผักอินทรีย์", "ข้าวหอมมะลิ", "แปรรูปกล้วย", "เลี้ยงปลา", "ทอผ้า", "ปลูกพริก")


def country(play: Play, every: int = 2) -> None:
    """Give every second province an office with a group and a year of months, and let อรุณ look from above."""
    ladders.laddered(play)
    dice, now = random.Random(7), play.clock.moment
    with play.core.database.writing() as connection:
        for number, province in enumerate(provinces()[::every]):
            if province.code != "50":
                _office(connection, province.code, province.name, number)
                _months(connection, province.code, now.date(), dice, now)


def _office(connection: Connection, code: str, name: str, number: int) -> None:
    offices.put_office(
        connection, id=f"moac-{code}", programme=PACK, kind="province", name=f"สำนักงานเกษตรและสหกรณ์จังหวัด{name}", area=code,
        phone="020000000",
    )  # fmt: skip
    units.add(
        connection, id=f"group-{code}", programme=PACK, kind="group", name=f"กลุ่ม{GROUPS[number % len(GROUPS)]}จังหวัด{name}",
        place=f"{code}0101", office_id=f"moac-{code}", attributes={}, made_at=_made(),
    )  # fmt: skip


def _made() -> object:
    from tests.play import START

    return START


def _months(connection: Connection, code: str, today: date, dice: random.Random, now: object) -> None:
    """Owe twelve weeks of rounds around today, most of them in, some late, some not."""
    for number in range(14):
        due = today + timedelta(days=7 * (number - 11) + 4)
        is_past = due < today
        is_in = is_past and dice.random() < 0.55 + 0.03 * number
        state = dice.choice(STATES[:3]) if is_in else "open"
        sent_on = due + timedelta(days=dice.choice([-3, -1, 0, 0, 2])) if is_in else None
        obligations.owe(
            connection, id=f"o-{code}-{number}", programme=PACK, duty="monthly", period=f"e{number}", unit_id=f"group-{code}",
            office_id=f"moac-{code}", due=due, state=state, opened_at=now, waits="", needs="", returned="", review_again="",
        )  # fmt: skip
        if sent_on:
            connection.execute(
                table(Obligation)
                .update()
                .where(table(Obligation).c.id == f"o-{code}-{number}")
                .values(sent_on=sent_on)
            )
