"""The pack of markets, marketers and the local economy: its days, what a month asks at least, and its printed tables."""

from datetime import date, datetime

import pytest

from engine.forms import filling
from engine.obligations.calendar import BANGKOK
from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts, Occurrence
from engine.outline.moments import days_of
from tests.engine import pack_kit
from tests.engine.pack_form_faults import form_faults

NAME = "cdd-markets-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
NOW = datetime(2022, 8, 24, 9, tzinfo=BANGKOK)
# F4: so much of each a marketer and month at least.
LEAST = {"online": 3, "content": 2, "clips": 4, "live": 2, "display": 3, "taught": 4, "updated": 20}
TWENTY_FIFTHS = (
    date(2021, 10, 25),
    date(2021, 11, 25),
    date(2021, 12, 25),
    date(2022, 1, 25),
    date(2022, 2, 25),
    date(2022, 3, 25),
)


def is_usual(form: str, question: str, value: int) -> bool:
    """Return whether an answer passes without being asked once more."""
    wanted = next(one for one in FORMS[form].questions if one.name == question)
    return not filling.warning(FORMS[form], wanted, str(value), {wanted.path: str(value)}, NOW, "seed")


def test_the_pack_and_its_forms_fit_together() -> None:
    assert () == problems(PACK, FORMS)


def test_a_chat_asks_every_form_to_its_end_in_few_polite_words() -> None:
    assert [] == form_faults(NAME)


def test_fourteen_duties_of_the_source_are_carried() -> None:
    refs = {ref for duty in PACK.duties for ref in duty.refs}

    assert {
        *(f"003-B22-{one}" for one in range(1, 7)),
        *(f"003-B23-{one}" for one in range(1, 5)),
        *(f"003-B24-{one}" for one in range(1, 4)),
        "003-O20-1",
    } == refs


@pytest.mark.parametrize("duty", ["work_month", "indicators"])
def test_a_province_reports_its_marketers_on_day_25_of_the_six_months_they_work(duty: str) -> None:
    assert TWENTY_FIFTHS == days_of(PACK.duty(duty), PACK)


@pytest.mark.parametrize("duty", ["work_plan", "work_report"])
def test_a_marketer_owes_one_each_month_and_no_day_is_printed(duty: str) -> None:
    found = rounds(PACK.duty(duty), PACK)

    assert ["2564-10", "2564-11", "2564-12", "2565-01", "2565-02", "2565-03"] == [one.key for one in found]
    assert {(None, ("date",))} == {(one.due, one.waits) for one in found}


def test_every_meeting_is_entered_within_seven_days() -> None:
    held = tuple(Occurrence(f"e{one}", done=date(2022, one, 28)) for one in (1, 3, 5, 8))

    found = rounds(PACK.duty("meeting"), PACK, Facts(events={"meeting": held}))

    assert [date(2022, 2, 4), date(2022, 4, 4), date(2022, 6, 4), date(2022, 9, 4)] == [
        one.due for one in found
    ]


@pytest.mark.parametrize("duty", ["council", "lesson"])
def test_document_and_book_are_due_in_the_middle_of_september(duty: str) -> None:
    assert (date(2022, 9, 15),) == days_of(PACK.duty(duty), PACK)


@pytest.mark.parametrize(("item", "least"), LEAST.items())
def test_less_than_the_printed_work_of_a_month_is_asked_about_and_taken(item: str, least: int) -> None:
    for form, name in (("work_plan", f"plan_{item}"), ("work_report", item)):
        assert [False, True] == [is_usual(form, name, count) for count in (least - 1, least)]


def test_the_printed_tables_have_their_columns_in_order() -> None:
    titles = {one.id: [column.title for column in one.columns] for one in PACK.layouts}

    assert ["ที่", "ขอบเขตงาน", "ปริมาณงาน/คน/เดือน"] == titles["work"]
    assert [
        "ที่",
        "รายละเอียดตัวชี้วัดผลผลิตงบประมาณ",
        "เป้าหมาย (จำนวน)",
        "ผลการดำเนินงาน (จำนวน)",
        "หมายเหตุ",
    ] == titles["indicators"]


def test_no_target_is_set_where_units_of_several_kinds_would_be_added() -> None:
    targets = {one.id: one.target for one in PACK.indicators}

    assert {
        "market_days": 63000,
        "online": None,
        "content": None,
        "clips": None,
        "live": None,
        "display": None,
        "meetings": 4,
        "lesson": 1,
    } == targets
