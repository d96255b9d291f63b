"""Every round of a printed layout has a tab of its own, which stays as it is when the next one comes."""

from typing import Any

from engine.obligations.states import State
from exports.google import connect
from exports.mirror.opening import number_of
from models import obligations, sheet_edits, sheet_tabs
from models.sheet_tabs import SheetTab
from tests import tiers
from tests.exports.pass_kit import Town

JANUARY, FEBRUARY = "layout:month:2565-01", "layout:month:2565-02"
DAYS = {JANUARY: "ม.ค.", FEBRUARY: "ก.พ."}


def tabs(town: Town) -> dict[str, SheetTab]:
    with town.core.database.reading() as connection:
        found = sheet_tabs.of_programme(connection, tiers.PROGRAMME)
    return {one.name: one for one in found if one.name.startswith("layout:")}


def page(town: Town, name: str) -> list[list[Any]]:
    found: list[list[Any]] = town.google.control(f"grid/{town.book}/{tabs(town)[name].title}")["rows"]
    return found


def month(town: Town, period: str, report: str | None) -> None:
    """Let a report stand for a month of the province, or none."""
    state = State.SUBMITTED if report else State.OPEN
    with town.core.database.writing() as connection:
        rows = obligations.of_unit(connection, tiers.PROVINCE, tiers.PROGRAMME)
        row = next(one for one in rows if (one.duty, one.period) == ("sales_province", period))
        obligations.set_state(connection, row.id, state=state.value, report_id=report)


def passed(town: Town, **wanted: Any) -> set[str]:
    """Let five minutes go by; return the printed tabs that were looked at."""
    town.wait_over()
    before = len(town.google.calls(town.book))
    town.write(slow=True, programmes=[tiers.PROGRAMME], **wanted)
    paths = [one["path"] for one in town.google.calls(town.book)[before:]]
    return {name for name, one in tabs(town).items() if any(one.title in path for path in paths)}


def two_months(town: Town) -> str:
    tiers.compiled(town.play)
    sent = str(tiers.standing(town.play, tiers.PROVINCE)["id"])
    passed(town)
    month(town, "2565-02", sent)
    return sent


def test_the_next_round_leaves_the_tab_of_the_one_before_which_still_follows_its_own_reports(
    town: Town,
) -> None:
    sent = two_months(town)
    before = page(town, JANUARY)

    assert set() == passed(town)
    assert {FEBRUARY} == passed(town)
    assert before == page(town, JANUARY)
    assert ("ประจำเดือน ม.ค. 2565", "ประจำเดือน ก.พ. 2565") == (before[2][0], page(town, FEBRUARY)[2][0])
    assert [True, True] == [tabs(town)[name].title.startswith(day) for name, day in DAYS.items()]

    month(town, "2565-01", None)
    passed(town)
    told = page(town, JANUARY)
    month(town, "2565-01", sent)
    passed(town)

    assert "ถอนรายงานของรอบนี้คืนทั้งหมดแล้ว" in str(told[0][0])
    assert [] == [row for row in told if "ตลาด 01" in row]
    assert before == page(town, JANUARY)
    assert number_of(tiers.PROGRAMME, JANUARY, {}) == tabs(town)[JANUARY].gid


def test_a_cell_that_somebody_changed_in_an_earlier_round_is_found_by_night_and_forgotten_when_put_back(
    town: Town,
) -> None:
    two_months(town)
    passed(town)
    was = page(town, JANUARY)[0][0]
    change(town, "ชื่อของฉัน")

    passed(town, everything=True)
    found = edits(town)
    change(town, was)
    passed(town)

    assert ["ชื่อของฉัน"] == found
    assert [] == edits(town)


def change(town: Town, value: Any) -> None:
    with connect(town.google.account(), base=town.google.base, wait=lambda _: None) as client:
        client.open_by_key(town.book).get_worksheet_by_id(tabs(town)[JANUARY].gid).update([[value]], "A1")


def edits(town: Town) -> list[str]:
    with town.core.database.reading() as connection:
        return [one.found for one in sheet_edits.of_programme(connection, tiers.PROGRAMME)]
