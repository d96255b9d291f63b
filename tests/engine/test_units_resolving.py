"""What people call a group resolves to the one they mean, or to one question, never to another group."""

import pytest

from engine.units.asking import MOST_OPTIONS, narrowed
from engine.units.resolving import Among, Sure, resolve
from engine.units.unit import NOBODY, Prior, Unit

GREENS = Unit("greens", "กลุ่มผักอินทรีย์บ้านหนองบัว", "50070103", "นางแดง มีสุข", "0812345678")
BANANA = Unit("banana", "กลุ่มแปรรูปกล้วยบ้านหนองบัว", "50070104", "มะลิ ใจดี")
COMPOST = Unit("compost", "วิสาหกิจชุมชนปุ๋ยอินทรีย์ริมใต้", "500701", "สมชาย ดีงาม", aliases=("กลุ่มขี้วัว",))
AWAY = Unit("away", "กลุ่มผักปลอดภัยบ้านใหม่", "501401", "นิดา ศรีสุข")
ALL = (GREENS, BANANA, COMPOST, AWAY)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("กลุ่มผักอินทรีย์บ้านหนองบัว", GREENS),
        ("ผักอินทรีย์หนองบัว", GREENS),
        ("กลุ่มผักอินทรียบ้านหนองบัวค่ะ", GREENS),
        ("กลุ่มป้าแดง", GREENS),
        ("ป้าแดง", GREENS),
        ("กลุ่มนางแดง มีสุข", GREENS),
        ("บ้านหนองบัว ม.3", GREENS),
        ("บ้านหนองบัว หมู่ที่ ๔", BANANA),
        ("ม.4", BANANA),
        ("กลุ่มกล้วย", BANANA),
        ("กลุ่มปุ๋ย", COMPOST),
        ("กลุ่มขี้วัว", COMPOST),
        ("กลุ่มผัก ต.ริมใต้", GREENS),
        ("กลุ่มผัก ริมใต้", GREENS),
        ("กลุ่มผัก สันทราย", AWAY),
        ("กลุ่มผัก อ.สันทราย", AWAY),
        ("กลุ่มผักบ้านใหม่", AWAY),
    ],
)
def test_a_name_means_one_group(text: str, unit: Unit) -> None:
    found = resolve(text, ALL)
    assert isinstance(found, Sure), found
    assert unit.id == found.unit.id


@pytest.mark.parametrize(
    ("text", "ids"),
    [("กลุ่มผัก", {"greens", "away"}), ("บ้านหนองบัว", {"greens", "banana"}), ("หนองบัว", {"greens", "banana"})],
)
def test_a_name_that_two_have_is_asked(text: str, ids: set[str]) -> None:
    found = resolve(text, ALL)
    assert isinstance(found, Among)
    assert ids == {unit.id for unit in found.units}


@pytest.mark.parametrize(
    "text", ["", "ครับ", "กลุ่มไหม", "ผักอินทรีย์ ม.9", "กลุ่มผักอินทรีย์ อ.หางดง", "ป้าสมศรี", "15 คน", "ก" * 300]
)
def test_a_name_that_none_has_is_none(text: str) -> None:
    assert resolve(text, (GREENS, BANANA, AWAY)) is None


def test_her_own_group_is_meant_before_another_of_the_same_name() -> None:
    found = resolve("กลุ่มผัก", ALL, Prior(mine=frozenset({"away"})))
    assert isinstance(found, Sure)
    assert "away" == found.unit.id


def test_having_spoken_of_a_group_alone_never_decides() -> None:
    found = resolve("กลุ่มผัก", (AWAY, GREENS), Prior(recent=("greens",)))
    assert isinstance(found, Among)
    assert ["greens", "away"] == [unit.id for unit in found.units]


def test_our_group_is_the_only_one_she_speaks_for() -> None:
    assert Sure(GREENS, 1.0) == resolve("กลุ่มเรา", ALL, Prior(mine=frozenset({"greens"})))
    assert resolve("กลุ่มเรา", ALL, NOBODY) is None


def test_numbered_groups_are_never_taken_for_one_another() -> None:
    one, two = Unit("1", "กลุ่มออมทรัพย์หนองบัว 1"), Unit("2", "กลุ่มออมทรัพย์หนองบัว 2")
    found = resolve("ออมทรัพย์หนองบัว 2", (one, two))
    assert isinstance(found, Sure)
    assert "2" == found.unit.id
    assert resolve("ออมทรัพย์หนองบัว 3", (one, two)) is None


def test_many_of_one_name_are_told_apart_by_one_question_of_at_most_five() -> None:
    many = [
        Unit(f"{tambon}{village}", "กลุ่มผักสวนครัว", f"{tambon}{village:02}")
        for tambon in (500701, 500702, 500703, 500704)
        for village in (1, 2)
    ]
    found = resolve("กลุ่มผักสวนครัว", many)
    assert isinstance(found, Among)
    question = found.question
    assert question.about in {"subdistrict", "village"}
    assert len(question.options) <= MOST_OPTIONS
    assert all(len(narrowed(question, option.key)) <= MOST_OPTIONS for option in question.options)
