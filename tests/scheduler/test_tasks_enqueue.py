"""Durable tasks, on the real task tables: enqueued with our own commit or not at all, one for each id, found again."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.clock import machine_ms
from bot.tasks import SCHEMA, Tasks
from handlers.orders import Order
from models import machinery
from models.base import table
from models.messages import WAITING, Message
from models.vault import WrappedKey
from tests.play import Play
from tests.stories import rows, to_be_reminded

CARD = Order("push_card", "card:someone:1", ("someone",))


@pytest.fixture
def tasks(anywhere: Play) -> Iterator[Tasks]:
    made = anywhere.core.tasks
    yield made
    made.client().destroy()


def stored(tasks: Tasks, **wanted: Any) -> dict[str, str]:
    return {one.workflow_id: one.status for one in tasks.client().list_workflows(**wanted)}


def test_an_order_stands_in_its_queue_after_the_commit(anywhere: Play, tasks: Tasks) -> None:
    with anywhere.core.database.writing() as connection:
        tasks.enqueue(connection, [CARD])

    [task] = tasks.client().list_workflows()

    assert ("card:someone:1", "ENQUEUED", "line", "push_card") == (
        task.workflow_id, task.status, task.queue_name, task.name,
    )  # fmt: skip


def test_an_order_of_a_rolled_back_turn_leaves_nothing(anywhere: Play, tasks: Tasks) -> None:
    twice = {"owner": "person:x", "wrapped": b""}

    def fail() -> None:
        with anywhere.core.database.writing() as connection:
            tasks.enqueue(connection, [CARD])
            connection.execute(table(WrappedKey).insert(), twice)
            connection.execute(table(WrappedKey).insert(), twice)

    with pytest.raises(IntegrityError):
        fail()

    assert {} == stored(tasks)


def test_the_same_id_twice_is_one_task(anywhere: Play, tasks: Tasks) -> None:
    for _ in range(3):
        with anywhere.core.database.writing() as connection:
            tasks.enqueue(connection, [CARD, CARD])

    assert 1 == len(stored(tasks))


def test_arguments_are_ids_in_plain_json(play: Play) -> None:
    with play.core.database.writing() as connection:
        play.core.tasks.enqueue(connection, [CARD])
    with play.core.database.reading() as connection:
        inputs = connection.execute(text("SELECT inputs FROM workflow_input")).scalars().all()
        inputs = inputs or connection.execute(text("SELECT inputs FROM workflow_status")).scalars().all()
    play.core.tasks.client().destroy()

    assert ["someone"] == json.loads(str(inputs[0]))["positionalArgs"]


def leave_pending(play: Play, tasks: Tasks, executor: str) -> None:
    """Leave the task as a worker would that died in the middle of it."""
    name = "workflow_status" if play.core.database.is_sqlite else f"{SCHEMA}.workflow_status"
    with play.core.database.writing() as connection:
        tasks.enqueue(connection, [CARD])
        connection.execute(text(f"UPDATE {name} SET status = 'PENDING', executor_id = '{executor}'"))  # noqa: S608


def beat(play: Play, worker: str, ago_ms: int = 0) -> None:
    with play.core.database.writing() as connection:
        machinery.beat(connection, worker, "worker", machine_ms() - ago_ms)


def test_the_task_of_a_silent_worker_is_taken_up_again(anywhere: Play, tasks: Tasks) -> None:
    leave_pending(anywhere, tasks, "dead")
    beat(anywhere, "dead", ago_ms=61_000)
    beat(anywhere, "living")

    assert 1 == tasks.resume_silent()
    assert {"card:someone:1": "ENQUEUED"} == stored(tasks)


def test_the_task_of_a_living_worker_is_left_alone(anywhere: Play, tasks: Tasks) -> None:
    leave_pending(anywhere, tasks, "living")
    beat(anywhere, "living", ago_ms=30_000)

    assert 0 == tasks.resume_silent()
    assert {"card:someone:1": "PENDING"} == stored(tasks)


def test_nothing_is_taken_up_while_nobody_works(anywhere: Play, tasks: Tasks) -> None:
    leave_pending(anywhere, tasks, "dead")
    beat(anywhere, "dead", ago_ms=61_000)

    assert 0 == tasks.resume_silent()


def test_a_push_that_waits_is_ordered_again_once_a_minute(anywhere: Play, tasks: Tasks) -> None:
    to_be_reminded(anywhere)
    anywhere.line.fail("down", "down")
    anywhere.remind()
    anywhere.let_pass(11_000)
    waiting = [row["id"] for row in rows(anywhere, Message, state=WAITING)]

    tasks.sweep()
    tasks.sweep()

    found = stored(tasks, name="push_message")
    assert len(waiting) <= len(found) <= 2 * len(waiting)
    assert {f"push:{one}" for one in waiting} == {task.rpartition(":1:")[0] for task in found}


def test_a_push_that_is_not_due_is_not_ordered(anywhere: Play, tasks: Tasks) -> None:
    to_be_reminded(anywhere)
    anywhere.line.fail("down", "down")
    anywhere.remind()

    tasks.sweep()

    assert {} == stored(tasks)
