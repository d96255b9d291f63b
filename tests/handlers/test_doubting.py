"""What makes a reviewer look twice: each doubt with its reason, found where it is and nowhere else."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from engine.doubting.nouns import Doubt
from handlers.doubting import seeing
from models import obligations, reports
from tests import office_day, tiers
from tests.office_day import file, settled
from tests.play import Play
from tests.playing import on_sqlite
from tests.stories import act, desk


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Play, dict[str, str]]]:
    """Lend one office with a past to all of these tests: each looks at markets of its own."""
    play = on_sqlite(tmp_path_factory.mktemp("office"), tmp_path_factory)
    names = settled(play, 12)
    yield play, names
    play.close()


World = tuple[Play, dict[str, str]]


def doubts(play: Play, report_id: str) -> tuple[Doubt, ...]:
    with play.core.database.reading() as connection:
        here = desk(play, connection)
        report = reports.get(connection, report_id)
        assert report is not None
        row = obligations.get(connection, report.obligation_id or "")
        assert row is not None
        return seeing.of_report(here, report, row).doubts


def whys(play: Play, report_id: str) -> list[str]:
    return [one.why for one in doubts(play, report_id)]


def test_a_month_like_the_ones_before_is_clean(world: World) -> None:
    play, names = world

    assert [] == whys(play, file(play, names["ตลาด 01"], sales=1_120))


def test_ten_times_as_much_is_asked_about_with_both_numbers(world: World) -> None:
    play, names = world
    [found] = doubts(play, file(play, names["ตลาด 02"], sales=20_370))

    assert ("number", {"name": "ยอดจำหน่าย", "was": "2074", "now": "20370"}) == (
        found.check,
        dict(found.params),
    )
    assert not found.is_note


def test_the_same_numbers_three_times_running_are_seen(world: World) -> None:
    play, names = world
    unit = names["ตลาด 03"]
    file(play, unit, "2565-02", sales=3_000)
    file(play, unit, "2565-03", sales=3_000)

    assert ["same"] == whys(play, file(play, unit, sales=3_000))


def test_what_comes_after_its_day_is_late(world: World) -> None:
    play, names = world
    with play.core.database.writing() as connection:
        row = office_day.owed(desk(play, connection), names["ตลาด 04"], office_day.NOW)
        assert row.due is not None
        obligations.set_state(connection, row.id, sent_on=row.due + timedelta(days=3))
    [found] = doubts(play, file(play, names["ตลาด 04"], sales=4_120))

    assert ("late", {"days": "3"}) == (found.why, dict(found.params))


def test_many_units_from_one_account_within_minutes_are_seen_on_every_one_of_them(world: World) -> None:
    play, names = world
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        several = [
            office_day.sent(here, names[f"ตลาด {number:02}"], "2565-05", times=4, sales=number * 1_000 + 120, source="chat", minute=number)
            for number in (2, 4, 6, 8, 10, 12)
        ]  # fmt: skip

    assert all("burst" in whys(play, one) for one in several)


def test_what_was_corrected_says_so(world: World) -> None:
    play, names = world
    file(play, names["ตลาด 09"], sales=9_120)

    assert ["corrected"] == whys(play, file(play, names["ตลาด 09"], sales=9_130))


def test_a_large_amount_that_is_the_largest_so_far_is_only_a_note(world: World) -> None:
    play, names = world
    unit = names["ตลาด 05"]
    for period, sales in zip(office_day.MONTHS, (110_000, 120_000, 115_000), strict=True):
        file(play, unit, period, sales=sales)
    found = doubts(play, file(play, unit, sales=130_000))

    assert ["money"] == [one.why for one in found]
    assert found[0].is_note


def test_the_reviewer_reads_doubts_as_sentences_beside_what_was_looked_at(world: World) -> None:
    play, names = world
    act(play, "nida", "เมนู")
    said = tiers.press(play, "nida", "check", file(play, names["ตลาด 11"], sales=110_000))

    assert "ลองดูอีกครั้ง: ยอดจำหน่าย: ครั้งก่อน 11,074 ครั้งนี้ 110,000" in said
    assert "น่าดูสักหน่อย\nยอดจำหน่าย 110,000 สูงที่สุดเท่าที่เคยรายงาน" in said
    assert "ดูแล้วไม่มีข้อสงสัย\nตัวเลขไม่ซ้ำเดิมทุกครั้ง, ไม่ได้ส่งรวดเดียวหลายกลุ่ม" in said
