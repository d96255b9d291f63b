"""Practice is kept apart: no other table changes, and nobody but the trainer can see that it was."""

from typing import Any

from models.audit import Act
from models.base import table
from models.conversations import Conversation
from models.inbox import Inbound
from models.leases import Lease
from models.machinery import SheetDebt
from models.messages import Message
from models.notices import Notice, ReminderStep
from models.practices import Practice
from models.tables import ALL
from models.vault import WrappedKey
from tests.handlers.test_practice import ANSWERS, practised
from tests.play import Play
from tests.stories import act, contribute, file, register, rows

# What every message touches, practice or not.
OF_ANY_MESSAGE = {Conversation, Inbound, Lease, Message, WrappedKey, Practice}


def everything(play: Play) -> dict[str, list[Any]]:
    models = [model for model in ALL if model not in OF_ANY_MESSAGE]
    return {table(model).name: [dict(row) for row in rows(play, model)] for model in models}


def test_no_other_table_changes_whatever_is_done_in_practice(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "somchai", "เมนู")  # what waits for him is told, so that nothing rides along
    before = everything(anywhere)

    practised(anywhere)
    act(anywhere, "mali", "[ฝึกอีกครั้ง]", *ANSWERS[:2], "ไว้ทีหลัง", "ฝึกหัด", "ย้อนกลับ", "เลิกฝึก")
    practised(anywhere, "somchai")

    assert before == everything(anywhere)


def test_a_picture_that_is_shown_in_practice_is_not_kept(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali", "ฝึกหัด")
    before = everything(anywhere)

    for kind in ("image", "audio"):
        anywhere.event("mali", {"type": "message", "message": {"type": kind, "id": kind, "duration": 900}})

    assert before == everything(anywhere)
    assert [] == anywhere.orders


def test_the_office_is_told_nothing(anywhere: Play) -> None:
    register(anywhere)
    before = rows(anywhere, Notice)
    practised(anywhere)

    assert before == rows(anywhere, Notice)
    assert "ฝึกหัด" not in act(anywhere, "somchai", "เรื่องจากกลุ่ม")


def test_a_practice_is_neither_owed_nor_sent_nor_reminded_of(anywhere: Play) -> None:
    register(anywhere)
    due, sent = act(anywhere, "mali", "งานค้าง"), act(anywhere, "mali", "รายงานที่ส่งแล้ว")
    steps = rows(anywhere, ReminderStep)

    act(anywhere, "mali", "ฝึกหัด", *ANSWERS[:3], "ไว้ทีหลัง")
    still = act(anywhere, "mali", "งานค้าง")
    practised(anywhere)

    assert [due, due] == [still, act(anywhere, "mali", "งานค้าง")]
    assert sent == act(anywhere, "mali", "รายงานที่ส่งแล้ว")
    assert steps == rows(anywhere, ReminderStep)


def test_a_practice_takes_no_receipt_number_and_owes_no_row(anywhere: Play) -> None:
    register(anywhere)
    practised(anywhere)

    contribute(anywhere)

    assert "65-00003" in file(anywhere)
    assert 1 == len(rows(anywhere, SheetDebt))
    assert [] == [row for row in rows(anywhere, Act) if "practi" in row["act"]]
