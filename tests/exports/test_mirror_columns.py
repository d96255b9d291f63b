"""Columns never move and never disappear by us, and are found wherever people put them."""

import pytest

from exports.failures import SheetsFailure
from exports.tables import Column
from tests.exports.mirror_kit import COLUMNS, HEAD, TAB, World

ID, GROUP, PEOPLE = COLUMNS
MONEY = Column("m", "บาท")


def test_a_new_column_goes_to_the_right_end_wherever_the_form_has_it(world: World) -> None:
    world.export(("r1", "ก", 1))

    world.export(("r1", 500, "ก", 1), columns=(ID, MONEY, GROUP, PEOPLE))

    assert [[*HEAD, "บาท"], ["r1", "ก", 1, 500]] == world.grid
    assert [[0, 0, None, 3, True], [0, 3, None, 4, True]] == world.look["guards"]


def test_a_column_that_the_form_no_longer_has_stays_untouched(world: World) -> None:
    world.export(("r1", "ก", 1))

    world.export(("r1", 2), columns=(ID, PEOPLE))

    assert [HEAD, ["r1", "ก", 2]] == world.grid


def test_a_column_of_notes_is_never_written_over(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.insert("COLUMNS", 1)
    world.sheet.update([["โทรแล้ว"]], "B3")
    world.sheet.add_cols(2)
    world.sheet.update([["ขอบ"]], "F3")

    world.export(("r1", "ข", 4, 7), columns=(*COLUMNS, MONEY))

    assert [["รหัส", "", "กลุ่ม", "คน", "", "", "บาท"], ["r1", "โทรแล้ว", "ข", 4, "", "ขอบ", 7]] == world.grid


def test_columns_that_somebody_moved_are_followed(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.move_column(0, 3)
    world.move_column(1, 0)

    world.export(("r1", "ข", 2), ("r2", "ค", 3))

    assert [["คน", "กลุ่ม", "รหัส"], [2, "ข", "r1"], [3, "ค", "r2"]] == world.grid


def test_a_title_that_somebody_reworded_stays_and_its_column_is_found(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.sheet.update([["สมาชิก"]], "C1")

    world.export(("r1", "ก", 2))

    assert [["รหัส", "กลุ่ม", "สมาชิก"], ["r1", "ก", 2]] == world.grid


def test_a_question_that_was_reworded_keeps_its_column(world: World) -> None:
    world.export(("r1", "ก", 1))

    world.export(("r1", "ก", 2), columns=(ID, GROUP, Column("people", "มีคนกี่คน")))

    assert [HEAD, ["r1", "ก", 2]] == world.grid


def test_rows_above_the_head_are_respected(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.insert("ROWS", 0, 2)
    world.sheet.update([["รายงานของกรม"]], "B1")

    world.export(("r1", "ก", 2), ("r2", "ข", 3))

    assert [["", "รายงานของกรม"], [], HEAD, ["r1", "ก", 2], ["r2", "ข", 3]] == world.grid


def test_a_row_of_keys_that_was_deleted_is_written_anew(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.delete("ROWS", 1)

    assert (1, 1, 0) == world.counts(("r1", "ก", 2), ("r2", "ข", 3))
    assert [HEAD, ["r1", "ก", 2], ["r2", "ข", 3]] == world.grid


def test_a_row_of_titles_that_was_deleted_is_written_anew(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.delete("ROWS", 0)

    assert (0, 1, 0) == world.counts(("r1", "ก", 2))
    assert [HEAD, ["r1", "ก", 2]] == world.grid


def test_a_column_that_somebody_deleted_comes_back_at_the_right_end_and_is_filled(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    world.delete("COLUMNS", 1)

    found = world.export(("r1", "ก", 1))

    assert found.needs_all
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    assert [["รหัส", "คน", "กลุ่ม"], ["r1", 1, "ก"], ["r2", 2, "ข"]] == world.grid
    assert [] == world.edits()


def test_a_column_of_keys_that_somebody_deleted_is_filled_again(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    world.delete("COLUMNS", 0)

    world.export(("r1", "ก", 1), ("r2", "ข", 2))

    assert [["กลุ่ม", "คน", "รหัส"], ["ก", 1, "r1"], ["ข", 2, "r2"]] == world.grid


def test_two_columns_with_the_same_words_are_two_columns(world: World) -> None:
    again = (*COLUMNS, Column("n2", "คน"))
    world.export(("r1", "ก", 1, 2), columns=again)
    world.delete("ROWS", 1)

    world.export(("r1", "ก", 3, 4), columns=again)

    assert [[*HEAD, "คน"], ["r1", "ก", 3, 4]] == world.grid


def test_without_titles_and_keys_nothing_is_written(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.delete("ROWS", 0, 2)

    with pytest.raises(SheetsFailure) as failure:
        world.export(("r1", "ข", 1))

    assert ("header_changed", False) == (failure.value.reason, failure.value.retryable)
    assert [["r1", "ก", 1]] == world.grid


def test_a_tab_of_the_same_name_that_is_a_persons_stays_hers(world: World) -> None:
    world.client.open_by_key(world.book).add_worksheet(TAB, 10, 5).update([["งบ", 5]], "A4")

    world.export(("r1", "ก", 1))

    assert f"{TAB} (2)" == world.title
    assert [[], [], [], ["งบ", 5]] == world.google.grid(world.book, TAB)


def test_a_formula_in_somebodys_own_column_lives_on(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    world.sheet.add_cols(1)
    world.sheet.update([["=C3*2"]], "D3", raw=False)

    world.export(("r1", "ก", 5), ("r2", "ข", 2))

    assert ["r1", "ก", 5, "=C3*2"] == world.grid[1]
