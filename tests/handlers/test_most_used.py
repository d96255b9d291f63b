"""A long list begins with what this group chose before, then with what the programme's groups choose."""

from datetime import datetime

from bot.clock import BANGKOK
from tests.play import Play
from tests.publishing import Editions
from tests.statements import statements
from tests.stories import act, contribute, register

PLANTS = [
    "ข้าว",
    "ผัก",
    "มะม่วง",
    "ลำไย",
    "ลิ้นจี่",
    "กล้วย",
    "อ้อย",
    "ถั่ว",
    "งา",
    "ข้าวโพด",
    "มันสำปะหลัง",
    "ยางพารา",
    "กาแฟ",
    "ชา",
    "สตรอว์เบอร์รี",
]
QUESTION = "| | select_one crop | crop | เดือนนี้ปลูกอะไรมากที่สุดคะ | | yes |\n"
BEGIN = "| | select_one has | had_activity |"
END = "| | has | no | ไม่มี |"


def with_a_list(play: Play, count: int = len(PLANTS)) -> None:
    """Let the monthly form begin with a list of so many plants."""
    plants = "\n".join(f"| | crop | c{i} | {label} |" for i, label in enumerate(PLANTS[:count], 1))
    editions = Editions(play)
    editions.texts["monthly"] = editions.text("monthly").replace(END, f"{END}\n{plants}")
    editions.publish("monthly", BEGIN, QUESTION + BEGIN)


def report(play: Play, who: str, crop: str) -> None:
    act(play, who, "รายงานเดือนพฤศจิกายน", crop, "[ไม่มี]", "[ส่ง]")


def in_december(play: Play, who: str = "mali") -> list[str]:
    """Open the report of December; return the first two choices."""
    play.clock.moment = datetime(2021, 12, 23, 9, 0, tzinfo=BANGKOK)
    said = act(play, who, "งานที่ต้องส่ง", "[ทำเลย]", "[ดูทีละข้อ]")
    return [line for line in said.splitlines() if line[:2] in {"1.", "2."}]


def test_what_the_group_chose_before_stands_first(anywhere: Play) -> None:
    with_a_list(anywhere)
    register(anywhere)
    contribute(anywhere)
    report(anywhere, "mali", "กาแฟ")

    assert ["1. กาแฟ", "2. ข้าว"] == in_december(anywhere)


def test_what_other_groups_choose_comes_behind_it(anywhere: Play) -> None:
    with_a_list(anywhere)
    register(anywhere)
    contribute(anywhere)
    register(anywhere, "daeng", "กลุ่มไข่ไก่เหมืองง่า", "ต.เหมืองง่า อ.เมืองลำพูน")
    contribute(anywhere, "daeng")
    report(anywhere, "mali", "กาแฟ")
    report(anywhere, "daeng", "ลำไย")

    assert ["1. กาแฟ", "2. ลำไย"] == in_december(anywhere)
    assert ["1. ลำไย", "2. กาแฟ"] == in_december(anywhere, "daeng")


def test_the_order_stays_while_others_report(play: Play) -> None:
    with_a_list(play)
    register(play)
    contribute(play)
    register(play, "daeng", "กลุ่มไข่ไก่เหมืองง่า", "ต.เหมืองง่า อ.เมืองลำพูน")
    contribute(play, "daeng")
    act(play, "mali", "รายงานเดือนพฤศจิกายน")
    report(play, "daeng", "ลำไย")

    said = act(play, "mali", "1", "ย้อนกลับ")

    assert "ตอนนี้คือ ข้าว" in said
    assert "1. ข้าว" in said


def test_it_costs_two_statements_when_a_long_list_is_opened_and_none_else(play: Play) -> None:
    with_a_list(play, 13)
    register(play)
    contribute(play)
    act(play, "mali", "งานที่ต้องส่ง")
    short = len(statements(play, "mali", "[ทำเลย]"))
    answered = len(statements(play, "mali", "ข้าว"))
    act(play, "mali", "ไว้ทีหลัง", "[ทิ้งที่กรอกค้างไว้]")
    with_a_list(play)
    act(play, "mali", "งานที่ต้องส่ง")

    assert short + 2 == len(statements(play, "mali", "[ทำเลย]"))
    assert answered == len(statements(play, "mali", "ข้าว"))
