"""Lists inside lists, and lists that the form counts, begin with what the last report held; nothing of it is taken unseen."""

from datetime import datetime

from bot.clock import BANGKOK
from models import reports
from tests.play import Play
from tests.publishing import Editions
from tests.stories import act, contribute, register, rows

END = "| | image | photos |"
INNER = """| | begin_repeat | house | บ้าน | | | | | | | | | | | last |
| | text | owner | บ้านของใครคะ | | yes | | | | | | | | เจ้าของ | |
| | begin_repeat | plot | แปลง | | | | | | | | | | | |
| | text | plot_name | แปลงชื่ออะไรคะ | | yes | | | | | | | | แปลง | |
| | integer | rai | กี่ไร่คะ | | yes | | | | | ไร่ | | | ไร่ | |
| | end_repeat | | | | | | | | | | | | | |
| | end_repeat | | | | | | | | | | | | | |
"""
COUNTED = """| | integer | ponds | มีบ่อปลากี่บ่อคะ | | yes | | | | | บ่อ | | | บ่อ | |
| | begin_repeat | pond | บ่อ | | | | | | | | | | | last |
| | text | pond_name | บ่อชื่ออะไรคะ | | yes | | | | | | | | ชื่อบ่อ | |
| | end_repeat | | | | | | | | | | | | | |
"""
MONTH = ("[มี]", "ประชุมกลุ่ม", "เมื่อวาน", "23", "12,500", "[ข้าม]")
HOUSES = (
    "[มี]", "ป้าแดง", "[มี]", "หลังวัด", "3", "[เพิ่มอีก]", "ริมคลอง", "2", "[ไม่มีแล้ว]",
    "[เพิ่มอีก]", "นิดา", "[มี]", "ทุ่งใหญ่", "7", "[ไม่มีแล้ว]", "[ไม่มีแล้ว]",
)  # fmt: skip
DECEMBER = ("[ใช้ตามเดิมทั้งหมด]", "เมื่อวาน", "20", "3,000", "[ข้าม]")
PLOTS = "/data/from_group/house[{}]/plot[{}]/plot_name"


def november(play: Play, part: str, *moves: str) -> None:
    editions = Editions(play)
    editions.publish("monthly", END, part + END)
    if "pond" in part:
        with_count = editions.text("monthly").replace("| parameters |", "| parameters | repeat_count |", 1)
        editions.texts["monthly"] = with_count
        counted = "| | begin_repeat | pond | บ่อ | | | | | | | | | | | last | | | | ${ponds} |"
        editions.publish("monthly", "| | begin_repeat | pond | บ่อ | | | | | | | | | | | last |", counted)
    register(play)
    contribute(play)
    act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]", *MONTH, *moves, "[ข้าม]", "[ส่ง]")
    play.clock.moment = datetime(2021, 12, 23, 9, 0, tzinfo=BANGKOK)


def sent(play: Play) -> dict[str, str]:
    found = rows(play, reports.Report, purpose=reports.CONTRIBUTION, form="monthly")
    return dict(max(found, key=lambda row: str(row["number"]))["answers"])


def test_a_list_inside_a_list_is_confirmed_entry_by_entry_and_sent_again(anywhere: Play) -> None:
    november(anywhere, INNER, *HOUSES)

    outer = act(anywhere, "mali", "งานที่ต้องส่ง", "[ทำเลย]", *DECEMBER)
    first = act(anywhere, "mali", "[ถูกต้องทั้งหมด]")
    second = act(anywhere, "mali", "[ถูกต้องทั้งหมด]")
    act(anywhere, "mali", "[ถูกต้องทั้งหมด]", "[ข้าม]", "[ส่ง]")

    assert "1. ป้าแดง" in outer
    assert "ป้าแดง · แปลง" in first
    assert "2. ริมคลอง, 2" in first
    assert "นิดา · แปลง" in second
    assert ("หลังวัด", "ริมคลอง", "ทุ่งใหญ่") == tuple(
        sent(anywhere)[PLOTS.format(*place)] for place in ((1, 1), (1, 2), (2, 1))
    )


def test_an_inner_list_moves_up_with_its_entry(play: Play) -> None:
    november(play, INNER, *HOUSES)
    act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]", *DECEMBER)

    inner = act(play, "mali", "ไม่มีแล้ว 1", "[ถูกต้องทั้งหมด]")
    act(play, "mali", "[ถูกต้องทั้งหมด]", "[ข้าม]", "[ส่ง]")

    assert "นิดา · แปลง" in inner
    assert "1. ทุ่งใหญ่, 7" in inner
    assert "ทุ่งใหญ่" == sent(play)[PLOTS.format(1, 1)]
    assert PLOTS.format(2, 1) not in sent(play)


def test_a_plot_that_is_gone_is_taken_out_of_the_list_that_is_shown(play: Play) -> None:
    november(play, INNER, *HOUSES)
    act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]", *DECEMBER, "[ถูกต้องทั้งหมด]", "[ถูกต้องทั้งหมด]")

    act(play, "mali", "ไม่มีแล้ว 1", "[ถูกต้องทั้งหมด]", "[ข้าม]", "[ส่ง]")

    assert "หลังวัด" == sent(play)[PLOTS.format(1, 1)]
    assert PLOTS.format(2, 1) not in sent(play)


def test_a_counted_list_offers_each_answer_where_it_is_asked(anywhere: Play) -> None:
    november(anywhere, COUNTED, "2", "บ่อหน้าบ้าน", "บ่อหลังบ้าน")

    first = act(anywhere, "mali", "งานที่ต้องส่ง", "[ทำเลย]", *DECEMBER, "3")
    second = act(anywhere, "mali", "[เท่าเดิม บ่อหน้าบ้าน]")
    third = act(anywhere, "mali", "บ่อใหม่")

    assert "เท่าเดิม บ่อหน้า" in first
    assert "เท่าเดิม บ่อหลัง" in second
    assert "เท่าเดิม" not in third
    act(anywhere, "mali", "บ่อเล็ก", "[ข้าม]", "[ส่ง]")
    names = [sent(anywhere)[f"/data/from_group/pond[{i}]/pond_name"] for i in (1, 2, 3)]
    assert ["บ่อหน้าบ้าน", "บ่อใหม่", "บ่อเล็ก"] == names


def test_a_counted_list_whose_count_is_as_before_is_shown_entry_by_entry(play: Play) -> None:
    november(play, COUNTED.replace("| บ่อ | | | บ่อ | |", "| บ่อ | | | บ่อ | last |"), "2", "หน้าบ้าน", "หลังบ้าน")

    card = act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]")

    assert "บ่อ 1 · ชื่อบ่อ\nหน้าบ้าน" in card
    assert "บ่อ 2 · ชื่อบ่อ\nหลังบ้าน" in card
