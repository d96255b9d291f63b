"""What changes below after a report was built of it: its office is told, sees old and new, and sends the new by one tap."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.obligations.states import State
from models.obligations import Obligation
from models.report_sources import ReportSource
from models.reports import Report
from tests import tiers
from tests.play import Play
from tests.stories import act, rows


def test_a_correction_below_is_told_with_old_and_new_and_sent_by_one_tap(play: Play) -> None:
    tiers.compiled(play)
    old = tiers.standing(play, "cdd-5007")
    tiers.sent(play, "market01", 2, 999)

    said = act(play, "somchai", "เมนู")
    unchanged = tiers.standing(play, "cdd-5007")
    act(play, "somchai", "[ส่งตัวเลขใหม่]")
    new = tiers.standing(play, "cdd-5007")

    assert "ยอดจำหน่ายรวม\n600 บาท → 1,399 บาท" in said
    assert "ตลาด 02 · ยอดจำหน่าย\n200 บาท → 999 บาท" in said
    assert old == unchanged
    assert (old["id"], "1399") == (new["replaces_id"], tiers.figures(new)["sales_total"])


def test_the_tap_of_one_tier_is_news_for_the_next(play: Play) -> None:
    tiers.compiled(play)
    tiers.sent(play, "market01", 2, 999)
    quiet = act(play, "nida", "เมนู")
    act(play, "somchai", "เมนู", "[ส่งตัวเลขใหม่]")

    said = act(play, "nida", "เมนู")
    act(play, "nida", "[ส่งตัวเลขใหม่]")

    assert "ข้อมูลข้างล่างเปลี่ยน" not in quiet
    assert "ยอดจำหน่ายรวม\n1,000 บาท → 1,799 บาท" in said
    assert "1799" == tiers.figures(tiers.standing(play, tiers.PROVINCE))["sales_total"]


def test_a_report_whose_ground_moved_is_marked_in_the_list_of_what_was_sent(play: Play) -> None:
    tiers.compiled(play)
    before = act(play, "somchai", "รายงานที่ส่งแล้ว")
    tiers.sent(play, "market01", 2, 999)
    act(play, "somchai", "เมนู")

    after = act(play, "somchai", "รายงานที่ส่งแล้ว")
    shown = act(play, "somchai", "[ขอดู]")

    assert "ข้อมูลข้างล่างเปลี่ยน" not in before
    assert "ข้อมูลข้างล่างเปลี่ยน" in after
    assert "600 บาท → 1,399 บาท" in shown


def test_the_same_figures_from_another_report_trouble_nobody(play: Play) -> None:
    tiers.compiled(play)
    tiers.sent(play, "market01", 2, 200)

    said = act(play, "somchai", "เมนู", "รายงานที่ส่งแล้ว")
    report = tiers.standing(play, "cdd-5007")
    kept = {one["source_id"] for one in rows(play, ReportSource, report_id=report["id"])}
    live = {
        one["contribution_id"]
        for one in rows(play, Obligation, duty="sales", office_id="cdd-5007", period=tiers.MONTH)
    }

    assert "ข้อมูลข้างล่างเปลี่ยน" not in said
    assert live == kept


def test_figures_that_moved_again_are_shown_again_before_they_go(play: Play) -> None:
    tiers.compiled(play)
    tiers.sent(play, "market01", 2, 999)
    act(play, "somchai", "เมนู")
    button = play.data("somchai", "ส่งตัวเลขใหม่")
    tiers.sent(play, "market01", 2, 5)

    play.event("somchai", {"type": "postback", "postback": {"data": button}})
    before = tiers.figures(tiers.standing(play, "cdd-5007"))["sales_total"]
    act(play, "somchai", "[ส่งตัวเลขใหม่]")

    assert "600" == before
    assert "405" == tiers.figures(tiers.standing(play, "cdd-5007"))["sales_total"]


def test_a_button_of_figures_that_were_sent_already_sends_nothing(play: Play) -> None:
    tiers.compiled(play)
    tiers.sent(play, "market01", 2, 999)
    act(play, "somchai", "เมนู")
    button = play.data("somchai", "ส่งตัวเลขใหม่")
    act(play, "somchai", "[ส่งตัวเลขใหม่]")
    count = len(rows(play, Report))

    play.event("somchai", {"type": "postback", "postback": {"data": button}})

    assert count == len(rows(play, Report))


def test_what_changed_between_the_card_and_the_tap_is_looked_at_again(play: Play) -> None:
    made = tiers.settled(play, 2)
    tiers.all_sent(made)
    tiers.opened(made, *tiers.DISTRICT)
    act(play, "somchai", "[ข้าม]")
    tiers.sent(play, "market01", 2, 999)

    again = act(play, "somchai", "[ส่ง]")
    before = rows(play, Report, form="month")
    act(play, "somchai", "[ส่ง]")

    assert "ข้อมูลข้างล่างเปลี่ยน ขอให้ดูอีกครั้งก่อนส่งค่ะ" in again
    assert [] == before
    assert "999" == tiers.figures(tiers.standing(play, "cdd-5007"))["sales_total"]


def test_what_changes_while_it_is_being_sent_is_decided_again(play: Play) -> None:
    made = tiers.settled(play, 2)
    tiers.all_sent(made)
    tiers.opened(made, *tiers.DISTRICT)
    act(play, "somchai", "[ข้าม]")
    tap = {"type": "postback", "postback": {"data": play.data("somchai", "ส่ง")}}

    with play.while_deciding("somchai", tap):
        tiers.sent(play, "market01", 2, 999)

    assert [] == rows(play, Report, form="month")


def test_a_withdrawn_part_is_owed_again_and_told_above(play: Play) -> None:
    made = tiers.settled(play, 2)
    tiers.keep(play, "mali", "market01")
    tiers.all_sent(made)
    tiers.filed(made, *tiers.DISTRICT)
    part = made.owed("market01", "sales").contribution_id or ""

    tiers.press(play, "mali", "undo", part, index=1)
    said = act(play, "somchai", "เมนู")

    assert State.OPEN == made.owed("market01", "sales").state
    assert "ยอดจำหน่ายรวม\n200 บาท → 0 บาท" in said


def test_a_late_arrival_is_told_and_goes_in_by_one_tap(play: Play) -> None:
    made = tiers.settled(play, 4)
    tiers.sent(play, "market01", 2, 200)
    tiers.filed(made, *tiers.DISTRICT, "น้ำท่วม")
    tiers.sent(play, "market03", 7, 70)

    said = act(play, "somchai", "เมนู")
    receipt = act(play, "somchai", "[ส่งตัวเลขใหม่]")

    assert "จำนวนตลาด\n1 แห่ง → 2 แห่ง" in said
    assert "น้ำท่วม" not in receipt
    assert "270" == tiers.figures(tiers.standing(play, "cdd-5007"))["sales_total"]


def test_a_withdrawn_report_leaves_its_parts_to_be_filed_again(play: Play) -> None:
    made = tiers.settled(play, 2)
    tiers.all_sent(made)
    tiers.filed(made, *tiers.DISTRICT)

    tiers.press(play, "somchai", "undo", tiers.standing(play, "cdd-5007")["id"], index=1)

    assert (State.OPEN, State.OPEN) == (
        made.owed("market01", "sales").state,
        made.owed("cdd-5007", "sales_district").state,
    )


def test_nobody_is_told_of_figures_of_an_office_that_is_not_hers(play: Play) -> None:
    tiers.compiled(play)
    tiers.sent(play, "market01", 2, 999)

    assert "ข้อมูลข้างล่างเปลี่ยน" not in act(play, "daeng", "เมนู")
    assert "บาท" not in tiers.press(play, "daeng", "anew", tiers.standing(play, "cdd-5007")["id"])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    doings=st.lists(
        st.tuples(st.sampled_from(["market01", "market03"]), st.integers(0, 31), st.booleans()),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_happens_below_a_tap_ends_with_the_sum_of_what_stands(
    play: Play, doings: list[tuple[str, int, bool]]
) -> None:
    """The world goes on from example to example: the more it has seen, the better."""
    made = going_on(play)
    for unit, times, goes in doings:
        if goes:
            taken_back(made, unit)
        else:
            tiers.sent(play, unit, times, times * 10)
    followed(play)

    parts = [_current(play, unit) for unit in ("market01", "market03")]
    wanted = sum(int(one["answers"]["/data/sales"]) for one in parts if one)
    found = tiers.standing(play, "cdd-5007")

    assert str(wanted) == tiers.figures(found)["sales_total"]
    assert wanted == sum(int(sales) for _, sales in tiers.lines(found).values())


def going_on(play: Play) -> tiers.Markets:
    """Make the markets and the first report of their district, once."""
    if not rows(play, Report, office_id="cdd-5007", form="month"):
        made = tiers.settled(play, 4)
        for unit in ("market01", "market03"):
            tiers.keep(play, "mali", unit)
        tiers.all_sent(made)
        tiers.filed(made, *tiers.DISTRICT)
    return tiers.Markets(play)


def taken_back(made: tiers.Markets, unit: str) -> None:
    part = made.owed(unit, "sales").contribution_id
    if part:
        tiers.press(made.play, "mali", "undo", part, index=1)


def followed(play: Play) -> None:
    """Do what the officer would: tap when there are new figures, and say why when something is missing."""
    shown = tiers.press(play, "somchai", "anew", tiers.standing(play, "cdd-5007")["id"])
    if "[ส่งตัวเลขใหม่]" in shown and "เพราะอะไรคะ" in act(play, "somchai", "[ส่งตัวเลขใหม่]"):
        act(play, "somchai", "ตลาดหยุด")


def _current(play: Play, unit: str) -> dict[str, Any]:
    found = rows(play, Report, unit_id=unit, form="sales", is_current=True)
    return dict(found[0]) if found else {}
