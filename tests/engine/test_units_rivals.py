"""A group that is registered twice is noticed however it is spelt, and its neighbours are left alone."""

import random

from engine.units.rivals import rivals
from engine.units.unit import Unit

WORK = ("ผักอินทรีย์", "แปรรูปกล้วย", "ปุ๋ยหมัก", "ทอผ้า", "ออมทรัพย์", "เลี้ยงไก่ไข่", "ลำไย", "เพาะเห็ด", "จักสาน", "ข้าวหอม")
VILLAGES = ("หนองบัว", "สันป่าตึง", "ทุ่งยาว", "ดอนแก้ว", "ป่าซาง", "ห้วยทราย", "แม่แรง", "สบเปิง")
GIVEN = ("สมศรี", "บุญมา", "คำปัน", "จันทร์เพ็ญ", "อำไพ", "ประเสริฐ", "วันดี", "ศรีนวล", "ทองใบ", "แสงดาว")
FAMILY = ("ใจดี", "มีสุข", "แสนคำ", "วงศ์ดี", "ทองคำ", "ปัญญา")
ALIKE = {"ศ": "ส", "ส": "ศ", "ณ": "น", "ร": "ล", "ไ": "ใ", "ภ": "พ", "ธ": "ท", "ย": "ญ", "ู": "ุ", "ี": "ิ"}


def _world(dice: random.Random) -> list[Unit]:
    """Make groups of which no two are the same: in one tambon each has its own work and village."""
    units: list[Unit] = []
    for tambon in range(500701, 500711):
        pairs = [(work, village) for work in WORK for village in VILLAGES]
        for number, (work, village) in enumerate(dice.sample(pairs, 12)):
            units.append(
                Unit(
                    id=f"{tambon}-{number}",
                    name=f"{dice.choice(('กลุ่ม', 'วิสาหกิจชุมชน', 'กลุ่มเกษตรกร'))}{work}บ้าน{village}",
                    place=str(tambon),
                    leader=f"{dice.choice(('นาง', 'นาย', 'นางสาว'))}{dice.choice(GIVEN)} {dice.choice(FAMILY)}",
                    phone=f"+668{dice.randrange(10**7, 10**8)}",
                )
            )
    return units


def _again(unit: Unit, dice: random.Random) -> Unit:
    """Register a group once more, as somebody else would have typed it."""
    name = unit.name
    for turn in dice.sample((_slip, _kind, _spaces, _village), dice.choice((1, 1, 2))):
        name = turn(name, dice)
    leader = dice.choice((unit.leader, "", unit.leader.removeprefix("นาง").removeprefix("นาย")))
    phone = dice.choice((unit.phone, "", "0" + unit.phone[3:]))
    return Unit("new", name, unit.place, leader, phone)


def _slip(name: str, dice: random.Random) -> str:
    places = [at for at, letter in enumerate(name) if letter in ALIKE or letter in "่้็"]
    if not places:
        return name
    at = dice.choice(places)
    return name[:at] + ALIKE.get(name[at], "") + name[at + 1 :]


def _kind(name: str, dice: random.Random) -> str:
    bare = name.removeprefix("วิสาหกิจชุมชน").removeprefix("กลุ่มเกษตรกร").removeprefix("กลุ่ม")
    return dice.choice(("กลุ่ม", "วิสาหกิจชุมชน", "")) + bare


def _spaces(name: str, dice: random.Random) -> str:
    del dice
    return name.replace("บ้าน", " บ้าน")


def _village(name: str, dice: random.Random) -> str:
    del dice
    return name.replace("บ้าน", "")


def test_groups_registered_twice_are_found_and_others_are_not() -> None:
    dice = random.Random(2565)
    world = _world(dice)
    found = missed = false = 0
    for unit in world:
        shown = rivals(_again(unit, dice), world)
        found += bool(shown) and shown[0].unit.id == unit.id
        missed += unit.id not in {one.unit.id for one in shown}
        false += sum(one.unit.id != unit.id for one in shown)
        false += len(rivals(unit, world))
    recall, precision = found / len(world), found / (found + false)
    print(f"duplicates: recall {recall:.3f}, precision {precision:.3f}")
    assert recall >= 0.93, missed
    assert precision >= 0.93, false


def test_a_rival_says_what_the_two_have_in_common() -> None:
    old = Unit("old", "กลุ่มผักอินทรีย์บ้านหนองบัว", "500701", "นางแดง มีสุข", "+66812345678")
    new = Unit("new", "กลุ่มผักอินทรี บ้านหนองบัว", "500701", "แดง มีสุข", "0812345678")
    assert [("old", ("name", "place", "leader", "phone"))] == [
        (one.unit.id, one.signs) for one in rivals(new, [old])
    ]


def test_the_same_leader_with_the_same_phone_is_a_rival_under_another_name() -> None:
    old = Unit("old", "กลุ่มทอผ้า", "500701", "นางแดง มีสุข", "+66812345678")
    new = Unit("new", "กลุ่มกล้วยตาก", "500701", "แดง มีสุข", "0812345678")
    assert ["old"] == [one.unit.id for one in rivals(new, [old])]


def test_the_same_name_in_another_district_village_or_number_is_no_rival() -> None:
    new = Unit("new", "กลุ่มออมทรัพย์ ม.3", "500701")
    others = [
        Unit("far", "กลุ่มออมทรัพย์", "501401"),
        Unit("beside", "กลุ่มออมทรัพย์ ม.5", "500701"),
    ]
    assert () == rivals(new, others)
    one, two = (Unit(number, f"กลุ่มออมทรัพย์ {number}", "500701") for number in "12")
    assert () == rivals(one, [two])
