"""Whoever sent something sees in which report above it is now, tier after tier, and of a confidential one nothing."""

from dataclasses import replace

from handlers import owing, standing
from handlers.compiling import climbing
from models.base import table
from models.obligations import Obligation
from tests import tiers
from tests.play import Play
from tests.stories import act, desk, person

SENT, TODAY = "รายงานที่ส่งแล้ว", "สรุปงานวันนี้"
PROVINCE = "สำนักงานพัฒนาชุมชนจังหวัดเชียงใหม่"


def decided(made: tiers.Markets, office: str, **values: object) -> None:
    """Let a district's report for the month have been decided about, or taken back."""
    owed = made.owed(office, "sales_district")
    with made.play.core.database.writing() as connection:
        rounds = table(Obligation)
        connection.execute(rounds.update().where(rounds.c.id == owed.id).values(**values))


def test_an_office_sees_the_report_that_was_built_of_its_own_and_the_office_above_what_became_of_it(
    anywhere: Play,
) -> None:
    made, play = tiers.compiled(anywhere), anywhere
    district, province = act(play, "somchai", SENT), act(play, "nida", SENT)
    quiet, pushed = act(play, "nida", TODAY), len(play.line.pushes)

    decided(made, "cdd-5001", state="accepted")
    decided(made, "cdd-5007", state="returned", returned="file")
    play.work()
    told = act(play, "nida", TODAY)

    assert f"ตอนนี้อยู่ในรายงานของ{PROVINCE}" in district
    assert "ตอนนี้อยู่ใน" not in province
    assert "รวมไว้แล้ว" not in quiet
    assert "รวมไว้แล้ว ข้างล่างส่งกลับให้แก้\n1 รายงาน\nรวมไว้แล้ว ข้างล่างตรวจแล้ว\n1 จาก 2" in told
    assert pushed == len(play.line.pushes)


def test_what_was_taken_back_or_corrected_below_stands_in_the_summary_above_with_a_way_to_it(
    play: Play,
) -> None:
    made = tiers.compiled(play)
    decided(made, "cdd-5007", report_id=None, contribution_id=None, state="open")

    told = act(play, "nida", TODAY)

    assert "ข้อมูลข้างล่างเปลี่ยน\n1 รายงาน" in told
    assert "ข้อมูลข้างล่างเปลี่ยน" in act(play, "nida", "[รายงานที่ส่งแล้ว]")


def test_nothing_is_said_before_the_report_above_is_sent_or_when_it_is_confidential(play: Play) -> None:
    made = tiers.settled(play, 2)
    tiers.all_sent(made)
    tiers.filed(made, *tiers.DISTRICT)
    assert "ตอนนี้อยู่ใน" not in act(play, "somchai", SENT)
    tiers.filed(made, *tiers.CITY)
    tiers.filed(made, *tiers.ABOVE)

    with play.core.database.reading() as connection:
        here = desk(play, connection)
        sent = standing.sent(here, owing.rights(here, person(play, "somchai")), person(play, "somchai"), 6)
        known = here.library.programmes
        pack = known[tiers.PROGRAMME]
        duties = tuple(replace(one, confidential=one.id == "sales_province") for one in pack.duties)
        closed = replace(here.library, programmes={**known, pack.id: replace(pack, duties=duties)})

        told = climbing.climbed(here, sent)
        untold = climbing.climbed(replace(here, library=closed), sent)

    assert [PROVINCE] == [one.office for report in told for one in report.passed_on]
    assert [] == [one for report in untold for one in report.passed_on]
