"""The day's summary counts what the database holds, shows nothing outside somebody's area, and comes once a day at most."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from bot.clock import BANGKOK
from bot.mornings import prepare
from cli.packs.obligations import STATES
from engine.conversation.digest.seen import Digest
from engine.obligations.states import State
from handlers import owing
from handlers.digesting import facts
from handlers.speakers import agreed
from models.base import table
from models.notices import Notice
from models.obligations import Obligation
from models.offices import Office
from models.units import Unit
from tests import office_day, tiers
from tests.play import Play
from tests.playing import on_sqlite
from tests.stories import act, desk, person, rows

World = tuple[Play, dict[str, str]]
SENT = {"submitted", "returned", "accepted", "certified", "zero"}
GONE = {"waived", "cancelled", "handed_over"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    play = on_sqlite(tmp_path_factory.mktemp("digest"), tmp_path_factory)
    names = office_day.settled(play, 12)
    office_day.all_filed(play, names, but=("ตลาด 07", "ตลาด 08"))
    play.clock.moment = datetime(2022, 4, 28, 9, tzinfo=BANGKOK)
    yield play, names
    play.close()


def digest(play: Play, who: str) -> Digest:
    with play.core.database.reading() as connection:
        here = desk(play, connection)
        speaker = agreed(here, person(play, who))
        assert speaker is not None
        found = facts.digest(here, speaker, owing.rights(here, speaker.person_id))
    assert found is not None
    return found


def shaken(play: Play, seed: int) -> None:
    """Give every round some state and days, and every market some place."""
    dice, today = random.Random(seed), play.clock.moment.date()
    rounds, units = table(Obligation), table(Unit)
    with play.core.database.writing() as connection:
        for row in rows(play, Obligation):
            state = dice.choice(STATES)
            due = dice.choice(
                [None, today + timedelta(days=dice.randint(-60, 60)), today, today + timedelta(days=1)]
            )
            values = {"state": state, "due": due, "sent_on": today if state in SENT else None}
            connection.execute(rounds.update().where(rounds.c.id == row["id"]).values(**values))
        for row in rows(play, Unit, kind="market"):
            place = f"{row['office_id'].removeprefix('cdd-')}{dice.randint(1, 4):02}"
            connection.execute(units.update().where(units.c.id == row["id"]).values(place=place))


def expected(play: Play, offices: set[str], today: date) -> Counter[str]:
    """Count what is in and missing of some offices straight from the rows, without a line of the code that is tried."""
    hidden = {
        (programme.id, duty.id)
        for programme in play.core.shelf.library().programmes.values()
        for duty in programme.duties
        if duty.confidential
    }
    found: Counter[str] = Counter()
    for row in rows(play, Obligation):
        if (
            row["office_id"] not in offices
            or (row["programme"], row["duty"]) in hidden
            or row["state"] in GONE
        ):
            continue
        if row["state"] in SENT:
            found["sent"] += 1
        elif row["state"] == State.NOT_RECEIVED or (row["due"] is not None and row["due"] < today):
            found["missing"] += 1
        found["returned"] += row["state"] == "returned"
    return found


def below(play: Play, area: str) -> set[str]:
    return {
        row["id"]
        for row in rows(play, Office)
        if row["area"].startswith(area) and row["programme"] == tiers.HOME
    }


@pytest.mark.parametrize("seed", range(5))
def test_totals_equal_the_database_and_parts_add_up_to_them_whatever_has_happened(
    world: World, seed: int
) -> None:
    play, _ = world
    shaken(play, seed)
    today = play.clock.moment.date()
    for who, area in (("daeng", "5001"), ("somchai", "5007")):
        # สมชาย acts for an office of another programme too.
        own = below(play, area) | ({"moac-cm"} if who == "somchai" else set())
        found, wanted = digest(play, who), expected(play, own, today)

        assert (wanted["sent"], wanted["missing"], wanted["returned"]) == (
            found.counts.sent, found.counts.missing, found.returned,
        )  # fmt: skip
        if found.parts:
            assert found.counts.sent == sum(one.counts.sent for one in found.parts)
            assert found.counts.missing == sum(one.counts.missing for one in found.parts)


def test_a_district_sees_its_tambons_and_a_province_its_districts(world: World) -> None:
    play, _ = world
    shaken(play, 9)

    assert {"ต.ศรีภูมิ", "ต.พระสิงห์", "ต.หายยา", "ต.ช้างม่อย"} >= {
        one.name for one in digest(play, "daeng").parts if one.name
    }
    assert ["อ.เมืองเชียงใหม่", "อ.แม่ริม"] == [one.name for one in digest(play, "nida").parts if one.name]


def test_nobody_is_named_in_it_and_who_acts_for_no_office_has_none(world: World) -> None:
    play, names = world
    said = act(play, "nida", "เมนู", "สรุปงานวันนี้")

    assert "สรุปงานวันนี้" in said
    assert not [name for name in (*names, "มะลิ", "สมชาย") if name in said]
    assert "สรุปงานวันนี้" not in act(play, "mali", "สรุปงานวันนี้")


def test_it_is_made_ready_once_a_working_day_and_pressing_only_where_something_waits(world: World) -> None:
    play, _ = world
    core = play.core_without_tasks()
    first, again = prepare(core), prepare(core)
    made = {row["person_id"]: row for row in rows(play, Notice, kind="digest")}
    play.clock.moment += timedelta(days=2)
    assert 0 == prepare(core)
    play.clock.moment -= timedelta(days=2)

    assert (len([one for one in made.values() if one["is_worth_a_push"]]), 0) == (first, again)
    assert {"2022-04-28"} == {row["about_id"] for row in made.values()}
    assert {"digest"} == {row["share"] for row in made.values()}
    assert person(play, "daeng") in made
