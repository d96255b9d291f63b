"""What waits for a reviewer is called by what differs: what is the same in every row is said once, her own office never."""

from datetime import UTC, datetime

import pytest

from engine.conversation.bubbles import Plain
from engine.conversation.reviewing.naming import all_of, names
from engine.conversation.reviewing.seen import Waiting

NORTH, SOUTH = "สำนักงานเกษตรอำเภอแม่ริม", "สำนักงานเกษตรอำเภอเมืองเชียงใหม่"
RIM_TAI, RIM_NUEA = "500701", "500702"


def waits(
    report: str, unit: str, *, office: str = "", place: str = RIM_TAI, is_closed: bool = False
) -> Waiting:
    about = f"{unit} ({office})" if office else unit
    return Waiting(
        report, 0, "batch", "รายงาน", about, datetime(2021, 11, 22, tzinfo=UTC), unit=unit, office=office,
        place=place, is_closed=is_closed,
    )  # fmt: skip


def test_one_office_is_not_repeated_in_every_row_but_said_once() -> None:
    every = (waits("1", "กลุ่มผัก", office=NORTH), waits("2", "กลุ่มกล้วย", office=NORTH))

    assert {"1": "กลุ่มผัก", "2": "กลุ่มกล้วย"} == names(every)
    assert [Plain(NORTH)] == [one.value for one in all_of(every)]


def test_the_reviewer_s_own_office_is_never_said() -> None:
    assert () == all_of((waits("1", "กลุ่มผัก"), waits("2", "กลุ่มกล้วย")))
    assert () == all_of(())


def test_units_of_several_tambons_are_told_apart_by_the_tambon_alone() -> None:
    every = (waits("1", "กลุ่มผัก"), waits("2", "กลุ่มผัก", place=RIM_NUEA))

    assert {"1": "กลุ่มผัก · ต.ริมใต้", "2": "กลุ่มผัก · ต.ริมเหนือ"} == names(every)


def test_tambons_of_one_name_are_written_with_what_holds_them() -> None:
    ban_mai = ("200406", "300107")
    every = tuple(waits(str(at), "กลุ่มผัก", place=code) for at, code in enumerate(ban_mai))

    assert len(set(names(every).values())) == len(ban_mai)


def test_of_several_offices_each_row_says_its_own_and_the_tambon_only_where_a_name_comes_twice() -> None:
    every = (
        waits("1", "กลุ่มผัก", office=NORTH), waits("2", "กลุ่มผัก", office=NORTH, place=RIM_NUEA),
        waits("3", "กลุ่มกล้วย", office=SOUTH),
    )  # fmt: skip

    assert {
        "1": f"กลุ่มผัก · ต.ริมใต้ · {NORTH}",
        "2": f"กลุ่มผัก · ต.ริมเหนือ · {NORTH}",
        "3": f"กลุ่มกล้วย · {SOUTH}",
    } == names(every)
    assert () == all_of(every)


@pytest.mark.parametrize("beside_own", [True, False])
def test_what_is_to_be_opened_first_is_not_named_and_tells_nothing(*, beside_own: bool) -> None:
    every = (waits("1", "กลุ่มผัก", office=NORTH), waits("2", "กลุ่มลับ", office=SOUTH, is_closed=True))

    assert {"1"} == set(names(every, beside_own=beside_own))
    assert (f"กลุ่มผัก · {NORTH}" if beside_own else "กลุ่มผัก") == names(every, beside_own=beside_own)["1"]
