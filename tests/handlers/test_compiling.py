"""A report that is built from those below opens filled, says what is missing, and keeps what it was built from."""

import pytest

from engine.obligations.states import State
from models import obligations
from models.report_sources import ReportSource
from models.reports import Report
from tests import tiers
from tests.play import Play
from tests.statements import statements
from tests.stories import act, rows

AT_MOST = 30


def test_a_report_of_two_tiers_holds_every_line_below_and_their_sum(play: Play) -> None:
    tiers.compiled(play)

    found = tiers.standing(play, tiers.PROVINCE)

    assert {f"ตลาด {one:02}": (str(one), str(one * 100)) for one in (1, 2, 3, 4)} == tiers.lines(found)
    assert {"markets": "4", "times_total": "10", "sales_total": "1000"} == tiers.figures(found)


def test_a_line_has_the_name_and_the_place_of_its_market_in_the_order_of_places(play: Play) -> None:
    tiers.compiled(play)

    answers = tiers.standing(play, tiers.PROVINCE)["answers"]

    assert ["เมืองเชียงใหม่", "เมืองเชียงใหม่", "แม่ริม", "แม่ริม"] == [
        answers[f"/data/market[{one}]/amphoe"] for one in (1, 2, 3, 4)
    ]
    assert ("ริมใต้", "ตลาด 04") == (answers["/data/market[3]/tambon"], answers["/data/market[3]/name"])


def test_what_a_report_was_built_from_is_kept(play: Play) -> None:
    made = tiers.compiled(play)

    report = tiers.standing(play, "cdd-5007")
    kept = rows(play, ReportSource, report_id=report["id"])
    parts = {made.owed(unit, "sales").contribution_id for unit in ("market01", "market03")}

    assert parts == {one["source_id"] for one in kept}
    assert {"in"} == {one["standing"] for one in kept}


def test_a_part_that_its_office_has_built_in_is_not_to_be_filed_once_more(play: Play) -> None:
    made = tiers.settled(play, 2)
    tiers.all_sent(made)
    before = made.owed("market01", "sales").state

    tiers.filed(made, *tiers.DISTRICT)

    assert (State.OPEN, State.SUBMITTED) == (before, made.owed("market01", "sales").state)


def test_what_is_missing_is_named_at_the_opening(play: Play) -> None:
    made = tiers.settled(play, 6)
    tiers.sent(play, "market01", 4, 1000)

    said = tiers.opened(made, *tiers.DISTRICT)

    assert "ส่งแล้ว 1 จาก 3" in said
    assert "ยังขาด ตลาด 04, ตลาด 06" in said


def test_a_report_goes_without_what_is_missing_only_with_a_reason(play: Play) -> None:
    made = tiers.settled(play, 4)
    tiers.sent(play, "market01", 4, 1000)

    asked = tiers.filed(made, *tiers.DISTRICT)
    before = rows(play, Report, form="month")
    receipt = act(play, "somchai", "น้ำท่วมทางเข้าตลาด")

    assert "ยังขาด 1 จาก 2 ส่งโดยขาดเพราะอะไรคะ" in asked
    assert [] == before
    assert "โดยขาด 1 จาก 2 เพราะ น้ำท่วมทางเข้าตลาด" in receipt
    assert ["in", "missing"] == sorted(one["standing"] for one in rows(play, ReportSource))


def test_the_tier_above_reads_what_a_report_was_sent_without_and_why(play: Play) -> None:
    made = tiers.settled(play, 4)
    for unit in ("market00", "market01", "market02"):
        tiers.sent(play, unit, 4, 1000)
    tiers.filed(made, *tiers.DISTRICT, "น้ำท่วมทางเข้าตลาด")
    tiers.filed(made, *tiers.CITY)

    said = tiers.opened(made, *tiers.ABOVE)

    assert "ส่งแล้ว 2 จาก 2" in said
    assert f"{tiers.DISTRICTS['5007']} ส่งโดยขาด 1 จาก 2 เพราะ น้ำท่วมทางเข้าตลาด" in said


def test_a_market_that_had_nothing_is_in_and_one_that_is_waived_is_not_wanted(play: Play) -> None:
    made = tiers.settled(play, 6)
    tiers.sent(play, "market01", 2, 200)
    with play.core.database.writing() as connection:
        obligations.set_state(connection, made.owed("market03", "sales").id, state=State.WAIVED.value)

    said = tiers.opened(made, *tiers.DISTRICT)

    assert "ส่งแล้ว 1 จาก 2 ยกเว้นรอบนี้ 1" in said
    assert "ยังขาด ตลาด 06" in said


def test_an_office_that_sends_the_lines_of_another_place_sees_only_its_own(play: Play) -> None:
    made = tiers.settled(play, 4)
    tiers.all_sent(made)

    tiers.filed(made, *tiers.CITY)

    assert {"ตลาด 01", "ตลาด 03"} == set(tiers.lines(tiers.standing(play, "cdd-5001")))


def test_more_lines_below_cost_no_more_statements(play: Play) -> None:
    made = tiers.settled(play, 24)
    for number in (1, 3, *range(0, 24, 2)):
        tiers.sent(play, f"market{number:02}", 1, 1)
    for _ in range(5):
        act(play, "daeng", "เมนู")
        act(play, "somchai", "เมนู")
    tiers.opened(made, *tiers.DISTRICT)
    tiers.opened(made, *tiers.CITY)

    of_two = statements(play, "somchai", "[ข้าม]")
    of_twelve = statements(play, "daeng", "[ข้าม]")

    assert len(of_twelve) <= len(of_two)
    assert len(of_two) <= AT_MOST


@pytest.mark.parametrize("who", ["somchai", "nida"])
def test_what_is_built_is_never_offered_as_a_table_to_fill_in(play: Play, who: str) -> None:
    tiers.settled(play, 2)

    said = act(play, who, "งานค้าง")

    assert "ของอำเภอ ม.ค. 2565\nยังไม่ส่ง" not in said


def test_a_report_that_is_begun_anew_is_filled_from_below_again(play: Play) -> None:
    made = tiers.settled(play, 2)
    tiers.all_sent(made)
    tiers.opened(made, *tiers.DISTRICT)
    again = act(play, "somchai", "เริ่มใหม่")

    shown = act(play, "somchai", *(["[เริ่มใหม่]"] if "[เริ่มใหม่]" in again else []), "[ข้าม]")

    assert "ยอดจำหน่ายรวม\n200 บาท" in shown
