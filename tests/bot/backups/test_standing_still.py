"""A day is played, backed up, played on, and lost: what comes back sends nothing by itself, and each thing once after that."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from bot.backups.folders import Kept
from bot.backups.standstill import Restored
from bot.clock import BANGKOK
from handlers.messenger import purse
from handlers.privacy import erasing
from handlers.restoring import letting_go
from models import inbox, messages, people
from models.inbox import Inbound
from models.messages import Message
from models.notices import Notice, ReminderStep
from models.reports import Counter
from models.web_sessions import WebSession
from tests.planners import everything
from tests.play import Play
from tests.playing import on_sqlite
from tests.restoring import backed_up, brought_back, empty_world
from tests.stories import act, desk, join, line_hash, person, register, rows, shown

MORNING = datetime(2021, 11, 25, 9, 0, tzinfo=BANGKOK)


@dataclass(frozen=True)
class Day:
    """What was kept of the day, and the world that came back of it."""

    backup: Kept
    done: Restored
    folder: Path
    now: datetime
    keys: frozenset[UUID]
    count: int


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Play the day once: backed up at half past seven, lost at one, with a reminder and three answers between the two."""
    folder = tmp_path_factory.mktemp("day")
    play = on_sqlite(folder, tmp_path_factory)
    play.planner = everything
    register(play)
    join(play, "daeng", "แดง")
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")
    play.clock.moment = MORNING - timedelta(hours=1, minutes=30)
    _push_one(play)
    play.arrives("somchai", {"type": "message", "message": {"type": "text", "id": "open", "text": "เมนู"}})
    backup = backed_up(play, folder / "kept")
    play.clock.moment = MORNING
    play.sweep()
    play.remind()
    act(play, "mali", "9", "15 มิ.ย. 2563", "ผักสลัด ไข่ไก่")
    with play.core.database.writing() as connection:
        erasing.erase(desk(play, connection), person(play, "daeng"), by=None)
    play.clock.moment += timedelta(hours=1)
    backed_up(play, folder / "kept")
    play.clock.moment = MORNING + timedelta(hours=4)
    world = empty_world(play, folder / "new")
    done = brought_back(world, backup)
    found = Day(backup, done, folder / "new", play.clock.moment, frozenset(play.line.keys), play.count)
    assert [] == world.line.calls
    world.close()
    play.close()
    return found


@pytest.fixture
def lost(day: Day, tmp_path: Path) -> Iterator[Play]:
    """Lend the world that came back, as it was found."""
    for file in day.folder.glob("sanam.db*"):
        shutil.copy(file, tmp_path)
    world = Play(tmp_path, is_ready=True)
    world.clock.moment, world.count, world.planner = day.now, day.count, everything
    yield world
    world.close()


def _push_one(play: Play) -> None:
    """Push the first card of the day: it arrives, and the answer is lost. The others wait in the queue when the day is lost."""
    play.plan()
    first, *others = play.orders
    assert others
    play.orders = [first]
    play.line.fail("unsure", arrives=True)
    play.work()


def let_go(world: Play, *, drops: bool = False) -> None:
    with world.core.database.writing() as connection:
        (letting_go.drop if drops else letting_go.let_go)(desk(world, connection))


def states(world: Play, table: type[Notice] | type[Message]) -> set[str]:
    return {str(row["state"]) for row in rows(world, table)}


def test_nothing_leaves_by_itself_after_a_restore(day: Day, lost: Play) -> None:
    lost.sweep()
    lost.remind()
    lost.clock.moment += timedelta(hours=2)
    lost.remind()

    assert len(day.keys) > 1
    assert [] == lost.line.pushes
    assert set() == states(lost, Notice) & {"pending", "riding"}
    assert "held" in states(lost, Notice)


def test_reminders_of_the_lost_hours_count_as_sent(lost: Play) -> None:
    waiting = [row["at"] for row in rows(lost, ReminderStep) if not row["is_done"]]

    assert waiting
    assert [] == [at for at in waiting if at <= lost.clock.now()]


def test_what_is_let_go_leaves_once(lost: Play) -> None:
    let_go(lost)
    lost.clock.moment += timedelta(days=1)
    reached = [lost.remind(), lost.remind(), lost.remind()]

    assert reached[0]
    assert [{}, {}] == reached[1:]
    assert set() == states(lost, Notice) & {"held"}


def test_what_is_dropped_never_leaves(lost: Play) -> None:
    held = [row["id"] for row in rows(lost, Notice, state="held")]

    let_go(lost, drops=True)
    lost.sweep()

    assert {"dropped"} == {str(row["state"]) for row in rows(lost, Notice) if row["id"] in held}
    assert [] == lost.line.pushes


def test_what_is_shown_counts_people_and_messages(lost: Play) -> None:
    held = rows(lost, Notice, state="held"), rows(lost, Message, state="held")
    with lost.core.database.reading() as connection:
        found = letting_go.standing(desk(lost, connection))

    assert len({row["person_id"] for some in held for row in some}) == found.people
    assert len(held[0]) == sum(one.number for one in found.counts if one.what == "notice")


def test_a_push_that_may_have_arrived_is_held_and_then_leaves_under_its_old_retry_key(
    day: Day, lost: Play
) -> None:
    lost.sweep()
    [before] = rows(lost, Message, kind="push")
    lost.line.keys |= day.keys

    let_go(lost)
    lost.sweep()

    [after] = rows(lost, Message, kind="push", id=before["id"])
    assert ("held", "sent") == (before["state"], after["state"])
    assert messages.retry_key(str(before["id"])) in day.keys
    assert [] == lost.line.pushes


def test_what_was_open_is_handled_in_silence(day: Day, lost: Play) -> None:
    mailbox = f"line:{line_hash(lost, 'somchai')}"
    [row] = [
        one for one in rows(lost, Inbound, mailbox=mailbox) if one["event_id"] == f"event-{_open_event(lost)}"
    ]

    assert 1 == day.done.handled
    assert inbox.DONE == row["state"]
    assert ["held"] == [one["state"] for one in rows(lost, Message, id=f"reply:{row['id']}")]


def _open_event(world: Play) -> int:
    return max(int(str(one["event_id"]).removeprefix("event-")) for one in rows(world, Inbound))


def test_the_next_word_is_not_taken_for_another_question(lost: Play) -> None:
    said = act(lost, "mali", "35 ไร่")
    again = act(lost, "mali", "9")

    assert "เราใช้ข้อมูลที่สำรองไว้เมื่อ" in said
    assert "ที่บันทึกไว้แล้ว" in said
    assert "12" in said
    assert "เราใช้ข้อมูลที่สำรองไว้เมื่อ" not in again
    assert "ข้อ 3 จาก 7" in again


def test_who_has_nothing_open_hears_it_once_and_is_answered(lost: Play) -> None:
    said, again = act(lost, "somchai", "เมนู"), act(lost, "somchai", "เมนู")

    assert "เราใช้ข้อมูลที่สำรองไว้เมื่อ" in said
    assert "เราใช้ข้อมูลที่สำรองไว้เมื่อ" not in again
    assert again in said or shown(lost.seen["somchai"]) == again


def test_after_a_week_nobody_is_told_any_more(lost: Play) -> None:
    lost.clock.moment += timedelta(days=8)

    assert "เราใช้ข้อมูลที่สำรองไว้เมื่อ" not in act(lost, "somchai", "เมนู")


def test_an_event_that_comes_again_is_new_once(lost: Play) -> None:
    event = {"type": "message", "message": {"type": "text", "id": "again", "text": "9"}}
    full = lost._full("mali", event, webhookEventId="event-of-the-lost-hours")
    first, second = lost.raw("mali", full), lost.raw("mali", full)

    assert first
    assert [] == second


def test_who_was_erased_in_the_lost_hours_is_erased_again(day: Day, lost: Play) -> None:
    erased = [row for row in rows(lost, people.Person) if row["erased_at"] is not None]

    assert (1, 1) == (day.done.erased, len(erased))
    assert [] == rows(lost, people.Account, line_hash=line_hash(lost, "daeng"))


def test_no_number_is_given_twice(day: Day, lost: Play) -> None:
    act(lost, "somchai", "เมนู")
    ids = [int(row["id"]) for row in rows(lost, Inbound)]

    assert ids[-1] - ids[-2] >= 1_000_000
    assert all(int(row["value"]) % 100 == 0 for row in rows(lost, Counter))
    assert day.done.lost.since < day.done.lost.until


def test_doors_are_closed_and_line_is_asked_before_anything_is_spent(lost: Play) -> None:
    with lost.core.database.writing() as connection:
        is_taken = purse.take(desk(lost, connection))

    assert [] == rows(lost, WebSession)
    assert not is_taken
