"""A block from a spreadsheet finds its cells by names, by a head, or by where it begins; what finds no place is named."""

from engine.sheet.pasting import LINES_AT_MOST, Block, cells, placed
from tests.engine.sheet_kit import AT, line, sheet

SHEET = sheet(line("กลุ่มดอน", "o1"), line("กลุ่มนา", "o2"), line("กลุ่มปง", "o3"))


def paste(text: str, key: str = "", name: str = "") -> Block:
    return placed(SHEET, cells(text), key, AT + name if name else "")


def told(block: Block) -> dict[str, dict[str, str]]:
    return {
        key: {path.removeprefix(AT): text for path, text in one.items()} for key, one in block.texts.items()
    }


def said(block: Block) -> list[str]:
    return [getattr(one, "msgid", "") for one in block.said]


def test_a_bare_block_begins_at_the_chosen_cell() -> None:
    block = paste("23\t15 พ.ย. 64\n25\t16 พ.ย. 64\n", "o2", "people")

    assert {
        "o2": {"people": "23", "held_on": "15 พ.ย. 64"}, "o3": {"people": "25", "held_on": "16 พ.ย. 64"},
    } == told(block)  # fmt: skip
    assert [] == said(block)


def test_names_of_units_lead_to_their_lines_in_any_order() -> None:
    block = paste("กลุ่มปง\tมี\t5\nกลุ่มดอน\tไม่มี\t")

    assert {"o3": {"met": "มี", "people": "5"}, "o1": {"met": "ไม่มี"}} == told(block)


def test_a_head_leads_to_the_columns_in_any_order() -> None:
    block = paste("ลำดับ\tชื่อกลุ่ม\tใช้เงิน\tมากี่คน\n\tกลุ่มนา\t500\t12")

    assert {"o2": {"spent": "500", "people": "12"}} == told(block)


def test_a_head_alone_begins_at_the_first_unit() -> None:
    block = paste("people\tspent\n12\t500\n13\t600")

    assert {"o1": {"people": "12", "spent": "500"}, "o2": {"people": "13", "spent": "600"}} == told(block)


def test_a_unit_that_is_not_in_the_table_is_named_and_nothing_of_it_taken() -> None:
    block = paste("กลุ่มดอน\tมี\nกลุ่มอื่น\tมี\nกลุ่มนา\tมี")

    assert {"o1", "o2"} == block.texts.keys()
    assert ["Not in this table, so left out: {names}"] == said(block)
    assert {"names": "กลุ่มอื่น"} == block.said[0].params  # type: ignore[union-attr]


def test_a_unit_twice_is_taken_once_and_named() -> None:
    block = paste("กลุ่มดอน\tมี\nกลุ่มดอน\tไม่มี")

    assert {"o1": {"met": "มี"}} == told(block)
    assert ["Twice in the block, only the first was taken: {names}"] == said(block)


def test_two_units_of_one_name_are_not_told_apart_by_it() -> None:
    twins = sheet(line("กลุ่มดอน", "o1"), line("กลุ่มดอน", "o2"))

    block = placed(twins, cells("กลุ่มดอน\tมี"))

    assert {} == block.texts
    assert ["Not in this table, so left out: {names}"] == said(block)


def test_what_lies_outside_the_table_is_counted() -> None:
    below = paste("1\n2\n3\n4", "o2", "people")
    beside = paste("ใช่\tเกิน", "o1", "papers")

    assert {"o2": {"people": "1"}, "o3": {"people": "2"}} == told(below)
    assert {"count": 2} == below.said[0].params  # type: ignore[union-attr]
    assert {"o1": {"papers": "ใช่"}} == told(beside)
    assert {"count": 1} == beside.said[0].params  # type: ignore[union-attr]


def test_an_empty_cell_of_a_block_changes_nothing() -> None:
    assert {"o1": {"held_on": "15 พ.ย."}} == told(paste("\t15 พ.ย.", "o1", "people"))


def test_a_cell_in_quotes_may_hold_lines_and_tabs() -> None:
    block = paste('"ฝนตก\nหนัก"\tใช่', "o1", "remark")

    assert {"o1": {"remark": "ฝนตก\nหนัก", "papers": "ใช่"}} == told(block)


def test_a_quote_that_nobody_closed_is_a_letter() -> None:
    assert (('"ฝนตก', "ใช่"), ("แล้ง", "ใช่")) == cells('"ฝนตก\tใช่\nแล้ง\tใช่')


def test_an_endless_block_is_cut() -> None:
    assert LINES_AT_MOST == len(cells("1\n" * 100_000))
    assert ["Nothing was pasted yet."] == said(paste(" \n\t\n"))
