"""An event that cannot be handled: put off with longer and longer waits, in its person's order, given up in the open."""

from datetime import timedelta

import pytest

from bot.clock import machine_ms
from bot.dispatch import BACKOFF_MS, LeaseLost
from models import inbox, leases
from models.conversations import Conversation
from models.drafts import Draft
from models.inbox import DEAD, DONE, LAST_TRY, OPEN, Inbound
from models.messages import Message
from models.people import Person
from models.reports import Report
from tests.play import OWNER, Play
from tests.stories import act, contribute, join, line_hash, ready_to_file, register, rows, shown


def failing_send(play: Play, times: int) -> None:
    """Let the office file a report while the task tables take no orders."""
    register(play)
    contribute(play)
    ready_to_file(play)
    play.broken_orders = times
    act(play, "somchai", "[ส่ง]")


def waiting(play: Play) -> dict[str, object]:
    [row] = [row for row in rows(play, Inbound) if row["state"] == OPEN]
    return dict(row)


def test_a_failed_event_leaves_nothing_and_is_put_off(anywhere: Play) -> None:
    failing_send(anywhere, 1)

    row = waiting(anywhere)

    assert 1 == row["tries"]
    assert str(row["fate"]).startswith("OSError at tests/play.py:")
    assert int(str(row["next_try_ms"])) > machine_ms() - 100
    assert [] == rows(anywhere, Report, purpose="report")


def test_later_events_of_the_same_person_wait_and_keep_their_order(anywhere: Play) -> None:
    failing_send(anywhere, 1)

    said = act(anywhere, "somchai", "ขอบคุณ")
    anywhere.let_pass(2_000)
    then = shown(anywhere.empty("somchai"))

    assert "" == said
    assert then.index("ส่งรายงานในนามสำนักงานแล้ว") < then.index("ยินดีค่ะ")


def test_other_people_are_not_held_up(play: Play) -> None:
    failing_send(play, 99)

    assert "คุณรายงานแทน" in act(play, "mali", "เมนู")


def test_the_waits_grow(play: Play) -> None:
    failing_send(play, 99)
    waits = []
    for _ in range(4):
        row = waiting(play)
        waits.append(int(str(row["next_try_ms"])) - machine_ms())
        play.let_pass(700_000)
        play.empty("somchai")

    assert sorted(waits) == waits
    assert waits[-1] > waits[0] * 20


def test_after_the_last_try_it_is_given_up_in_the_open_and_the_person_goes_on(play: Play) -> None:
    failing_send(play, 99)
    for _ in range(LAST_TRY - 1):
        play.let_pass(700_000)
        play.empty("somchai")
    play.broken_orders = 0

    [dead] = rows(play, Inbound, state=DEAD)

    assert dead["fate"].startswith("OSError at tests/play.py:")
    assert dead["body"] is not None
    assert "คุณรายงานแทน" in act(play, "somchai", "เมนู")
    assert LAST_TRY == len(BACKOFF_MS) + 1


def test_what_was_given_up_can_be_handled_again(play: Play) -> None:
    failing_send(play, 99)
    for _ in range(LAST_TRY - 1):
        play.let_pass(700_000)
        play.empty("somchai")
    play.broken_orders = 0
    [dead] = rows(play, Inbound, state=DEAD)

    with play.core.database.writing() as connection:
        inbox.reopen(connection, dead["id"])

    assert "ส่งรายงานในนามสำนักงานแล้ว" in shown(play.empty("somchai"))


def test_a_conversation_that_moved_meanwhile_is_decided_again(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")
    answer = {"type": "message", "message": {"type": "text", "id": "x", "text": "9"}}

    with anywhere.while_deciding("mali", answer) as said:
        nudge(anywhere, "mali")

    assert "ข้อ 3 จาก 7" in shown(said)
    assert 1 == len(
        [row for row in rows(anywhere, Message) if row["body"] and row["id"] == last_reply(anywhere)]
    )


def nudge(play: Play, who: str) -> None:
    """Move somebody's conversation on as another process would."""
    [row] = [row for row in rows(play, Conversation) if row["person_id"] == person_id(play, who)]
    with play.core.database.writing() as connection:
        table = Conversation.__table__
        connection.execute(
            table.update().where(table.c.person_id == row["person_id"]).values(version=row["version"] + 1)  # type: ignore[attr-defined]
        )


def person_id(play: Play, who: str) -> str:
    from tests.stories import person

    return person(play, who)


def last_reply(play: Play) -> str:
    return f"reply:{max(row['id'] for row in rows(play, Inbound))}"


def test_who_lost_the_lease_records_nothing(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali", "งานค้าง", "[ทำเลย]")
    before = (rows(anywhere, Draft), rows(anywhere, Conversation), len(anywhere.line.replies))
    row = anywhere.arrives("mali", {"type": "message", "message": {"type": "text", "id": "x", "text": "12"}})
    with anywhere.core.database.writing() as connection:
        leases.give_back(connection, row.mailbox, OWNER)
        assert leases.take(connection, row.mailbox, "another:1", now_ms=machine_ms(), life_ms=60_000)

    with pytest.raises(LeaseLost):
        anywhere.dispatcher.handle(row, OWNER)

    assert before == (rows(anywhere, Draft), rows(anywhere, Conversation), len(anywhere.line.replies))
    assert OPEN == rows(anywhere, Inbound, id=row.id)[0]["state"]


def test_an_event_that_somebody_else_has_handled_is_left_alone(play: Play) -> None:
    row = play.arrives("mali", {"type": "message", "message": {"type": "text", "id": "x", "text": "สวัสดี"}})
    play.empty("mali")
    before = len(play.line.replies)

    play.dispatcher.handle(row, OWNER)

    assert before == len(play.line.replies)
    assert DONE == rows(play, Inbound, id=row.id)[0]["state"]


def test_an_event_whose_body_is_gone_ends_quietly(play: Play) -> None:
    row = play.arrives("mali", {"type": "message", "message": {"type": "text", "id": "x", "text": "สวัสดี"}})

    play.dispatcher.handle(row._replace(body=b""), OWNER)

    assert (DONE, "ignored") == tuple(rows(play, Inbound, id=row.id)[0][name] for name in ("state", "fate"))


def test_what_was_filled_in_after_a_failed_try_can_be_read_after_a_restart(tmp_path, play: Play) -> None:
    """The key of a person is made in the turn that first needs it; if that turn is rolled back, so is the key."""
    act(play, "mali", "25650001", "[รับทราบ]")
    hold = {"type": "message", "message": {"type": "text", "id": "x", "text": "มะลิ"}}
    with play.while_deciding("mali", hold):
        nudge(play, "mali")
    act(play, "mali", "กลุ่มผัก")
    play.close()

    again = Play(tmp_path, is_ready=True)
    again.clock.moment = play.clock.moment + timedelta(minutes=1)
    again.count = play.count

    assert "ข้อ 3" in act(again, "mali", "ต.ริมใต้ แม่ริม")
    again.close()


def test_the_first_event_of_a_newcomer_makes_one_person_however_often_it_is_tried(play: Play) -> None:
    before = len(rows(play, Person))
    row = play.arrives("mali", {"type": "follow", "follow": {}})
    with play.core.database.writing() as connection:
        leases.give_back(connection, row.mailbox, OWNER)
    with pytest.raises(LeaseLost):
        play.dispatcher.handle(row, OWNER)

    play.empty("mali")

    assert before + 1 == len(rows(play, Person))
    assert 1 == len([one for one in rows(play, Inbound) if one["mailbox"].endswith(line_hash(play, "mali"))])
    assert join(play)
