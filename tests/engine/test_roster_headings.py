"""Titles are understood by what they mean, wherever their row stands; what is not understood is named."""

import pytest

from engine.roster import headings as h
from engine.roster.headings import Heading
from tests.engine.roster_kit import KNOWN, head_of


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("ชื่อกลุ่ม", h.UNIT),
        ("* ชื่อ กลุ่ม :", h.UNIT),
        ("ชื่อกลุ่ม (ตามทะเบียน)", h.UNIT),
        ("เบอร์\nโทรศัพท์", h.PHONE),
        ("ต.", h.TAMBON),
        ("จังหวัด", h.PROVINCE),
        ("Phone Number", h.PHONE),
        ("ลำดับที่", h.NOTHING),
        ("ชื่อ-สกุล", h.PERSON),
        ("หมู่ที่", h.VILLAGE),
    ],
)
def test_a_title_means_what_offices_mean_by_it(title: str, meaning: str) -> None:
    found = KNOWN.of(title)

    assert found is not None
    assert meaning == found.meaning


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("กลุ่ม", Heading(h.UNIT, "group")),
        ("กรม", Heading(h.OFFICE, "centre")),
        ("ประธาน", Heading(h.PERSON, "leader")),
        ("งวด", Heading(h.COHORT, "tranche")),
        ("tranche", Heading(h.COHORT, "tranche")),
    ],
)
def test_names_of_the_pack_win_over_words_of_the_house(title: str, heading: Heading) -> None:
    assert heading == KNOWN.of(title)


def test_a_part_of_an_address_is_no_office_though_the_pack_has_one_of_that_name() -> None:
    assert Heading(h.DISTRICT) == KNOWN.of("อำเภอ")


def test_the_row_of_titles_is_found_below_what_stands_above_it() -> None:
    head = head_of("บัญชีรายชื่อกลุ่ม", "", "ที่,ชื่อกลุ่ม,จังหวัด,ตำบล", "1,ก,เชียงใหม่,ริมใต้")

    assert head is not None
    assert (3, {h.UNIT: 2, h.PROVINCE: 3, h.TAMBON: 4}) == (
        head.row, {one.meaning: column for one, column in head.columns.items() if one.meaning != h.NOTHING},
    )  # fmt: skip


def test_titles_over_titles_are_read_together() -> None:
    head = head_of("ที่,ชื่อกลุ่ม,ที่ตั้ง,,", ",,จังหวัด,ตำบล,หมู่ที่")

    assert head is not None
    assert (2, {2, 3, 4, 5}) == (head.row, set(head.columns.values()))


def test_a_sheet_of_words_has_no_titles() -> None:
    assert head_of("คำชี้แจง", "ส่งภายใน 30 ก.ย.") is None
    assert head_of("ลำดับ,หมายเหตุ") is None


def test_an_unknown_title_is_named_with_the_one_it_may_have_meant() -> None:
    head = head_of("ชื่อกลุ่ม,จังหวด,สีรั้ว")

    assert head is not None
    notes = [one.says for one in head.notes]
    assert ["จังหวด", "สีรั้ว"] == [getattr(one, "params", {})["title"] for one in notes]
    assert "จังหวัด" == getattr(notes[0], "params", {})["near"]


def test_a_column_that_says_the_same_as_another_is_a_fault_of_its_title() -> None:
    head = head_of("ชื่อกลุ่ม,จังหวัด,เบอร์โทร,มือถือ")

    assert head is not None
    assert [(4, "มือถือ")] == [(one.column, one.title) for one in head.faults]


@pytest.mark.parametrize("titles", ["ชื่อ,จังหวัด,ตำบล", "หมู่บ้าน,หมู่ที่,ตำบล,จังหวัด"])
def test_names_alone_are_those_of_the_units(titles: str) -> None:
    head = head_of(titles)

    assert head is not None
    assert head.holds(h.UNIT)
