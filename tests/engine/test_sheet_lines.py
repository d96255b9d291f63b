"""A line is new, changed, the same, not begun, or to be looked at; only what is whole is sent, and never twice."""

from dataclasses import replace

from engine.conversation.scene import Taken
from engine.sheet.arriving import fingerprint, rows_of
from engine.sheet.counting import clean, count, wrong
from engine.sheet.parts import WHOLE as LINE
from engine.sheet.parts import Typed
from tests.engine.sheet_kit import AT, READING, WHEN, WHOLE, empty, judged, line, reasons, sent, sheet, value

TOLD = {"met": "yes", "people": "23", "held_on": "2021-11-15", "papers": "OK"}


def test_a_line_without_a_word_is_not_begun() -> None:
    row = judged(line(), {"met": "", "people": ""})

    assert ("empty", {}, None) == (row.status, reasons(row), row.send)


def test_a_whole_line_is_new_and_what_may_stay_empty_is_left_empty() -> None:
    row = judged(line(), WHOLE)

    assert "new" == row.status
    assert row.send is not None
    assert {
        AT + "met": "yes",
        AT + "people": "23",
        AT + "held_on": "2021-11-15",
        AT + "papers": "OK",
    } == row.send.answers


def test_what_is_kept_of_a_line_is_only_what_was_typed() -> None:
    row = judged(line(), WHOLE)

    assert AT + "remark" not in row.filling.draft.answers
    assert "๒๓ คน" == row.filling.draft.raw[AT + "people"]


def test_a_line_that_lacks_an_answer_is_begun_with_the_answer_named() -> None:
    row = judged(line(), {"met": "มี", "people": "23"})

    assert ("begun", None) == (row.status, row.send)
    assert {"held_on", "papers"} == reasons(row).keys()


def test_a_rule_that_another_answer_broke_stands_at_its_cell() -> None:
    held = line(told={**TOLD, "people": "6000"})

    row = judged(held, {"remark": "ใหม่"})

    assert "wrong" == row.status
    assert "people" in reasons(row)


def test_what_others_have_told_whole_waits_for_a_tick() -> None:
    row = judged(line(told=TOLD), {})

    assert "whole" == row.status
    assert row.send is not None
    assert () == clean([row])


def test_what_was_sent_and_not_changed_is_the_same() -> None:
    row = judged(sent(line(told=TOLD)), {"people": "23"})

    assert ("same", None) == (row.status, row.send)


def test_what_was_sent_and_is_changed_corrects_it() -> None:
    row = judged(sent(line(told=TOLD)), {"people": "25"}, seen=lambda _path, text: text == "23")

    assert "changed" == row.status
    assert row.send is not None
    assert ("r1", "25") == (row.send.draft.replaces, row.send.answers[AT + "people"])


def test_a_list_is_never_ended_by_a_table() -> None:
    row = judged(line(has_list=True), WHOLE)

    assert "wrong" == row.status
    assert row.faults[LINE].reason.params == {"names": "สมาชิก"}  # type: ignore[union-attr]


def test_a_closed_line_takes_nothing_and_says_so_only_when_something_was_typed() -> None:
    shut = replace(sent(line(told=TOLD)), is_shut=True)

    quiet, loud = judged(shut, {}), judged(shut, {"people": "25"}, seen=lambda _p, text: text == "23")

    assert ("shut", {}) == (quiet.status, reasons(quiet))
    assert ("shut", None) == (loud.status, loud.send)
    assert LINE in loud.faults


def test_what_somebody_else_was_first_with_is_not_sent() -> None:
    held = line()
    taken = Taken("65-00009", "นิดา", WHEN.at, {AT + "people": "50"})

    row = judged(replace(held, filling=replace(held.filling, taken=taken)), WHOLE)

    assert "wrong" == row.status
    assert "{name} sent it at {at}, number {number}." == reasons(row)[LINE]


def test_lines_are_counted_and_faults_named_with_their_unit() -> None:
    one = sheet(line("ก", "o1"), line("ข", "o2"), line("ค", "o3"))
    cells = {AT + name: text for name, text in WHOLE.items()}
    typed = {"o1": Typed(cells), "o2": Typed({**cells, AT + "people": "มาก"})}

    rows = rows_of(one, typed, lambda _: empty, READING)

    assert (1, 1, 1) == (count(rows, "new"), count(rows, "wrong"), count(rows, "empty"))
    assert [("ข", "ผู้เข้าร่วม", "มาก")] == [(found.unit, found.title, found.typed) for found in wrong(one, rows)]


def test_the_fingerprint_is_another_one_when_something_else_would_be_sent() -> None:
    first, again = judged(line(), WHOLE), judged(line(), WHOLE)
    other = judged(line(), {**WHOLE, "people": "24"})

    assert fingerprint([first]) == fingerprint([again])
    assert fingerprint([first]) != fingerprint([other])
    assert fingerprint([first]) != fingerprint([])


def test_the_order_of_columns_does_not_matter() -> None:
    forwards = judged(line(), WHOLE)
    backwards = judged(line(), dict(reversed(WHOLE.items())))

    assert value(forwards, "people") == value(backwards, "people")
    assert forwards.status == backwards.status
