"""LINE groups that are bound: by an officer's code typed there, asked by a word, told counts only, forgotten when we leave."""

from typing import Any

import pytest

from models.rooms import Room, RoomCode
from tests.play import Play
from tests.stories import CHAIR, GROUP, act, register, rows, shown

GROUP_SOURCE = {"type": "group", "groupId": "C" + "1" * 32}


def in_group(play: Play, who: str, words: str, **message: Any) -> str:
    source = {**GROUP_SOURCE, "userId": play.user(who)}
    text = {"type": "text", "id": "g1", "text": words, **message}
    return shown(play.event(who, {"type": "message", "message": text, "source": source}))


def code_for(play: Play, scope: int = 1) -> str:
    """Let สมชาย ask for a code: of his office, of a place, of a unit, in the order of the list."""
    act(play, "somchai", "กลุ่มไลน์", "[ผูกกลุ่มไลน์]")
    said = shown(play.press("somchai", "ขอรหัส", number=scope))
    return next(one for one in said.split() if one.isdigit() and len(one) == 6)


@pytest.fixture
def late(play: Play) -> Play:
    """A group of สมชาย's office whose first report is past its day."""
    register(play)
    play.clock.moment = play.clock.moment.replace(month=12, day=2)
    return play


def test_a_group_is_bound_by_an_officers_code_and_answers_a_word_with_counts(late: Play) -> None:
    code = code_for(late)
    assert "" == in_group(late, "mali", f"รหัส {code}")
    assert "" == in_group(late, "somchai", "สรุป")

    bound = in_group(late, "somchai", f"รหัส {code}")
    told = in_group(late, "mali", "สรุป")
    called = in_group(
        late, "mali", "@บอท", mention={"mentionees": [{"index": 0, "length": 4, "isSelf": True}]}
    )

    assert "ผูกกลุ่มนี้กับ" in bound
    assert "ส่งแล้ว 0 จาก" in told
    assert "ข้อมูลเมื่อ 2 ธ.ค. 2564" in told
    assert [] == [one for one in (GROUP, CHAIR, "มะลิ") if one in told]
    assert "พิมพ์ สรุป" in called
    assert [] == rows(late, RoomCode)
    assert "" == in_group(late, "somchai", "ประชุม 9 โมงนะ")


def test_a_code_is_spent_and_dies_and_a_stranger_cannot_use_it(late: Play) -> None:
    code = code_for(late)
    assert "" == in_group(late, "arun", code)
    late.clock.moment = late.clock.moment.replace(hour=23)
    assert "" == in_group(late, "somchai", code)
    fresh = code_for(late)
    assert "ผูกกลุ่มนี้กับ" in in_group(late, "somchai", fresh)

    assert "" == in_group(late, "somchai", fresh)
    assert 1 == len(rows(late, Room, is_bound=True))


def test_a_group_about_one_unit_is_told_of_its_duties(late: Play) -> None:
    in_group(late, "somchai", code_for(late, scope=2))

    told = in_group(late, "mali", "ขอสรุป")

    assert told.startswith(GROUP)
    assert "ชุดที่ ๑" in told


def test_leaving_unbinds_and_an_officer_unbinds_too(late: Play) -> None:
    in_group(late, "somchai", code_for(late))
    late.event("nobody", {"type": "leave", "source": GROUP_SOURCE})
    assert [] == rows(late, Room, is_bound=True)

    in_group(late, "somchai", code_for(late))
    assert "เลิกผูกกลุ่มไลน์นั้น" in act(late, "somchai", "กลุ่มไลน์", "[เลิกผูก]")

    assert "" == in_group(late, "mali", "สรุป")
    assert "ของเจ้าหน้าที่" in act(late, "mali", "กลุ่มไลน์")
