"""What marketers report for their month becomes F4 and F5 of their province, to the printed column."""

from datetime import datetime

import pytest

from bot import printing
from bot.clock import BANGKOK
from cli import demo
from engine.conversation.effects import Send
from engine.conversation.state import Draft
from exports.printed import Printed
from handlers import enrolling, filling, reporting
from handlers.desk import Desk
from handlers.speakers import agreed
from models import obligations, offices, units
from tests import tiers
from tests.play import Play
from tests.stories import act, desk

MONTH = "2565-01"
DONE = {
    "online": 5, "content": 2, "clips": 4, "live": 3, "display": 3, "taught": 6, "updated": 20,
}  # fmt: skip
KEEPERS = {"marketer0": "mali", "marketer1": "arun"}


@pytest.fixture
def made(play: Play) -> tiers.Markets:
    """Return a province of two marketers; the second did half of what the first did."""
    play.clock.moment = datetime(2022, 1, 24, 9, tzinfo=BANGKOK)
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        tiers.settle(here, 0)
        for unit_id in KEEPERS:
            _marketer(here, unit_id)
    act(play, "nida", "เมนู")
    for unit_id, share in zip(KEEPERS, (2, 1), strict=True):
        with play.core.database.writing() as connection:
            here = desk(play, connection)
            work = {name: str(count * share // 2) for name, count in DONE.items()}
            _sent(here, unit_id, "work_report", {**work, "problems": "ไม่มี"})
    with play.core.database.writing() as connection:
        plan = {f"plan_{name}": str(count) for name, count in DONE.items()}
        _sent(desk(play, connection), "marketer0", "work_plan", {**plan, "detail": "ถ่ายคลิป"})
    return tiers.Markets(play)


def test_the_work_of_all_marketers_of_a_province_stands_in_the_eight_printed_rows(
    made: tiers.Markets,
) -> None:
    tiers.opened(made, "nida", tiers.PROVINCE, "work_month")
    act(made.play, "nida", "ขายได้ดี", "[ข้าม]", "[ข้าม]", "[ส่ง]", "แผนของอีกคนยังไม่มา")

    sheet = _sheet(made.play, "work")

    assert ("ที่", "ขอบเขตงาน", "ปริมาณงาน/คน/เดือน") == tuple(one.text for one in sheet.head)
    assert "จำนวนนักการตลาดที่รายงาน 2 คน" == sheet.title[2]
    assert [
        "รวม 7 ผลิตภัณฑ์ (คนละอย่างน้อย 3)",
        "รวม 3 ผลิตภัณฑ์หรือชุมชน (คนละอย่างน้อย 2)",
        "รวม 6 คลิป (คนละอย่างน้อย 4)",
        "รวม 4 ครั้ง (คนละอย่างน้อย 2)",
        "รวม 4 ครั้ง (คนละอย่างน้อย 3)",
        "รวม 9 กลุ่ม ราย หรือชุมชน (คนละอย่างน้อย 4)",
        "รวม 30 ผลิตภัณฑ์ (คนละอย่างน้อย 20)",
        "แผน 1 ฉบับ รายงาน 2 ฉบับ (คนละ 1 แผน และรายงาน 1 ฉบับ)",
    ] == [line[2] for line in sheet.lines]


def test_the_five_indicators_stand_with_target_result_and_why_it_was_missed(made: tiers.Markets) -> None:
    tiers.opened(made, "nida", tiers.PROVINCE, "indicators")
    told = act(made.play, "nida", "2", "7", "4", "ป่วยหนึ่งคน", "8", "[ข้าม]", "4", "6", "[ข้าม]", "[ส่ง]")

    sheet = _sheet(made.play, "indicators")

    assert "ส่งรายงาน" in told
    assert "จำนวนนักการตลาด 2 คน" == sheet.title[3]
    assert [
        (1, "ส่งเสริมการตลาดออนไลน์ (ผลิตภัณฑ์)", 7, 7, None),
        (2, "จัดทำ Content เผยแพร่สื่อสังคมออนไลน์ หรือ OTOP TODAY.COM (ผลิตภัณฑ์หรือชุมชน)", 4, 3, "ป่วยหนึ่งคน"),
        (3, "สร้างสื่อประชาสัมพันธ์ (คลิป)", 8, 6, None),
        (4, "Live สด (ครั้ง)", 4, 4, None),
        (5, "จัดแสดงหรือจำหน่ายทาง OTOP Mobile หรือช่องทางอื่น ร่วมกับเครือข่าย OTOP (ครั้ง)", 6, 4, None),
    ] == list(sheet.lines)  # fmt: skip


def test_a_target_below_the_least_of_each_marketer_is_asked_about(made: tiers.Markets) -> None:
    tiers.opened(made, "nida", tiers.PROVINCE, "indicators")

    assert "[5 ถูกแล้ว]" in act(made.play, "nida", "2", "5")
    assert "จัดทำ Content" in act(made.play, "nida", "6")


def test_a_marketer_who_did_nothing_of_a_kind_is_counted_all_the_same(made: tiers.Markets) -> None:
    with made.play.core.database.writing() as connection:
        nothing = dict.fromkeys(DONE, "0")
        _sent(desk(made.play, connection), "marketer1", "work_report", {**nothing, "problems": "ป่วย"})

    said = tiers.opened(made, "nida", tiers.PROVINCE, "work_month")
    card = act(made.play, "nida", "ขายได้ดี", "[ข้าม]", "[ข้าม]")

    assert "ส่งแล้ว 3 จาก 4" in said
    assert "นักการตลาดที่รายงาน\n2 คน" in card
    assert "ส่งเสริมการตลาดออนไลน์\n5 ผลิตภัณฑ์" in card


def _sheet(play: Play, layout_id: str) -> Printed:
    programme = play.core.shelf.library().programmes[tiers.PROGRAMME]
    layout = printing.layout_of(programme, layout_id)
    with play.core.database.reading() as connection:
        office = offices.office(connection, tiers.PROVINCE)
        assert layout is not None
        assert office is not None
        sheet = printing.sheet_of(play.core, connection, layout, programme, office, MONTH)
    assert sheet is not None
    return sheet


def _marketer(here: Desk, unit_id: str) -> None:
    units.add(
        here.connection, id=unit_id, programme=tiers.HOME, kind="marketer", name=f"นักการตลาด {unit_id[-1]}",
        place="50", office_id=tiers.PROVINCE, attributes={}, made_at=here.now,
    )  # fmt: skip
    enrolling.enrol(here, here.library.programmes[tiers.PROGRAMME], unit_id)
    offices.grant(
        here.connection, id=f"keep-{unit_id}", person_id=_known(here, KEEPERS[unit_id]), programme=tiers.HOME,
        kind="marketer", scope_kind=offices.UNIT, scope_id=unit_id, valid_from=here.now,
    )  # fmt: skip


def _known(here: Desk, who: str) -> str:
    return demo.meet(here, who, who, here.now) or tiers.known_as(here, who)


def _sent(here: Desk, unit_id: str, duty: str, answers: dict[str, str]) -> None:
    speaker = agreed(here, tiers.known_as(here, KEEPERS[unit_id]))
    assert speaker is not None
    owed = obligations.of_unit(here.connection, unit_id, tiers.PROGRAMME)
    row = next(one for one in owed if (one.duty, one.period) == (duty, MONTH))
    before = row.report_id or ""
    draft = Draft(
        filling.new_id("part", row.id, before), "file", tiers.PROGRAMME, duty,
        here.library.current[tiers.PROGRAMME, duty], obligation=row.id, replaces=before,
    )  # fmt: skip
    reporting.send(here, speaker, Send(draft, {f"/data/{name}": value for name, value in answers.items()}))
