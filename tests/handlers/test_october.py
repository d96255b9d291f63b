"""October: people leave, come, act for others and go on leave, in any order. At no moment is anything without an owner."""

import os
import random
from collections.abc import Iterator
from datetime import timedelta

import pytest

from cli import demo
from engine.obligations.calendar import day_in_bangkok
from engine.reminders.climbing import ADMINISTRATORS
from handlers import enquiries as asking
from handlers import handing, owing, reminder_settings, scopes
from handlers.desk import Desk
from handlers.escalating import owners
from handlers.relocating import Order
from handlers.staffing import acting, merging
from models import obligations, offices, units
from models import reminder_settings as settings
from models.obligations import Obligation
from tests import registering
from tests.play import Play
from tests.registering import PROGRAMME, appointed, known
from tests.stories import desk

SEEDS = range(12 if os.environ.get("SANAM_SOAK") else 2)
DISTRICTS = ("v-maerim", "v-muang")
CAST = ("somchai", "arun", "nida", "mali", "daeng")
DAYS = 31


@pytest.fixture
def october(play: Play) -> Play:
    registering.settled(play)
    play.clock.moment = play.clock.moment.replace(month=10, day=1, year=2022)
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        for key in ("mali", "daeng"):
            demo.meet(here, key, key, play.clock.now())
        appointed(here, play, "daeng", "officer", "v-maerim")
        for number, office in enumerate((*DISTRICTS, *DISTRICTS)):
            unit = f"u{number}"
            units.add(
                connection, id=unit, programme=PROGRAMME, kind="group", name=unit, place="500701", office_id=office,
                attributes={}, made_at=here.now,
            )  # fmt: skip
            units.enrol(connection, unit, PROGRAMME, at=here.now)
            obligations.owe(
                connection, id=f"o{number}", programme=PROGRAMME, duty="progress", period="once", unit_id=unit,
                office_id=office, due=here.now.date() + timedelta(days=20), state="open", opened_at=here.now,
            )  # fmt: skip
    return play


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_without_an_owner_at_any_moment_of_an_october(october: Play, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(DAYS):
        with october.core.database.writing() as connection:
            here = desk(october, connection)
            for _ in range(dice.randint(0, 2)):
                something_happens(here, dice)
        with october.core.database.writing() as connection:
            here = desk(october, connection)
            handing.carry_out(here)
            assert [] == list(wrong(here))
        october.clock.moment += timedelta(days=1)


def something_happens(here: Desk, dice: random.Random) -> None:
    """Let somebody hand over, act, rest, come, or an office give its groups away."""
    people = {key: known(here, key) for key in CAST}
    one, other = dice.sample(CAST, 2)
    office = dice.choice(DISTRICTS)
    today = day_in_bangkok(here.now)
    first = today + timedelta(days=dice.randint(0, 3))
    match dice.randint(0, 5):
        case 0 | 1:
            to = people[other] if dice.random() < 0.6 else None
            handing.hand_over(here, leaver=people[one], office_id=office, successor=to, order=Order(first))
        case 2:
            span = acting.Span(first, first + timedelta(days=dice.randint(0, 5)))
            acting.appoint(
                here, office, people[other], span, instead_of=people[one] if dice.random() < 0.5 else ""
            )
        case 3:
            until = today + timedelta(days=dice.randint(0, 6))
            settings.keep(here.connection, people[one], at=here.now, rests_from=today, rests_until=until)
        case 4:
            offices.grant(
                here.connection, id=f"{one}-{office}-{here.now:%d}"[:32], person_id=people[one], programme=PROGRAMME,
                kind="officer", scope_kind="office", scope_id=office, valid_from=here.now,
            )  # fmt: skip
        case _:
            merging.merge(here, office, dice.choice(DISTRICTS), Order(today))


def wrong(here: Desk) -> Iterator[tuple[str, str]]:
    """Name what has no owner who could see to it now, while somebody in the chain could."""
    for row in obligations.of_programme(here.connection, PROGRAMME, ["open", "upcoming"]):
        owner = owners.owner_of(here, row)
        if owner == ADMINISTRATORS:
            if any(reminder_settings.present(here, asking.in_charge(here, one)) for one in chain(row)):
                yield row.id, "somebody could, and the administrators have it"
            continue
        acts = {
            role.person_id for role in scopes.holders(here, owner.office) if owing.is_of_office(here, role)
        }
        standing_in = reminder_settings.present(here, sorted(acts))
        if owner.person not in {*acts, *standing_in}:
            yield row.id, "its owner acts for the office no more"


def chain(row: Obligation) -> tuple[str, ...]:
    return (row.office_id, "v-cm", "v-north", "v-centre")
