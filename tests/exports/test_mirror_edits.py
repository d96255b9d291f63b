"""A cell of ours that somebody changed in the sheet is never overwritten in silence."""

from exports.tables import Column
from tests.exports.mirror_kit import COLUMNS, HEAD, World, of

ORANGE = "#ffd98c"


def changed(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    world.sheet.update([[15]], "C3")


def test_it_stays_is_coloured_and_is_listed(world: World) -> None:
    changed(world)

    found = world.export(("r1", "ก", 1), ("r2", "ข", 2))

    assert [HEAD, ["r1", "ก", 15], ["r2", "ข", 2]] == world.grid
    assert [[2, 2, ORANGE]] == [one for one in world.look["paint"] if one[2] == ORANGE]
    assert [("r1", "people", "15")] == world.edits()
    assert [("คน", 15)] == [(one.title, one.found) for one in found.edits]


def test_it_stays_when_the_report_changes_too_and_the_rest_of_the_row_follows(world: World) -> None:
    changed(world)

    world.export(("r1", "ก ใหม่", 4), ("r2", "ข", 2))

    assert ["r1", "ก ใหม่", 15] == world.grid[1]
    assert [("r1", "people", "15")] == world.edits()


def test_it_is_listed_once_and_shows_what_stands_there_now(world: World) -> None:
    changed(world)
    world.export(("r1", "ก", 1))
    world.sheet.update([[16]], "C3")

    world.export(("r1", "ก", 1))

    assert [("r1", "people", "16")] == world.edits()


def test_once_the_report_says_the_same_it_is_over(world: World) -> None:
    changed(world)
    world.export(("r1", "ก", 1))

    world.export(("r1", "ก", 15))

    assert [] == world.edits()
    assert [] == [one for one in world.look["paint"] if one[:2] == [2, 2]]
    world.export(("r1", "ก", 16))
    assert ["r1", "ก", 16] == world.grid[1]


def test_what_an_administrator_puts_back_is_written_over(world: World) -> None:
    changed(world)
    world.export(("r1", "ก", 1))
    world.put_back("r1", "people")

    world.export(("r1", "ก", 1))

    assert ["r1", "ก", 1] == world.grid[1]
    assert [] == world.edits()


def test_a_cell_that_somebody_emptied_is_a_change_too(world: World) -> None:
    changed(world)
    world.sheet.update([[""]], "B4")

    world.export(("r2", "ข", 2))

    assert [("r2", "group", "")] == world.edits()


def test_words_in_a_cell_that_we_left_empty_are_a_change_too(world: World) -> None:
    world.export(("r1", None, 1))
    world.sheet.update([["กลุ่มเกษตร"]], "B3")

    world.export(("r1", "ก", 1))

    assert ["r1", "กลุ่มเกษตร", 1] == world.grid[1]
    assert [("r1", "group", "กลุ่มเกษตร")] == world.edits()


def test_a_value_that_went_back_by_hand_to_what_it_was_is_a_change_too(world: World) -> None:
    world.export(("r1", "ก", 1))
    world.export(("r1", "ก", 2))
    world.sheet.update([[1]], "C3")

    world.export(("r1", "ก", 3))

    assert ["r1", "ก", 1] == world.grid[1]


def test_a_day_that_a_sheet_turned_into_its_number_is_no_change(world: World) -> None:
    day = Column("day", "วันที่")
    world.export(("r1", "2022-01-31"), columns=(COLUMNS[0], day))
    world.sheet.update([[44592]], "B3")

    world.export(("r1", "2022-01-31"), columns=(COLUMNS[0], day))

    assert [] == world.edits()


def test_colours_of_people_stay_where_nothing_was_changed(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    world.sheet.format("B4", {"backgroundColor": {"red": 0.0, "green": 1.0, "blue": 0.0}})

    world.export(("r1", "ก", 1), ("r2", "ข", 3))

    assert [3, 1, "#00ff00"] in world.look["paint"]


def test_a_change_moves_with_its_row(world: World) -> None:
    changed(world)
    world.export(("r1", "ก", 1))
    world.sheet.sort((1, "des"), range="A3:C4")

    world.export(("r1", "ก", 15))

    assert [] == world.edits()
    assert [] == [one for one in world.look["paint"] if one[2] == ORANGE]


def test_a_column_that_is_kept_out_again_is_emptied_whatever_people_wrote_there(world: World) -> None:
    world.export(("r1", "มะลิ", 1), ("r2", "แดง", 2))
    world.sheet.update([["มะลิ ใจดี"]], "B3")

    world.send(of(("r1", None, 1), ("r2", None, 2)), hushed=["group"])

    assert [["r1", "", 1], ["r2", "", 2]] == world.grid[1:]


def test_a_copied_row_is_told_and_taken_out_when_that_is_decided(world: World) -> None:
    world.export(("r1", "ก", 1), ("r2", "ข", 2))
    world.sheet.add_cols(1)
    world.sheet.update([["r1", "ก", 1, "ของฉัน"]], "A9")

    found = world.compare(("r1", "ก", 1), ("r2", "ข", 2))

    assert [("r1", "", 9)] == [(one.key, one.column, one.at) for one in found.edits]
    world.put_back("r1", "")
    world.compare(("r1", "ก", 1), ("r2", "ข", 2))
    assert ["", "", "", "ของฉัน"] == world.grid[-1]
    assert [] == world.edits()
