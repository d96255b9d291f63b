"""What is late below costs few messages: one card a week, none for who owes it herself, and a call at once."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.clock import BANGKOK
from handlers.messenger import purse
from models import intents
from models.escalations import Escalation
from models.messages import Message
from models.notices import Notice
from tests.ladders import with_centre
from tests.planners import everything
from tests.play import Play
from tests.stories import act, contribute, desk, person, register, rows, shown

LIST = "เรื่องที่ขอให้ช่วยดู"


def mornings(play: Play, first: int, last: int) -> dict[int, dict[str, str]]:
    """Let mornings of November come, counted on into December; return who is pushed what on which."""
    told = {}
    for number in range(first, last + 1):
        play.clock.moment = datetime(2021, 11, 1, 9, tzinfo=BANGKOK) + timedelta(days=number - 1)
        told[number] = {who: shown(said) for who, said in play.remind().items()}
    return told


@pytest.fixture
def late(play: Play) -> Play:
    with_centre(play)
    register(play)
    return play


def test_one_card_a_week_at_most_tells_an_officer_what_is_late_below(late: Play) -> None:
    told = mornings(late, 23, 44)

    days = [day for day, said in told.items() if LIST in said.get("somchai", "")]
    cards = rows(late, Message, kind="push", person_id=person(late, "somchai"), share="escalation")
    listed = [row["made_at"] for row in cards]

    assert days
    assert all(then - before >= timedelta(days=7) for before, then in pairwise(listed))


def test_who_owes_the_report_herself_is_not_told_twice_that_it_is_late(late: Play) -> None:
    contribute(late)
    mornings(late, 23, 33)

    filed = {str(row["id"]) for row in rows(late, Escalation, part="file")}
    found = [row for row in rows(late, Notice, kind="escalated") if row["about_id"] in filed]
    hers = {row["is_worth_a_push"] for row in found if row["person_id"] == person(late, "somchai")}
    others = {row["is_worth_a_push"] for row in found if row["person_id"] != person(late, "somchai")}
    assert {True} == others
    assert True not in hers


def test_an_officer_has_one_message_a_day_about_her_own_duties_and_her_groups(late: Play) -> None:
    late.planner = everything
    mornings(late, 23, 44)

    cards = rows(late, Message, kind="push", person_id=person(late, "somchai"))
    days = [row["made_at"].astimezone(BANGKOK).date() for row in cards]
    assert len(set(days)) == len(days)
    told = {row["kind"] for one in cards for row in rows(late, Notice, message_id=one["id"])}
    assert {"remind", "escalated"} <= told


def test_somebody_who_asks_for_a_call_does_not_wait_for_a_week_to_end(late: Play) -> None:
    mornings(late, 23, 29)
    late.line.allowed, late.line.others = 300, 280
    act(late, "mali", "[ให้เจ้าหน้าที่โทรหา]")

    [call] = [row for row in rows(late, Notice, kind="escalated") if row["share"] == "urgent"]
    assert (True, 900) == (call["is_worth_a_push"], call["worth"])


def test_the_cards_ahead_are_counted_by_whom_they_go_to(anywhere: Play) -> None:
    register(anywhere)
    with anywhere.core.database.reading() as connection:
        here = desk(anywhere, connection)
        cards = purse.demand(here)
        every = intents.heard_of(connection, [person(anywhere, "mali")], "escalated", here.now)

    assert {} == every
    assert cards
    # One group and one office: more than two cards a day cannot come of them.
    assert max(cards.values()) <= 2
