"""A turn asks the database for what it needs: a plain answer for little, what many groups are called in one go."""

from collections import Counter

from models import units
from tests.many_units import PROGRAMME, settled
from tests.play import Play
from tests.statements import statements
from tests.stories import AFTER_PLACE, GROUP, PLACE, act, join, register

AT_MOST = 22
MANY = 40
AGAIN = 8
"""Nothing is asked more often than this, however many groups there are."""


def most_asked(asked: list[str]) -> int:
    return max(Counter(asked).values())


def test_a_plain_answer_costs_few_statements(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")

    assert AT_MOST >= len(statements(anywhere, "mali", "9"))
    act(anywhere, "mali", "15 มิ.ย. 2563")
    assert AT_MOST >= len(statements(anywhere, "mali", "ผักสลัด ไข่ไก่"))


def test_a_message_that_may_be_about_any_of_many_groups_asks_nothing_for_each(play: Play) -> None:
    join(play)
    settled(play, MANY, leader="mali")

    assert AGAIN > most_asked(statements(play, "somchai", "กลุ่มผัก"))
    assert AGAIN > most_asked(statements(play, "somchai", "วันนี้ลงพื้นที่กับกลุ่มพริกแกง"))


def test_a_registration_asks_nothing_for_each_group_of_its_province(play: Play) -> None:
    register(play, "daeng")
    with play.core.database.writing() as connection:
        for number in range(MANY):
            units.add(
                connection, id=f"more{number:03}", programme=PROGRAMME, kind="group", name=f"กลุ่มทอผ้าที่ {number}",
                place="500706", office_id="moac-cm", attributes={}, made_at=play.clock.moment,
            )  # fmt: skip
    join(play)
    act(play, "mali", GROUP, PLACE)

    assert AGAIN > most_asked(statements(play, "mali", AFTER_PLACE[0]))
