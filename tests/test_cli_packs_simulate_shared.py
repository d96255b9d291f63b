"""All projects of a department in one year: nothing is lost on a crowded day, and every office can say what it owes."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NoReturn

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, update

from bot.texts import Texts
from cli.packs.simulate import simulate
from cli.simulating.owed import Day, owed_on
from cli.simulating.places import some_districts, spread
from cli.simulating.report import report
from cli.simulating.telling_owed import day_lines
from cli.simulating.wanted import Wanted, crowded_days
from cli.simulating.year import Year, begin
from cli.working import reading
from engine.obligations.nouns.kinds import UnitKind
from handlers.desk import Desk
from models.base import table
from models.obligations import Obligation
from models.reports import Report

CDD = "cdd-2565"
# Two days up to 15 August: a year of thirteen projects is for `make soak`.
SMALL = Wanted(
    CDD, 2, with_shared=True, districts=4, units=20, quota=None, mix={"forgetful": 1},
    first=date(2022, 8, 14), last=date(2022, 8, 15),
)  # fmt: skip
WHOLE = Wanted(CDD, 10, with_shared=True, districts=40, units=400, quota=None)


def owed(year: Year) -> Day:
    with reading(year.world.core) as desk:
        return owed_on(desk, year.town.programmes, year.receipts)


@pytest.fixture(scope="module")
def year() -> Iterator[Year]:
    found = begin(SMALL)
    for _ in found.days():
        pass
    yield found
    found.close()


@pytest.mark.slow
def test_every_project_that_shares_is_played_with_its_own_kinds_of_units(year: Year) -> None:
    programmes = {one.id for one in year.town.programmes}
    offices = Counter(len(area) for area in year.town.offices.values())

    assert 13 == len(programmes)
    assert CDD not in programmes
    assert 4 == sum(one.startswith("sim-district-") for one in year.town.offices)
    assert {0, 2, 4, 6} == set(offices)
    assert 10 < len({one.spot.kind for one in year.town.people if one.spot and one.spot.kind})


@pytest.mark.slow
def test_on_a_crowded_day_nothing_is_lost_and_every_office_can_say_what_it_owes(year: Year) -> None:
    day = owed(year)

    assert () == day.faults
    assert year.receipts
    assert len(year.receipts) == day.reports
    assert sum(day.total.values()) == sum(one.rounds for one in day.offices)
    assert any(one.in_chat for one in day.offices)


@pytest.mark.slow
def test_nothing_fails_and_what_is_typed_is_read_as_it_was_meant(year: Year) -> None:
    told = report(year)

    assert {"events_unhandled": 0, "refused_by_line": [], "unreached": 0} == told["troubles"]
    assert [] == told["chats"]["examples"]
    assert set(told["by_duty"]) >= {"cdd-markets-2565/sales", "cdd-funds-2565/clinic_visit"}


@pytest.mark.slow
def test_the_table_has_a_line_for_every_office(year: Year) -> None:
    day = owed(year)

    words = list(day_lines(day, Texts.load("th")))

    assert len(day.offices) + 4 == len(words)
    assert "15 ส.ค. 2565" in words[1]
    assert words[-1].strip() == f"ตรงกันทุกอย่าง รายงานทั้ง {day.reports} ฉบับอยู่ครบ"


@pytest.mark.slow
def test_a_report_that_is_gone_is_named(year: Year) -> None:
    with pytest.raises(_UndoneAgain) as undone:
        _lose_one(year)

    number, faults = undone.value.args
    assert f"{number} was shown and is not kept" in faults


def test_units_are_spread_over_their_kinds_and_districts() -> None:
    kinds = tuple(UnitKind(one, one, "subdistrict") for one in ("market", "fund", "village"))
    districts = some_districts(4, ("26", "48"), "dice")

    found = spread(20, kinds, districts, "dice", {"fund": "pack"})

    assert Counter({"26": 2, "48": 2}) == Counter(one[:2] for one in districts)
    assert {5} == set(Counter(one.tambon[:4] for one in found).values())
    assert Counter({"market": 7, "village": 6, "": 7}) == Counter(one.kind for one in found)
    assert {"pack"} == {one.programme for one in found if not one.kind}
    assert 20 == len({(one.kind, one.tambon) for one in found})


def test_the_crowded_days_are_those_of_the_year_that_is_played() -> None:
    assert (date(2022, 3, 31), date(2022, 8, 15)) == crowded_days(WHOLE)
    assert (date(2022, 8, 15),) == crowded_days(SMALL)


def test_a_pack_that_nobody_shares_has_nothing_to_be_played_with() -> None:
    ran = CliRunner().invoke(simulate, ["moac-groups-2565", "--with-shared"])

    assert 2 == ran.exit_code
    assert "--with-shared" in ran.output


@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("SANAM_SOAK"), reason="ten provinces, all projects, a year: make soak")
def test_a_whole_year_of_ten_provinces_loses_nothing_on_its_two_crowded_days() -> None:
    year = begin(WHOLE)
    days = [owed(year) for day in year.days() if day in crowded_days(WHOLE)]
    told = report(year)
    year.close()

    assert [(), ()] == [one.faults for one in days]
    assert 40 == sum(one.startswith("sim-district-") for one in year.town.offices)
    assert 0 == told["troubles"]["events_unhandled"]


class _UndoneAgain(Exception):
    """Raised to undo what a test did to the year; holds what it saw."""


def _lose_one(year: Year) -> NoReturn:
    """Delete a report behind everybody's back, look, and undo it."""
    core, sent, row = year.world.core, table(Report), table(Obligation)
    with core.database.writing() as connection:
        gone = connection.execute(sent.select().where(sent.c.obligation_id.is_not(None)).limit(1)).one()
        connection.execute(update(row).where(row.c.id == gone.obligation_id).values(report_id=None))
        connection.execute(delete(sent).where(sent.c.id == gone.id))
        desk = Desk(connection, core.vault, core.shelf.library(), core.office, core.clock.now(), 0)
        raise _UndoneAgain(gone.number, owed_on(desk, year.town.programmes, year.receipts).faults)
