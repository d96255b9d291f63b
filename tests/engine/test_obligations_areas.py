"""An area is a set of places of one pack, with its own days: it decides where reports go, and two packs may differ."""

from datetime import date

import pytest

from engine.obligations import chains
from engine.obligations.faults import PackFault
from engine.obligations.nouns.places import areas_of
from engine.obligations.programme import Programme
from engine.obligations.reading import read_text

DAY = date(2022, 1, 15)
SIXTEEN = (
    "50", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66",
)  # fmt: skip
# The other programme counts เพชรบูรณ์ to the north.
SEVENTEEN = (*SIXTEEN, "67")
TEXT = """
id = "{id}"
name = "โครงการตัวอย่าง"
fiscal_year = 2565
source = "made up"
owner = "กองตัวอย่าง"
[units.group]
name = "กลุ่ม"
in = "village"
[offices.district]
name = "อำเภอ"
level = "district"
above = "province"
[offices.province]
name = "จังหวัด"
level = "province"
above = {{ valley = "valley_host", north = "north_host", otherwise = "centre" }}
[offices.north_host]
name = "เจ้าภาพภาคเหนือ"
level = "country"
above = "centre"
[offices.valley_host]
name = "เจ้าภาพลุ่มน้ำ"
level = "country"
[offices.centre]
name = "กรม"
level = "country"
[roles.officer]
name = "เจ้าหน้าที่"
of = "offices.district"
[areas.north]
name = "ภาคเหนือ"
places = [{places}]
[areas.valley]
name = "ลุ่มน้ำปิง"
places = ["5007", "570101"]
from = 2021-10-01
to = 2022-03-31
[duties.plan]
name = "แผน"
form = "plan"
about = "group"
filed_by = "offices.district"
to = {{ valley = "valley_host", north = "north_host", otherwise = "centre" }}
due = 2022-01-31
"""


def pack(id_: str, places: tuple[str, ...]) -> Programme:
    return read_text(TEXT.format(id=id_, places=", ".join(f'"{one}"' for one in places)))


def to(programme: Programme, place: str, day: date = DAY) -> str:
    return chains.recipient(programme, programme.duty("plan"), place, day)


def test_the_north_is_sixteen_provinces_in_one_programme_and_seventeen_in_another() -> None:
    one, other = pack("one", SIXTEEN), pack("other", SEVENTEEN)

    assert ("centre", "north_host") == (to(one, "67010101"), to(other, "67010101"))
    assert ("north_host", "north_host") == (to(one, "56010101"), to(other, "56010101"))


@pytest.mark.parametrize(
    ("place", "day", "kind"),
    [
        ("50070601", DAY, "valley_host"),
        ("50010101", DAY, "north_host"),
        ("57010102", DAY, "valley_host"),
        ("57010202", DAY, "north_host"),
        ("10010101", DAY, "centre"),
        ("50070601", date(2022, 4, 1), "north_host"),
        ("50070601", date(2021, 9, 30), "north_host"),
    ],
)
def test_the_first_area_of_the_pack_that_holds_the_place_on_that_day_wins(
    place: str, day: date, kind: str
) -> None:
    programme = pack("one", SIXTEEN)

    assert kind == to(programme, place, day)
    assert kind == chains.above(programme, "province", place, day)


def test_areas_overlap_and_are_named_in_the_order_of_the_pack() -> None:
    programme = pack("one", SIXTEEN)

    assert ("north", "valley") == areas_of(programme.areas, "50070601", DAY)
    assert ("north",) == areas_of(programme.areas, "50070601", date(2022, 4, 1))
    assert () == areas_of(programme.areas, "10010101", DAY)


def test_a_chain_goes_up_by_the_place_and_ends_where_nobody_is_above() -> None:
    programme = pack("one", SIXTEEN)

    assert ("province", "north_host", "centre") == chains.chain(programme, "district", "5001", DAY)
    assert ("province", "valley_host") == chains.chain(programme, "district", "5007", DAY)
    assert () == chains.chain(programme, "centre", "5007", DAY)


def test_a_quota_for_a_region_is_refused_because_regions_have_no_code() -> None:
    text = TEXT.format(id="one", places='"50"').replace(
        'in = "village"', 'in = "village"\nquota = { per = "region", exactly = 1 }'
    )

    with pytest.raises(PackFault) as wrong:
        read_text(text)

    assert ["units.group.quota.per"] == [one.key for one in wrong.value.problems]
