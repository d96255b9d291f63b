"""Lists that come from an earlier report, or from another form of the same group, with the rows of the database."""

from datetime import datetime

from bot.clock import BANGKOK
from models import reports
from tests.handlers.test_reports_versions import body, publish
from tests.play import Play
from tests.stories import act, contribute, register, rows

END = "| | image | photos |"
MARKETS = """| | begin_repeat | market | ตลาด | | | | | | | | | | | {carry} |
| | text | name | ชื่อตลาด | | yes | | | | | | | | ชื่อ | |
| | integer | stalls | กี่แผง | | yes | | | | | | | | แผง | {stalls} |
| | end_repeat | | | | | | | | | | | | | |
"""
NOVEMBER = (
    "[มี]",
    "ประชุมกลุ่ม",
    "เมื่อวาน",
    "23",
    "12,500",
    "[ข้าม]",
    "ตลาดเช้า\t5\nตลาดเย็น\t8",
    "[ไม่มีแล้ว]",
    "[ข้าม]",
)
DECEMBER = ("[ใช้ตามเดิมทั้งหมด]", "เมื่อวาน", "20", "3,000", "[ข้าม]")


def with_markets(play: Play, carry: str, stalls: str = "") -> None:
    """Add a list of markets to the monthly form, before its photos."""
    publish(play, "monthly", (END, MARKETS.format(carry=carry, stalls=stalls) + END))


def december(play: Play) -> None:
    play.clock.moment = datetime(2021, 12, 23, 9, 0, tzinfo=BANGKOK)
    act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]")


def of_november(play: Play) -> str:
    register(play)
    contribute(play)
    act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]", *NOVEMBER, "[ส่ง]")
    return str(rows(play, reports.Report, purpose=reports.CONTRIBUTION)[-1]["number"])


def test_the_list_of_last_month_is_confirmed_and_sent_again(anywhere: Play) -> None:
    with_markets(anywhere, "last")
    of_november(anywhere)
    december(anywhere)

    card = act(anywhere, "mali", *DECEMBER)

    assert "2 รายการจากครั้งก่อน ยังถูกต้องทั้งหมดไหม" in card
    assert "1. ตลาดเช้า, 5" in card
    act(anywhere, "mali", "[ถูกต้องทั้งหมด]", "[ข้าม]", "[ส่ง]")
    sent = [row["answers"] for row in rows(anywhere, reports.Report, form="monthly")]
    assert 2 == sum(one.get("/data/from_group/market[2]/name") == "ตลาดเย็น" for one in sent)


def test_the_rows_say_which_report_they_are_from(play: Play) -> None:
    with_markets(play, "last")
    of_november(play)
    [number] = [
        row["number"] for row in rows(play, reports.Report, form="monthly", purpose=reports.CONTRIBUTION)
    ]
    december(play)

    raw = body(play)["raw"]

    assert isinstance(raw, dict)
    assert number == raw["carried:/data/from_group/market[1]"]


def test_a_question_of_the_list_may_be_left_out(play: Play) -> None:
    with_markets(play, "last", "no")
    of_november(play)
    december(play)

    said = act(play, "mali", *DECEMBER, "[ถูกต้องทั้งหมด]")

    assert "ตลาด รายการที่ 1" in said
    assert "กี่แผง" in said


def test_a_list_may_begin_with_the_rows_of_another_form(anywhere: Play) -> None:
    with_markets(anywhere, "last:set1/place")
    plan = """| | begin_repeat | place | ที่ขาย |
| | text | name | ชื่อ | | yes |
| | end_repeat | |
"""
    publish(anywhere, "set1", ("| | text | wants |", plan + "| | text | wants |"))
    register(anywhere)
    part = ("[เท่าเดิม 12 คน]", "9", "15 มิ.ย. 2563", "ผักสลัด", "35 ไร่", "น้ำไม่พอ", "ตลาดเช้า\nตลาดเย็น", "[ไม่มีแล้ว]")
    act(anywhere, "mali", "งานค้าง", "[ทำเลย]", *part, "แปรรูป", "[ส่ง]")

    said = act(anywhere, "mali", "งานค้าง", "[ทำเลย]", *NOVEMBER[:6])

    assert "2. ตลาดเย็น" in said
    assert "กี่แผง" in act(anywhere, "mali", "[ถูกต้องทั้งหมด]")


def test_without_the_column_a_list_begins_empty(play: Play) -> None:
    with_markets(play, "")
    of_november(play)
    december(play)

    assert "รายการจากครั้งก่อน" not in act(play, "mali", *DECEMBER)


def test_a_group_carries_all_its_questions_but_never_pictures(play: Play) -> None:
    group = "| | begin_group | from_group | ข้อมูลจากกลุ่ม | | | | | | | | | |  |"
    publish(play, "monthly", (f"{group}  |", f"{group} last |"))
    register(play)
    contribute(play)
    act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]", *NOVEMBER[:5], "[ข้าม]", "[ข้าม]", "[ส่ง]")
    play.clock.moment = datetime(2021, 12, 23, 9, 0, tzinfo=BANGKOK)

    card = act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]")

    assert "23 คน" in card
    assert "12,500 บาท" in card
    assert "21 พ.ย. 2564" in card
    assert "รูปกิจกรรม" not in card
