"""A cell is read as the chat reads it, choices never by a number; what does not read well is named and nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from engine.conversation.kinds.asked import Asked
from engine.sheet.arriving import rows_of
from engine.sheet.columns import columns, left
from engine.sheet.parts import WHOLE as LINE
from engine.sheet.parts import Seen
from engine.sheet.returning import FileLine, typed
from engine.sheet.texts import text_of
from tests.engine.sheet_kit import (
    AT,
    READING,
    WHEN,
    WHOLE,
    empty,
    form,
    judged,
    line,
    reasons,
    sheet,
    value,
)


def test_every_question_that_a_cell_can_hold_is_a_column_and_the_others_are_named() -> None:
    made = form(has_list=True)

    assert [
        ("ประชุม", "one"), ("ผู้เข้าร่วม", "number"), ("วันประชุม", "text"), ("ใช้เงิน", "number"), ("พืช", "several"),
        ("เบอร์โทร", "text"), ("หมายเหตุ", "text"), ("เห็นเอกสาร", "yes"),
    ] == [(one.title, one.look) for one in columns(made, None)]  # fmt: skip
    assert ("รูป", "สมาชิก") == left(made, None)


def test_a_part_of_a_form_is_the_columns_of_that_part() -> None:
    assert columns(form(), "told") == columns(form(), None)
    assert () == columns(form(has_list=True), "member")


@pytest.mark.parametrize(
    ("name", "text", "stored"),
    [
        ("met", "มี", "yes"),
        ("met", "yes", "yes"),
        ("met", " ไม่มีค่ะ ", "no"),
        ("people", "๒๓ คน", "23"),
        ("people", "1,200", "1200"),
        ("spent", "หมื่นสอง", "12000"),
        ("held_on", "15 พ.ย. 64", "2021-11-15"),
        ("held_on", "2021-11-15", "2021-11-15"),
        ("crops", "ข้าว, ไม้ผล", "rice fruit"),
        ("crops", "ผักสลัด, ผักกาด", "leaf"),
        ("crops", "ผักสลัด, ผักกาด / ข้าว", "rice leaf"),
        ("crops", "rice;fruit", "rice fruit"),
        ("phone", "081-234-5678", "+66812345678"),
        ("remark", "12", "12"),
        ("papers", "ใช่", "OK"),
    ],
)
def test_a_cell_is_read_as_people_type(name: str, text: str, stored: str) -> None:
    row = judged(line(), {"met": "มี", name: text}, why="งานใหญ่")

    assert {} == {path: one for path, one in reasons(row).items() if path == name}
    assert stored == value(row, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("met", "1"),
        ("met", "2."),
        ("met", "อาจจะ"),
        ("people", "มาก"),
        ("people", "20-30"),
        ("people", "2.5"),
        ("people", "9999"),
        ("people", "TRUE"),
        ("held_on", "31 เม.ย. 2563"),
        ("held_on", "พรุ่งนี้"),
        ("crops", "1 3"),
        ("crops", "ข้าว, มะม่วง"),
        ("phone", "12345"),
        ("papers", "ยัง"),
        ("remark", "ก" * 1001),
    ],
)
def test_what_cannot_be_read_is_named_and_not_kept(name: str, text: str) -> None:
    texts = {"met": "มี", name: text}

    row = judged(line(), texts)

    assert "wrong" == row.status
    assert name in reasons(row)
    assert text == row.faults[AT + name].typed
    assert "" == value(row, name)


def test_an_unusual_number_wants_its_reason_in_the_last_column() -> None:
    plain = judged(line(), {**WHOLE, "people": "4,000"})
    told = judged(line(), {**WHOLE, "people": "4,000"}, why="งานประจำปี")

    assert reasons(plain)["people"].startswith("{why} If it is right write why in the last column")
    assert ("new", "4000") == (told.status, value(told, "people"))
    assert {AT + "people": "งานประจำปี"} == told.filling.draft.reasons


def test_about_is_no_number() -> None:
    row = judged(line(), {**WHOLE, "people": "ประมาณ 30"})

    assert reasons(row)["people"].startswith("Read as {value}, roughly.")


def test_as_before_takes_what_was_told_the_round_before_and_only_that() -> None:
    known = replace(line(), last={AT + "remark": "ฝนตก"})

    assert "ฝนตก" == value(judged(known, {"remark": "เหมือนเดิม"}), "remark")
    assert "remark" in reasons(judged(line(), {"remark": "เหมือนเดิม"}))


def test_a_dash_leaves_a_cell_empty_and_a_needed_one_open() -> None:
    told = judged(
        line(told={"met": "no", "spent": "500", "papers": "OK"}),
        {"spent": "-", "papers": "-"},
        seen=lambda _p, _t: True,
    )
    row = judged(line(told={"spent": "500"}), {**WHOLE, "spent": "-"}, seen=_stood({"spent": "500"}))

    assert () == tuple(told.changed)
    assert ("new", "") == (row.status, value(row, "spent"))


def _stood(shown: Mapping[str, str]) -> Seen:
    return lambda path, text: shown.get(path.removeprefix(AT), "") == text


def test_a_cell_that_nobody_touched_stays_whatever_the_answer_has_become() -> None:
    row = judged(
        line(told={"people": "40", "met": "yes"}), {"people": "23"}, seen=_stood({"people": "23", "met": "มี"})
    )

    assert frozenset() == row.changed
    assert "40" == value(row, "people")


def test_a_cell_that_was_changed_here_and_elsewhere_is_not_written_over() -> None:
    row = judged(
        line(told={"people": "40", "met": "yes"}), {"people": "25"}, seen=_stood({"people": "23", "met": "มี"})
    )

    assert reasons(row)["people"].startswith("It is {value} by now")
    assert "40" == value(row, "people")
    assert "" == row.faults[AT + "people"].typed


def test_the_same_value_from_two_sides_is_no_conflict() -> None:
    row = judged(
        line(told={"people": "40", "met": "yes"}), {"people": "40"}, seen=_stood({"people": "23", "met": "มี"})
    )

    assert frozenset() == row.changed
    assert "people" not in reasons(row)


def test_a_cell_that_was_emptied_is_empty() -> None:
    row = judged(line(told={"spent": "500"}), {**WHOLE, "spent": ""}, seen=_stood({"spent": "500"}))

    assert ("new", "") == (row.status, value(row, "spent"))


def test_words_in_a_cell_that_is_not_asked_are_named() -> None:
    row = judged(line(), {"met": "ไม่มี", "people": "23", "papers": "ใช่"})

    assert reasons(row)["people"].startswith("This is not asked here")


def test_a_cell_that_a_later_one_closes_does_not_go_without_a_word() -> None:
    row = judged(
        line(told={"met": "yes"}), {"met": "ไม่มี", "people": "23", "papers": "ใช่"}, seen=_stood({"met": "มี"})
    )

    assert reasons(row)["people"].startswith("This is not asked here")


def test_words_for_a_question_that_the_form_no_longer_has_are_named() -> None:
    row = judged(line(), {**WHOLE, "gone": "เดิม"})

    assert reasons(row)["gone"].startswith("The form has changed")


def test_what_is_personal_is_shown_by_dots_and_typed_anew() -> None:
    held = line(told={"phone": "+66812345678"})
    question = held.filling.form.question(AT + "phone")
    assert question is not None
    dots = text_of(Asked(held.filling, question, WHEN), READING)

    same = judged(held, {"phone": dots})
    half = judged(held, {"phone": f"0{dots}"}, seen=_stood({"phone": "+66812345678"}))
    new = judged(held, {"phone": "0898765432"}, seen=_stood({"phone": "+66812345678"}))

    assert "••••78" == dots
    assert frozenset() == same.changed
    assert reasons(half)["phone"].startswith("The dots hide")
    assert "+66898765432" == value(new, "phone")


def test_a_formula_or_an_error_of_a_file_stands_against_its_cell() -> None:
    one = sheet(line())
    cells, said = typed(one, (FileLine("o1", "", {AT + "met": "มี"}, "", {AT + "people": "formula"}),))
    [row] = rows_of(one, cells, lambda _: empty, READING)

    assert () == said
    assert reasons(row)["people"].startswith("There is a formula")
    assert LINE not in row.faults


def test_a_cell_that_hangs_on_one_that_could_not_be_read_points_to_that_one() -> None:
    row = judged(line(), {"met": "อาจจะ", "people": "23", "papers": "ใช่"})

    assert {"met", "people"} == reasons(row).keys()
    assert "This hangs on {name}. Please look at that one first." == reasons(row)["people"]
    assert {"name": "ประชุม"} == row.faults[AT + "people"].reason.params  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "shown"), [("1200", "1,200"), ("1e3", "1e3"), ("NaN", "NaN"), ("๑๒", "๑๒"), ("-3.5", "-3.5")]
)
def test_only_a_bare_number_of_a_file_is_written_as_the_table_writes_it(text: str, shown: str) -> None:
    cells, _ = typed(sheet(line()), (FileLine("o1", "", {AT + "people": text}),))

    assert shown == cells["o1"].texts[AT + "people"]
