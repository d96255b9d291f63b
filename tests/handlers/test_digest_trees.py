"""Whatever tree of offices there is and wherever somebody acts in it: her summary counts her area, and shows nothing else."""

import random
from collections.abc import Iterator
from datetime import datetime

import pytest

from bot.clock import BANGKOK
from models.offices import Office
from models.units import Unit
from tests import tiers
from tests.handlers.test_digest import below, digest, expected, shaken
from tests.play import Play
from tests.playing import on_sqlite
from tests.stories import act, desk, rows

PEOPLE = ("daeng", "somchai", "nida", "arun")
PROVINCES = {"50": 25, "57": 18, "58": 7}


@pytest.fixture(scope="module", params=range(4))
def grown(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Play, dict[str, str]]]:
    play = on_sqlite(tmp_path_factory.mktemp("tree"), tmp_path_factory)
    play.clock.moment = tiers.AT
    areas = _grow(play, random.Random(request.param))
    play.clock.moment = datetime(2022, 4, 28, 9, tzinfo=BANGKOK)
    shaken(play, request.param)
    yield play, areas
    play.close()


def _grow(play: Play, dice: random.Random) -> dict[str, str]:
    """Make provinces with districts and markets, and let everybody act somewhere; return the area of each."""
    with play.core.database.writing() as connection:
        here, number = desk(play, connection), 0
        areas = dice.sample(sorted(PROVINCES), 2)
        for province in list(areas):
            tiers._office(here, f"cdd-{province}", "province", f"สำนักงานจังหวัด {province}", province)
            for one in dice.sample(range(1, PROVINCES[province] + 1), dice.randint(1, 3)):
                area = f"{province}{one:02}"
                areas.append(area)
                tiers._office(here, f"cdd-{area}", "district", f"สำนักงานอำเภอ {area}", area)
                for _ in range(dice.randint(0, 4)):
                    tiers._market(here, number, area)
                    number += 1
        held = {who: dice.choice(areas) for who in PEOPLE}
        for who, area in held.items():
            role = "province_officer" if len(area) == 2 else "district_officer"
            tiers._person(here, who, who, role, f"cdd-{area}")
    for who in held:
        act(play, who, "เมนู")
    return held


def test_a_summary_counts_exactly_the_area_of_whoever_reads_it(grown: tuple[Play, dict[str, str]]) -> None:
    play, areas = grown
    today = play.clock.moment.date()
    for who, area in areas.items():
        own = below(play, area) | ({"moac-cm"} if who in {"somchai", "nida"} else set())
        found, wanted = digest(play, who), expected(play, own, today)

        assert (wanted["sent"], wanted["missing"], wanted["returned"]) == (
            found.counts.sent, found.counts.missing, found.returned,
        )  # fmt: skip


def test_no_list_of_somebody_names_a_place_an_office_or_a_group_of_another_area(
    grown: tuple[Play, dict[str, str]],
) -> None:
    play, areas = grown
    for who, area in areas.items():
        said = act(play, who, "สรุปงานวันนี้", "ใครยังไม่ส่ง", "รอตรวจ", "งานที่ต้องส่ง", "กลุ่มที่ดูแล", "ส่งข้อความเตือน")
        foreign = [
            one["name"]
            for one in rows(play, Office, programme=tiers.HOME)
            if not one["area"].startswith(area)
        ]
        foreign = [name for name in foreign if len(area) == 2 or not name.endswith(f" {area[:2]}")]
        foreign += [
            one["name"] for one in rows(play, Unit, kind="market") if not one["place"].startswith(area)
        ]

        assert [] == [name for name in foreign if name in said]
