"""Long lists of choices: what is chosen most stands first, nothing moves while it is read, and an order stays an order."""

from dataclasses import replace

from bot.chat.talking import Talk
from tests.engine.conversation_kit import after, chat

FORM = """
| survey |
| | type | name | label | required | bind::sanam:order |
| | {kind} crop | crop | ปลูกอะไรคะ | yes | {order} |
| | text | remark | หมายเหตุ | | |
| choices |
| | list_name | name | label |
{choices}
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""
PLANTS = [
    "ข้าว",
    "ผัก",
    "มะม่วง",
    "ลำไย",
    "ลิ้นจี่",
    "กล้วย",
    "อ้อย",
    "ถั่ว",
    "งา",
    "ข้าวโพด",
    "มันสำปะหลัง",
    "ยางพารา",
    "กาแฟ",
    "ชา",
    "สตรอว์เบอร์รี",
]


def form(labels: list[str], kind: str = "select_one", order: str = "") -> str:
    rows = "\n".join(f"| | crop | c{i} | {label} |" for i, label in enumerate(labels, 1))
    return FORM.format(kind=kind, order=order, choices=rows)


def opened(text: str, used: str) -> Talk:
    talk = chat(text)
    draft = replace(talk.filling.draft, used={"/data/crop": used})
    return replace(talk, filling=replace(talk.filling, draft=draft)).reopened(draft.answers)


def numbered(talk: Talk) -> list[str]:
    return [line for line in talk.seen.text.splitlines() if line[:1].isdigit()]


def test_what_is_chosen_most_stands_first() -> None:
    talk = opened(form(PLANTS), "c13 c4")

    assert ["1. กาแฟ", "2. ลำไย", "3. ข้าว"] == numbered(talk)[:3]
    assert "c13" == after(talk, "1").filling.draft.answers["/data/crop"]
    assert "c4" == after(talk, "[ลำไย]").filling.draft.answers["/data/crop"]


def test_a_page_further_on_goes_on_behind_them() -> None:
    talk = after(opened(form(PLANTS), "c13 c4"), "[ดูเพิ่ม]")

    assert "9. ถั่ว" == numbered(talk)[0]
    assert "c15" == after(talk, "[สตรอว์เบอร์รี]").filling.draft.answers["/data/crop"]


def test_a_short_list_stays_as_it_is_written() -> None:
    assert "1. ข้าว" == numbered(opened(form(PLANTS[:13]), "c13 c4"))[0]


def test_what_closes_a_list_never_comes_to_the_front() -> None:
    talk = opened(form([*PLANTS, "ไม่มี", "พืชอื่น ๆ"]), "c17 c16 c4")

    assert ["1. ลำไย", "2. ข้าว"] == numbered(talk)[:2]


def test_a_list_of_numbers_keeps_its_order() -> None:
    talk = opened(form([f"หมู่ {i}" for i in range(1, 16)]), "c9")

    assert "1. หมู่ 1" == numbered(talk)[0]


def test_a_form_may_keep_its_order() -> None:
    assert "1. ข้าว" == numbered(opened(form(PLANTS, order="fixed"), "c9"))[0]


def test_a_choice_that_is_gone_is_passed_over() -> None:
    assert ["1. ลำไย", "2. ข้าว"] == numbered(opened(form(PLANTS), "gone c4"))[:2]


def test_several_choices_are_stored_in_the_order_of_the_form() -> None:
    talk = opened(form(PLANTS, kind="select_multiple"), "c13 c4")

    assert "c4 c13" == after(talk, "[กาแฟ]", "[ลำไย]", "[ครบแล้ว]").filling.draft.answers["/data/crop"]
    assert "c4 c13" == after(talk, "[กาแฟ]", "[ลำไย]", "ครบแล้ว").filling.draft.answers["/data/crop"]
    assert "c1 c13" == after(talk, "1 3").filling.draft.answers["/data/crop"]
