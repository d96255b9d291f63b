"""A report of an office is found by its round and laid out as its pack prints it."""

from bot import printing
from engine.obligations.programme import Programme
from exports.printed import Printed
from tests import tiers
from tests.play import Play


def programme(play: Play) -> Programme:
    return play.core.shelf.library().programmes[tiers.PROGRAMME]


def sheet(
    play: Play, layout: str = "month", office: str = tiers.PROVINCE, period: str = tiers.MONTH
) -> Printed | None:
    found = printing.layout_of(programme(play), layout)
    assert found is not None
    with play.core.database.reading() as connection:
        owner = printing.office_of(connection, programme(play), office)
        assert owner is not None
        return printing.sheet_of(play.core, connection, found, programme(play), owner, period)


def test_a_province_prints_every_market_and_totals_that_equal_the_report(play: Play) -> None:
    tiers.compiled(play)

    found = sheet(play)

    assert found is not None
    assert ["ตลาด 01", "ตลาด 03", "ตลาด 04", "ตลาด 02"] == [line[1] for line in found.lines]
    assert (10, 1000) == (found.totals[15], found.totals[16])
    assert ("จังหวัดเชียงใหม่", "ประจำเดือน ม.ค. 2565", "ข้อมูล ณ วันที่ 29 มกราคม 2565") == found.title[1:]


def test_what_was_not_sent_is_not_printed(play: Play) -> None:
    tiers.compiled(play)

    assert sheet(play, period="2565-02") is None


def test_an_office_is_found_by_its_name_and_one_of_another_programme_is_not(play: Play) -> None:
    tiers.settled(play, 1)

    with play.core.database.reading() as connection:
        names = ("สำนักงานพัฒนาชุมชนอำเภอแม่ริม", "moac-cm", "ไม่มี")
        found = [printing.office_of(connection, programme(play), one) for one in names]

    assert ["cdd-5007", None, None] == [one.id if one else None for one in found]
