"""A table in Google Sheets: each row once, in its place, whatever people did to the tab."""

from collections.abc import Iterator
from decimal import Decimal

from gspread.utils import ValueRenderOption

from exports.mirror.lines import ROWS_A_CALL
from exports.tables import Cell, Table
from tests.exports.mirror_kit import COLUMNS, GID, HEAD, TAB, World


def test_the_first_export_makes_the_tab_with_its_head_frozen_and_its_keys_hidden(world: World) -> None:
    assert (2, 0, 0) == world.counts(("r1", "ทอผ้า", 12), ("r2", "จักสาน", Decimal("7.5")))

    assert [HEAD, ["r1", "ทอผ้า", 12], ["r2", "จักสาน", 7.5]] == world.grid
    assert (2, [1], [0]) == (world.look["frozen"], world.look["hidden_rows"], world.look["hidden_columns"])


def test_our_columns_are_protected_with_a_warning(world: World) -> None:
    world.export(("r1", "ทอผ้า", 12))

    assert [[0, 0, None, 3, True]] == world.look["guards"]


def test_a_correction_is_one_write_call_in_the_same_row(world: World) -> None:
    world.export(("r1", "ทอผ้า", 12), ("r2", "จักสาน", 7))
    before = world.writes()

    assert (0, 1, 0) == world.counts(("r1", "ทอผ้า", 21))

    assert 1 == world.writes() - before
    assert [HEAD, ["r1", "ทอผ้า", 21], ["r2", "จักสาน", 7]] == world.grid


def test_what_is_the_same_is_not_written_at_all(world: World) -> None:
    world.export(("r1", "ทอผ้า", 12))
    before = world.writes()

    assert (0, 0, 1) == world.counts(("r1", "ทอผ้า", 12))
    assert 0 == world.writes() - before


def test_an_emptied_answer_empties_its_cell(world: World) -> None:
    world.export(("r1", "ก", 12))

    world.export(("r1", None, 12))

    assert [HEAD, ["r1", "", 12]] == world.grid


def test_a_sheet_sorted_by_hand_is_matched_by_key_and_stays_sorted(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2), ("r3", "ค", 3))
    world.sheet.sort((1, "des"), range="A3:C5")

    assert (1, 1, 2) == world.counts(("r1", "ก", 10), ("r2", "ข", 2), ("r3", "ค", 3), ("r4", "ง", 4))
    assert [["r3", "ค", 3], ["r2", "ข", 2], ["r1", "ก", 10], ["r4", "ง", 4]] == world.grid[1:]


def test_rows_that_people_added_stay_and_new_ones_go_after_them(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.insert("ROWS", 2)
    world.sheet.update([["ของเราเอง"]], "B3")
    world.sheet.update([["รวม", 1]], "B6")

    assert (1, 0, 1) == world.counts(("r1", "ก", 1), ("r2", "ข", 2))
    assert [["", "ของเราเอง"], ["r1", "ก", 1], [], ["", "รวม", 1], ["r2", "ข", 2]] == world.grid[1:]


def test_a_row_that_somebody_deleted_comes_back(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    world.delete("ROWS", 2)

    assert (1, 0, 1) == world.counts(("r1", "ก", 1), ("r2", "ข", 2))
    assert [["r2", "ข", 2], ["r1", "ก", 1]] == world.grid[1:]


def test_new_rows_leave_no_gap_where_rows_were_deleted(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2), ("r3", "ค", 3))
    world.delete("ROWS", 3, 2)

    world.export(("r4", "ง", 4))

    assert [["r1", "ก", 1], ["r4", "ง", 4]] == world.grid[1:]


def test_a_key_that_somebody_changed_is_put_back(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    world.sheet.update([["ลำดับ 1"]], "A3")

    world.export(("r1", "ก", 1), ("r2", "ข", 2))

    assert [["r1", "ก", 1], ["r2", "ข", 2]] == world.grid[1:]


def test_a_key_that_a_person_turned_into_a_number_is_still_the_key(world: World) -> None:
    world.export(("1001", "ก", 1))
    world.sheet.update([[1001]], "A3")

    assert (0, 1, 0) == world.counts(("1001", "ก", 2))
    assert 2 == len(world.grid)


def test_formulas_stay_text_and_numbers_stay_numbers(world: World) -> None:
    world.export(("r1", "=1+1", -5))

    assert [["'=1+1", -5]] == world.sheet.get("B3:C3", value_render_option=ValueRenderOption.formula)
    assert (0, 0, 1) == world.counts(("r1", "=1+1", -5))


def test_a_row_that_is_gone_keeps_nothing_not_even_what_people_wrote_in_our_cells(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    world.sheet.update([["แก้เอง"]], "B3")

    world.export(("r1", None, None), gone=["r1"])

    assert [["r1"], ["r2", "ข", 2]] == world.grid[1:]
    assert [] == world.edits()


def test_five_thousand_rows_go_out_in_few_small_calls(world: World) -> None:
    rows: list[tuple[Cell, ...]] = [(f"r{n}", "กลุ่มทอผ้าบ้านป่าแดง", n) for n in range(5000)]

    assert (5000, 0, 0) == world.counts(*rows)

    calls = world.google.calls(world.book)
    assert 3 == len([call for call in calls if call["cells"] > 6])
    assert not any(call["over_soft_limit"] for call in calls)
    assert len(calls) <= 14
    assert 5001 == len(world.grid)


def test_rows_from_a_stream_make_the_grid_grow(world: World) -> None:
    rows: Iterator[dict[str, Cell]] = (
        {"id": f"r{number}", "group": "ก", "people": number} for number in range(ROWS_A_CALL + 500)
    )

    assert ROWS_A_CALL + 500 == world.send(Table(TAB, COLUMNS, rows)).appended
    assert ["r2499", "ก", 2499] == world.grid[-1]


def test_a_tab_that_somebody_renamed_and_moved_is_still_ours(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.sheet.update_title("ของกรม")
    world.sheet.update_index(0)

    assert (1, 0, 0) == world.counts(("r2", "ข", 2))
    assert "ของกรม" == world.title
    assert [["r1", "ก", 1], ["r2", "ข", 2]] == world.grid[1:]


def test_a_tab_that_somebody_deleted_is_made_again_under_its_number(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    world.client.open_by_key(world.book).del_worksheet(world.sheet)

    found = world.export(("r1", "ก", 1))

    assert (True, GID) == (found.needs_all, world.sheet.id)
    assert (1, 0, 1) == world.counts(("r1", "ก", 1), ("r2", "ข", 2))
    assert [["r1", "ก", 1], ["r2", "ข", 2]] == world.grid[1:]


def test_rows_of_an_earlier_life_of_the_database_are_found_again(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    again = World(world.google, world.client, world.book)

    assert (1, 0, 2) == again.counts(("r1", "ก", 1), ("r2", "ข", 2), ("r3", "ค", 3))
    assert [["r1", "ก", 1], ["r2", "ข", 2], ["r3", "ค", 3]] == again.grid[1:]
    again.close()


def test_a_long_text_is_clipped_to_what_a_cell_holds(world: World) -> None:
    world.export(("r1", "ก" * 60_000, 1))

    assert 50_000 == len(str(world.grid[1][1]))
