"""What happens to a report, from sent to withdrawn, is told once each, and what is read is always as it stands."""

from tests.ladders import HEAD, laddered, story
from tests.play import Play
from tests.stories import act
from tests.web.api_kit import Program, program, told, watch

LIST, OPEN, PASS = "รอตรวจ", "[ตรวจ]", "[ผ่าน]"


def state(system: Program) -> tuple[str, object]:
    [row] = system.items("reports")
    return row["state"], row["answers"] and row["answers"]["from_group"]["members"]


def test_a_report_s_life_is_told_once_each_and_read_as_it_stands(anywhere: Play) -> None:
    play = anywhere
    laddered(play, HEAD)
    hook, system = watch(play), program(play)
    assert [] == system.items("reports")

    story(play)
    assert ("submitted", 12) == state(system)
    cursor = system.body("reports")["cursor"]
    assert [] == system.items(f"reports?updated_after={cursor}")

    act(play, "nida", LIST, OPEN, "[ส่งกลับ]", "สมาชิก", "ในทะเบียนมี 11 คน")
    assert ("returned", 12) == state(system)
    before = len(play.line.pushes)
    play.work()
    play.reached(before)
    act(play, "somchai", "[แก้ข้อนี้]", "11", "[ส่ง]")
    assert ("submitted", 11) == state(system)
    act(play, "nida", LIST, OPEN, PASS)
    assert ("accepted", 11) == state(system)
    act(play, "somchai", "ยกเลิกรายงานนี้", "[ยกเลิกรายงานนี้]")
    assert ("withdrawn", None) == state(system)

    [row] = system.items(f"reports?updated_after={cursor}")
    assert row == system.body(f"reports/{row['id']}")
    assert [
        "report.sent",
        "report.returned",
        "report.corrected",
        "report.accepted",
        "report.withdrawn",
    ] == told(play, hook)
