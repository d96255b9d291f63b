"""Lists in a chat: one entry after the other, a whole list in one message, and changing what stands in it."""

import pytest

from bot.chat.talking import Talk
from tests.engine.conversation_kit import after, chat

MEMBERS = """
| survey |
| | type | name | label | required | constraint | repeat_count | bind::sanam:kind | bind::sanam:short |
| | text | group | ชื่อกลุ่ม | yes | | | | |
| | begin repeat | member | สมาชิก | | | | | |
| | text | name | ชื่ออะไร | yes | | | person | ชื่อ |
| | integer | age | อายุเท่าไร | yes | . < 120 | | | อายุ |
| | text | job | อาชีพอะไร | | | | | อาชีพ |
| | end repeat | | | | | | | |
| | integer | total | รวมกี่คน | | | | | |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""
LIST = "1. มะลิ ใจดี 62 เกษตรกร\n2. สมศรี, 45\n3. แดง แสนดี 50"


def told(talk: Talk) -> dict[str, str]:
    """Send what is filled in, and return it by short paths."""
    sent = after(talk, "ส่ง").submission
    assert sent is not None
    return {path.removeprefix("/data/"): value for path, value in sent.items()}


def at_list() -> Talk:
    return after(chat(MEMBERS), "กลุ่มผัก")


def test_entries_are_told_one_after_the_other() -> None:
    talk = after(at_list(), "[มี]", "มะลิ", "62", "[ข้าม]", "[เพิ่มอีก]", "แดง", "50", "ทำนา", "[ไม่มีแล้ว]", "2")

    assert {
        "group": "กลุ่มผัก", "member[1]/name": "มะลิ", "member[1]/age": "62", "member[2]/name": "แดง",
        "member[2]/age": "50", "member[2]/job": "ทำนา", "total": "2",
    } == told(talk)  # fmt: skip


def test_a_list_may_stay_empty() -> None:
    assert {"group": "กลุ่มผัก", "total": "0"} == told(after(at_list(), "[ไม่มี]", "0"))


def test_a_question_in_a_list_says_which_entry_it_is_about() -> None:
    talk = after(at_list(), "[มี]", "มะลิ", "62", "[ข้าม]", "[เพิ่มอีก]")

    assert "สมาชิก รายการที่ 2 ข้อ 1 จาก 3" in talk.seen.text


def test_a_whole_list_is_taken_from_one_message() -> None:
    talk = after(at_list(), LIST)

    assert "เพิ่มแล้ว 3 รายการ" in talk.seen.text
    assert "3. แดง แสนดี, 50" in talk.seen.text
    assert {"member[1]/job": "เกษตรกร", "member[2]/name": "สมศรี", "member[3]/age": "50"}.items() <= told(
        after(talk, "[ไม่มีแล้ว]", "3")
    ).items()


@pytest.mark.parametrize(
    "pasted",
    [
        "ชื่อ\tอายุ\nมะลิ\t62\nแดง\t50",
        "อายุ\tชื่อ\n62\tมะลิ\n50\tแดง",
        "มะลิ\t62\t\nแดง\t50\t-",
        "๑) มะลิ ๖๒\n๒) แดง ๕๐",
        "- มะลิ | 62\n- แดง | 50",
        "1. มะลิ 62 2. แดง 50",
    ],
)
def test_lists_come_in_many_shapes(pasted: str) -> None:
    sent = told(after(at_list(), pasted, "[ไม่มีแล้ว]", "[ข้าม]"))

    assert {
        "group": "กลุ่มผัก", "member[1]/name": "มะลิ", "member[1]/age": "62", "member[2]/name": "แดง", "member[2]/age": "50",
    } == sent  # fmt: skip


def test_a_cell_that_does_not_read_is_named_and_asked() -> None:
    talk = after(at_list(), "มะลิ\t62\nแดง\tห้าสิบกว่า\nบุญมี\t150")

    assert "รายการที่ 2 อายุ: ยังอ่าน ห้าสิบกว่า ไม่ได้" in talk.seen.text
    assert "รายการที่ 3 อายุ: ยังอ่าน 150 ไม่ได้" in talk.seen.text
    assert "สมาชิก รายการที่ 2 ข้อ 2" in talk.seen.text
    assert {"member[2]/age": "55", "member[3]/age": "40"}.items() <= told(
        after(talk, "55", "40", "[ไม่มีแล้ว]", "[ข้าม]")
    ).items()


def test_two_words_for_two_free_questions_are_never_parted_by_guess() -> None:
    free = MEMBERS.replace("| | integer | age | อายุเท่าไร | yes | . < 120 | | | อายุ |\n", "")

    talk = after(chat(free), "กลุ่มผัก", "มะลิ ใจดี\nแดง แสนดี", "[ไม่มีแล้ว]", "[ข้าม]")

    assert "มะลิ ใจดี" == told(talk)["member[1]/name"]


def test_a_list_may_be_pasted_where_the_first_entry_was_begun() -> None:
    talk = after(at_list(), "[มี]", LIST, "[ไม่มีแล้ว]", "3")

    assert ["มะลิ ใจดี", "สมศรี", "แดง แสนดี"] == [told(talk)[f"member[{i}]/name"] for i in (1, 2, 3)]


def test_more_may_be_pasted_behind_what_is_there() -> None:
    talk = after(at_list(), "มะลิ\t62\nแดง\t50", "บุญมี\t40\nคำ\t30", "[ไม่มีแล้ว]", "4")

    assert ["มะลิ", "แดง", "บุญมี", "คำ"] == [told(talk)[f"member[{i}]/name"] for i in (1, 2, 3, 4)]


def test_an_entry_is_changed_by_its_number() -> None:
    talk = after(at_list(), LIST, "แก้รายการที่ 2")

    assert "สมาชิก รายการที่ 2" in talk.seen.text
    assert "46" == told(after(talk, *("[แก้ไข อายุ]", "46", "[ไม่มีแล้ว]", "3")))["member[2]/age"]


def test_an_entry_is_taken_out_and_the_later_ones_move_up() -> None:
    talk = after(at_list(), LIST, "ลบรายการที่ 1")

    assert "มะลิ ใจดี, 62 → เอาออกแล้ว" in talk.seen.text
    sent = told(after(talk, "[ไม่มีแล้ว]", "2"))
    assert ("สมศรี", "แดง แสนดี") == (sent["member[1]/name"], sent["member[2]/name"])
    assert "member[3]/name" not in sent


def test_an_entry_comes_back_when_the_person_thinks_better() -> None:
    talk = after(at_list(), LIST, "ลบรายการที่ 1", "เอากลับ", "[ไม่มีแล้ว]", "3")

    assert "มะลิ ใจดี" == told(talk)["member[1]/name"]


def test_the_words_of_later_entries_move_up_with_them() -> None:
    talk = after(at_list(), LIST, "ลบรายการที่ 1")
    draft = talk.filling.draft

    assert {"/data/member[1]/name": "สมศรี", "/data/member[2]/name": "แดง แสนดี"}.items() <= draft.raw.items()
    assert set(draft.raw) >= set(draft.sources)
    assert not [path for path in draft.raw if "member[3]" in path]


def test_the_review_shows_a_list_as_one_line_that_opens() -> None:
    talk = after(at_list(), LIST, "[ไม่มีแล้ว]", "3")

    assert "3 รายการ" in talk.seen.text
    assert "เกษตรกร" not in talk.seen.text
    assert "2. สมศรี, 45" in after(talk, "[ขอดู]").seen.text


def test_an_entry_is_added_from_the_review() -> None:
    talk = after(at_list(), LIST, "[ไม่มีแล้ว]", "3", "[ขอดู]", "[เพิ่มอีก]", "บุญมี", "40", "[ข้าม]", "[ไม่มีแล้ว]")

    assert "บุญมี" == told(talk)["member[4]/name"]


def test_an_empty_list_is_begun_from_the_review() -> None:
    talk = after(at_list(), "[ไม่มี]", "0")

    assert "บุญมี" == told(after(talk, "[แก้ไข สมาชิก]", "บุญมี", "40", "[ข้าม]", "[ไม่มีแล้ว]"))["member[1]/name"]


def test_going_back_out_of_an_entry_reaches_what_stood_before_it() -> None:
    talk = after(at_list(), "[มี]", "มะลิ", "62", "ย้อนกลับ", "ย้อนกลับ", "ย้อนกลับ")

    assert "ชื่อกลุ่ม" in talk.seen.text
    assert {"group": "กลุ่มไข่", "member[1]/name": "มะลิ", "member[1]/age": "62"} == told(
        after(talk, "กลุ่มไข่", "[ข้าม]", "[ไม่มีแล้ว]", "[ข้าม]")
    )


NESTED = """
| survey |
| | type | name | label | required | repeat_count |
| | integer | houses | กี่หลัง | yes | |
| | begin repeat | house | บ้าน | | ${houses} |
| | text | owner | เจ้าของ | yes | |
| | begin repeat | field | แปลง | | |
| | text | where | แปลงไหน | yes | |
| | begin repeat | crop | พืช | | |
| | text | what | ปลูกอะไร | yes | |
| | end repeat | | | | |
| | end repeat | | | | |
| | end repeat | | | | |
"""


def test_lists_inside_lists_are_told_to_the_third_level() -> None:
    talk = after(
        chat(NESTED), "2", "มะลิ", "[มี]", "แปลงเหนือ", "[มี]", "ข้าว", "[เพิ่มอีก]", "ผัก", "[ไม่มีแล้ว]", "[ไม่มีแล้ว]",
        "แดง", "[ไม่มี]",
    )  # fmt: skip

    assert {
        "houses": "2", "house[1]/owner": "มะลิ", "house[1]/field[1]/where": "แปลงเหนือ",
        "house[1]/field[1]/crop[1]/what": "ข้าว", "house[1]/field[1]/crop[2]/what": "ผัก", "house[2]/owner": "แดง",
    } == told(talk)  # fmt: skip


def test_a_counted_list_is_not_asked_for_its_end() -> None:
    talk = after(chat(NESTED), "1", "มะลิ", "[ไม่มี]")

    assert "review" == talk.state.place
