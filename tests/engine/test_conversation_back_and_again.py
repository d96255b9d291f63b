"""Going back and forth changes nothing, and what is changed can be taken back to the letter."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.talking import Talk
from engine.conversation.state import draft_from_dict, draft_to_dict
from tests.engine.conversation_kit import after, chat

FORM = """
| survey |
| | type | name | label | required | relevant | bind::sanam:warn | bind::sanam:short |
| | text | group | ชื่อกลุ่ม | yes | | | กลุ่ม |
| | integer | members | สมาชิกกี่คน | yes | | . < 100 | สมาชิก |
| | select_one has | meets | ประชุมไหม | yes | | | ประชุม |
| | integer | came | มากี่คน | yes | ${meets} = 'yes' | | มา |
| | begin repeat | crop | พืช | | | | |
| | text | what | ปลูกอะไร | yes | | | พืช |
| | integer | rai | กี่ไร่ | | | | ไร่ |
| | end repeat | | | | | | |
| | date | day | วันไหน | yes | | | วัน |
| | text | remark | หมายเหตุ | | | | หมายเหตุ |
| choices |
| | list_name | name | label |
| | has | yes | มี |
| | has | no | ไม่มี |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""
ANSWERS = (
    "กลุ่มผัก",
    "12",
    "[มี]",
    "9",
    "[มี]",
    "ข้าว",
    "3",
    "[เพิ่มอีก]",
    "ผัก",
    "[ข้าม]",
    "[ไม่มีแล้ว]",
    "เมื่อวาน",
    "ไม่มี",
)
EDITS = (
    ("[แก้ไข กลุ่ม]", "กลุ่มไข่"),
    ("[แก้ไข สมาชิก]", "30"),
    ("[แก้ไข สมาชิก]", "300", "[300 ถูกแล้ว]", "มีสมาชิกใหม่"),
    ("[แก้ไข สมาชิก]", "300", "[300 ถูกแล้ว]", "[ไม่มีอะไรเพิ่ม]"),
    ("[แก้ไข ประชุม]", "[ไม่มี]"),
    ("[แก้ไข มา]", "สิบ"),
    ("[แก้ไข วัน]", "[วันนี้]"),
    ("[แก้ไข หมายเหตุ]", "[ข้าม]"),
    ("ลบรายการที่ 1",),
    ("แก้รายการที่ 2", "[แก้ไข ไร่]", "5"),
)


def filled() -> Talk:
    return after(chat(FORM), *ANSWERS)


def record(talk: Talk) -> dict[str, object]:
    return {
        name: value
        for name, value in draft_to_dict(talk.filling.draft).items()
        if name not in {"undo", "redo"}
    }


@settings(max_examples=30)
@given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3))
def test_edit_then_undo_gives_the_identical_record(edits: list[tuple[str, ...]]) -> None:
    talk = filled()
    for moves in edits:
        changed = after(talk, *moves)
        assert record(talk) == record(after(changed, "เอากลับ"))
        if "ลบ" not in moves[0]:
            talk = changed


def test_taking_back_stands_on_the_review_and_only_for_the_last_change() -> None:
    changed = after(filled(), "[แก้ไข กลุ่ม]", "กลุ่มไข่")

    assert "[เอากลับ]" in changed.seen.text
    assert "กลุ่ม: กลุ่มผัก" in after(changed, "[เอากลับ]").seen.text
    assert "[เอากลับ]" not in after(changed, "[เอากลับ]").seen.text


def test_take_that_back_is_an_answer_where_nothing_was_changed() -> None:
    talk = after(chat(FORM), "เอากลับ")

    assert "เอากลับ" == talk.filling.draft.answers["/data/group"]


def test_what_can_be_taken_back_survives_being_stored() -> None:
    draft = after(filled(), "[แก้ไข กลุ่ม]", "กลุ่มไข่").filling.draft

    assert draft == draft_from_dict(draft_to_dict(draft))


@settings(max_examples=30)
@given(st.integers(2, len(ANSWERS) - 1), st.integers(1, 6))
def test_back_n_steps_and_forward_again_gives_the_same_question(answered: int, steps: int) -> None:
    talk = after(chat(FORM), *ANSWERS[:answered])
    trail = [talk]
    for _ in range(steps):
        back = after(trail[-1], "ย้อนกลับ")
        if back.state.asking == trail[-1].state.asking:
            break
        trail.append(back)

    again = trail[-1]
    for earlier in reversed(trail[:-1]):
        again = after(again, "[ใช้ค่าเดิม]")
        assert earlier.state.asking == again.state.asking
    assert record(talk) == record(again)
