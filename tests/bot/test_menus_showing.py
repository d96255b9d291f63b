"""Who sees which menu: it follows what is owed, by one durable order, free, and never in front of a reply."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from sqlalchemy import event

from bot.menus import showing
from bot.wiring import Core
from engine.conversation.menu.variants import every
from handlers.orders import SHOW_MENUS
from models import menus, people
from tests.play import TASKS, Play
from tests.stories import AFTER_PLACE, GROUP, PLACE, act, contribute, file, join, line_hash, register, rows


@pytest.fixture(autouse=True)
def _menus_are_tasks() -> Iterator[None]:
    """Let the worker of the little world do what the real one does with menus."""

    def show(core: Core, people: str) -> None:
        showing.show(core, people.split(","))

    TASKS[SHOW_MENUS] = show
    yield
    del TASKS[SHOW_MENUS]


def published(play: Play) -> Play:
    """Let LINE have every menu, as `flask line setup` leaves it."""
    play.core = replace(play.core, gateway=cast("Any", play.line))
    with play.core.database.writing() as connection:
        for one in every():
            menus.keep(connection, variant=one.name, menu_id=f"menu-{one.name}", digest="d")
    return play


def sees(play: Play, who: str) -> str | None:
    shown = play.line.linked.get(play.user(who))
    return shown.removeprefix("menu-") if shown else None


def links(play: Play) -> list[str]:
    return [call for call in play.line.calls if call.startswith("link")]


def test_the_menu_follows_what_is_owed(anywhere: Play) -> None:
    play = published(anywhere)
    join(play)
    play.work()
    assert ("group-1", None) == (sees(play, "mali"), sees(play, "somchai"))

    act(play, "mali", "ไว้ทีหลัง")
    act(play, "mali", "ส่งรายงาน")
    register_from_the_first_question(play)
    play.work()
    assert ("group-2", "office-2-0") == (sees(play, "mali"), sees(play, "somchai"))

    contribute(play)
    play.work()
    assert ("group-1", "office-2-1", "office-2-1") == (
        sees(play, "mali"), sees(play, "somchai"), sees(play, "nida"),
    )  # fmt: skip

    file(play)
    play.work()
    assert ("group-1", "office-1-0") == (sees(play, "mali"), sees(play, "somchai"))


def register_from_the_first_question(play: Play) -> None:
    act(play, "mali", GROUP, PLACE, *AFTER_PLACE, "[ส่ง]")


def test_a_question_stands_on_the_officers_menu_until_it_is_answered(play: Play) -> None:
    published(play)
    register(play)
    act(play, "mali", "ถามเจ้าหน้าที่", "ส่งรูปได้ไหมคะ")
    play.work()
    assert "office-2-1" == sees(play, "nida")

    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]", "ได้ครับ")
    play.work()
    assert "office-2-0" == sees(play, "nida")


def test_a_turn_that_changes_nothing_orders_nothing_and_asks_the_database_nothing_more(play: Play) -> None:
    published(play)
    register(play)
    play.work()
    before = len(links(play))
    asked: list[str] = []
    event.listen(play.core.database.engine, "before_cursor_execute", lambda *call: asked.append(str(call[2])))

    act(play, "mali", "งานที่ต้องส่ง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "สวัสดี")

    assert [] == [order for order in play.orders if order.name == SHOW_MENUS]
    assert [] == [statement for statement in asked if "menus" in statement or "enquiries" in statement]
    play.work()
    assert before == len(links(play))


def test_an_order_that_comes_twice_links_once(play: Play) -> None:
    published(play)
    register(play)
    orders = [order for order in play.orders if order.name == SHOW_MENUS]
    play.work()
    before = links(play)

    for order in orders:
        showing.show(play.core, order.arguments[0].split(","))

    assert before == links(play)


def test_what_line_does_not_take_stays_with_its_reason_and_is_tried_again(anywhere: Play) -> None:
    play = published(anywhere)
    join(play)
    play.line.fail("down")
    play.work()
    [row] = rows(play, menus.ShownMenu)
    assert ("group-1", "", 1, "down: the test said down") == (
        row["variant"], row["menu_id"], row["tries"], row["reason"],
    )  # fmt: skip
    with play.core.database.reading() as connection:
        assert [("down: the test said down", 1)] == menus.behind(connection)
        assert [] == menus.due(connection, now_ms=row["next_try_ms"] - 1)
        [again] = menus.due(connection, now_ms=row["next_try_ms"])

    showing.show(play.core, [again.person_id])

    [row] = rows(play, menus.ShownMenu)
    assert "group-1" == sees(play, "mali")
    assert ("menu-group-1", 0, 0, "") == (row["menu_id"], row["tries"], row["next_try_ms"], row["reason"])


def test_what_line_refuses_is_not_tried_for_ever(play: Play) -> None:
    published(play)
    join(play)
    play.line.fail("not_found")
    play.work()

    [row] = rows(play, menus.ShownMenu)
    assert (0, "not_found: the test said not_found") == (row["next_try_ms"], row["reason"])


def test_the_sweep_orders_the_next_try(play: Play) -> None:
    published(play)
    join(play)
    play.line.fail("rate")
    play.work()
    with play.core.database.writing() as connection:
        connection.execute(menus._S.update().values(next_try_ms=1))

    play.core.tasks.sweep()

    [row] = rows(play, menus.ShownMenu)
    [task] = play.core.tasks.client().list_workflows(name=SHOW_MENUS, load_input=False)
    play.core.tasks.client().destroy()
    assert ("ENQUEUED", "menus") == (task.status, task.queue_name)
    assert task.workflow_id.startswith(f"menus:{row['line_hash'][:24]}:1:")


def test_the_date_alone_changes_the_menu_by_the_sweep(play: Play) -> None:
    published(play)
    register(play)
    play.work()
    assert "group-2" == sees(play, "mali")
    play.clock.moment += timedelta(days=6)

    done, failed = showing.sweep(play.core)

    assert "group-3" == sees(play, "mali")
    assert (3, 0) == (done, failed)
    assert (0, 0) == showing.sweep(play.core)


def test_the_sweep_links_those_who_are_alike_in_one_call(play: Play) -> None:
    published(play)

    showing.sweep(play.core)

    assert ["link 2 menu-office-0-0"] == links(play)


def test_somebody_who_blocked_us_is_left_alone_and_linked_anew_afterwards(play: Play) -> None:
    published(play)
    join(play)
    play.work()
    play.event("mali", {"type": "unfollow"})
    play.line.linked.clear()
    showing.sweep(play.core)
    assert None is sees(play, "mali")

    play.event("mali", {"type": "follow", "follow": {"isUnblocked": True}})
    play.work()

    assert "group-1" == sees(play, "mali")


def test_before_the_menus_are_at_line_nothing_is_linked(play: Play) -> None:
    register(play)
    play.core = replace(play.core, gateway=cast("Any", play.line))

    play.work()

    assert ([], []) == (links(play), rows(play, menus.ShownMenu))


def test_a_reply_never_waits_for_a_menu(play: Play) -> None:
    published(play)
    play.line.fail()
    said = join(play)

    assert "ขอชื่อกลุ่ม" in said
    assert [] == links(play)


def test_a_phone_that_was_left_behind_sees_the_newcomers_menu_after_the_sweep(play: Play) -> None:
    published(play)
    join(play)
    play.work()
    assert "group-1" == sees(play, "mali")
    with play.core.database.writing() as connection:
        moved = people.account(connection, line_hash(play, "mali"))
        assert moved is not None
        people.meet(
            connection, person_id="new", line_hash="new-phone", line_id=moved.line_id, at=play.clock.moment
        )
        people.move_account(
            connection,
            old_person="new",
            new_person=moved.person_id,
            keep_hash="new-phone",
            at=play.clock.moment,
        )

    showing.sweep(play.core)

    assert "newcomer" == sees(play, "mali")
