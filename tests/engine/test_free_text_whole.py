"""What one line says is not undone by the next, what signs a message signs all of it, and a part is never told for the whole."""

import datetime as dt
from pathlib import Path

import pytest

from engine.forms.reading import read_file
from engine.free_text.fields import fields
from engine.free_text.told import Activity, Understood
from engine.free_text.understanding import understand

FIELDS = fields(read_file(Path(__file__).parents[2] / "programmes/generic/activity.md"))
TODAY = dt.date(2021, 11, 25)


def read(text: str) -> Understood:
    return understand(text, FIELDS, TODAY)


def values(activity: Activity) -> dict[str, str]:
    return {one.path.removeprefix("/data/"): one.value for one in activity.slots}


def first(text: str) -> dict[str, str]:
    return values(read(text).activities[0])


def test_none_in_one_line_says_nothing_of_the_next() -> None:
    told = first("กลุ่มข้าวบ้านดงประชุมเมื่อวาน\nปัญหา ไม่มี\nแผนงานต่อไป จัดหาเมล็ดพันธุ์")

    assert ("", "จัดหาเมล็ดพันธุ์") == (told["problem"], told["next_step"])


@pytest.mark.parametrize("none", ["-", "ไม่มี", "ยังไม่มีค่ะ"])
def test_none_behind_what_comes_next_is_an_answer(none: str) -> None:
    assert "" == first(f"กลุ่มข้าวบ้านดงประชุมเมื่อวาน มา 5 คน\nต่อไป {none}")["next_step"]


def test_a_name_that_runs_on_is_part_of_what_is_told() -> None:
    told = first("กลุ่มปูม้าบ้านหัวแหลมประชุมเมื่อวาน\nแผนต่อไป: ทำธนาคารปู")

    assert ("กลุ่มปูม้าบ้านหัวแหลม", "ทำธนาคารปู") == (told["group"], told["next_step"])


def test_a_name_behind_everything_signs_every_activity() -> None:
    text = "วันที่ 3 พ.ย. ประชุม 21 คน 420 บาท\nวันที่ 9 พ.ย. อบรม 6 คน 120 บาท\nกลุ่มอ้อยบ้านกุดจอก"

    assert ["กลุ่มอ้อยบ้านกุดจอก"] * 2 == [values(one)["group"] for one in read(text).activities]


def test_a_name_in_the_middle_is_of_its_own_activity_alone() -> None:
    text = "วันที่ 3 พ.ย. ประชุม 21 คน 420 บาท\nวันที่ 9 พ.ย. กลุ่มอ้อยบ้านกุดจอกอบรม 6 คน 120 บาท"

    assert [None, "กลุ่มอ้อยบ้านกุดจอก"] == [values(one).get("group") for one in read(text).activities]


@pytest.mark.parametrize(
    ("spent", "told"),
    [
        ("จ่ายค่าถุง 60 บาท", "60"),
        ("จ่ายค่าถุง 60 บาท น้ำมัน 100 บาท", None),
        ("จ่ายค่าถุง 60 บาท ขายได้ 900 บาท", "60"),
        ("จ่ายค่าห้อง 500 บาท ค่าอาหาร 16 คน คนละ 35 บาท", None),
        ("ใช้เงิน 560 บาท ค่าอาหาร 16 คน คนละ 35 บาท", "560"),
        ("เงินไม่ได้ใช้", "0"),
    ],
)
def test_a_part_of_what_was_spent_is_never_told_for_all_of_it(spent: str, told: str | None) -> None:
    assert told == first(f"กลุ่มข้าวบ้านดงประชุมเมื่อวาน {spent}").get("amount_baht")


def test_what_must_be_done_may_be_asked() -> None:
    assert "question" == read("ถ้าไม่ได้ใช้เงินต้องใส่เลขอะไรคะ").intent


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "เมื่อวานช่วงเช้ากลุ่มข้าวบ้านดงประชุม มา 26 คน ช่วงบ่ายอบรมทำน้ำพริก 18 คน ค่าพริก 350 บาท",
            [("meeting", "26", None), ("training", "18", "350")],
        ),
        (
            "วันนี้กลุ่มข้าวบ้านดงเก็บเงินสัจจะ มา 64 คน ส่วนกลุ่มจักสานบ้านดงทำตะกร้า 8 คน ค่าหวาย 950 บาท",
            [("savings", "64", None), ("processing", "8", "950")],
        ),
    ],
)
def test_the_money_of_a_second_activity_is_never_told_for_the_first(
    text: str, told: list[tuple[str, str, str | None]]
) -> None:
    found = [values(one) for one in read(text).activities]

    assert told == [(one["activity_kind"], one["participants"], one.get("amount_baht")) for one in found]


def test_where_two_things_cannot_be_parted_their_numbers_are_asked() -> None:
    activities = read("กลุ่มข้าวบ้านดง 3 พ.ย. ประชุม 21 คน 9 พ.ย. อะไรก็ไม่รู้ 300 บาท").activities

    assert [None] == [values(one).get("amount_baht") for one in activities]
    assert "amount_baht" in {one.path.rpartition("/")[2] for one in activities[0].open}


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ("มา 20 คน ลงทะเบียนจริง 18 คน", None),
        ("มา 20 คน ขาด 3 คน", "20"),
        ("มีสมาชิก 45 คน มา 29 คน ขาด 16 คน", "29"),
        ("มีสมาชิกเข้าร่วม 67 คน", "67"),
        ("ชาย 8 หญิง 15 รวม 23 คน", "23"),
    ],
)
def test_of_two_counts_of_people_none_is_chosen(people: str, told: str | None) -> None:
    assert told == first(f"กลุ่มข้าวบ้านดงประชุมเมื่อวาน {people}").get("participants")


def test_a_group_whose_name_has_no_certain_end_is_asked() -> None:
    activity = read("กลุ่มข้าวบ้านดงฟั่นเชือกกล้วย 9 คน เมื่อวาน").activities[0]

    assert ("/data/group", "vague") in [(one.path, one.why) for one in activity.open]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("กลุ่มกุ้งบ้านคลองขุดประชุมเมื่อวาน", "meeting"),
        ("กลุ่มข้าวบ้านดงอนุมัติงบซื้อปุ๋ย ในที่ประชุมเมื่อวาน", "meeting"),
        ("กลุ่มข้าวบ้านดงตัดหญ้าขายเมื่อวาน", None),
    ],
)
def test_what_was_done_is_no_part_of_a_name_or_a_plan(text: str, kind: str | None) -> None:
    assert kind == first(text).get("activity_kind")


def test_today_below_a_header_is_the_day_of_the_header() -> None:
    told = first("[23/11 18:32] ป้าแดง: วันนี้กลุ่มข้าวบ้านดงประชุม มา 17 คน")

    assert "2021-11-23" == told["date"]


@pytest.mark.parametrize("made", ["ทำไม้กวาด", "ม้วนไหม", "ย้อมไหมด้วยครั่ง"])
def test_a_broom_and_silk_ask_nothing(made: str) -> None:
    assert "report" == read(f"กลุ่มข้าวบ้านดง\n10 พ.ย.\n{made}\n9 คน").intent
