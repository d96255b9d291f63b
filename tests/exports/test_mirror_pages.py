"""A printed layout in a tab of its own: merged heads, numbered lines, ticks; and never over what a person changed."""

from typing import Any

from exports.mirror import pages
from exports.mirror.memory import Memory
from exports.mirror.opening import opened
from exports.printed import Printed
from tests.exports.mirror_kit import World
from tests.exports.test_printed import market, month


def write(world: World, *sheets: Printed, forced: bool = False) -> list[Any]:
    memory: Memory = world.memory()
    book = opened(world.client.http_client, world.book)
    return pages.write(book, memory, pages.page_of(sheets), forced=forced)


def test_the_page_stands_as_it_is_printed(world: World) -> None:
    write(world, month(market(1), market(2)))

    grid = world.look["rows"]
    assert "รายงานยอดจำหน่ายโครงการตลาดนัดคนไทยยิ้มได้" == grid[0][0]
    assert ["ที่", "สถานะของตลาด (ใส่เครื่องหมาย /)"] == [grid[4][0], grid[4][5]]
    assert [1, "ตลาด 1", "/"] == [grid[6][0], grid[6][1], grid[6][5]]
    assert "รวม" == grid[8][1]
    assert {(0, 0, 1, 17), (4, 5, 5, 11), (4, 0, 6, 1)} <= {tuple(one) for one in world.look["merges"]}


def test_another_round_takes_the_place_of_the_one_before(world: World) -> None:
    write(world, month(*(market(number) for number in range(5))))

    write(world, month(market(7)))

    assert "ตลาด 7" == world.look["rows"][6][1]
    assert [] == [row for row in world.look["rows"] if "ตลาด 4" in row]


def test_the_same_page_is_not_written_again(world: World) -> None:
    write(world, month(market(1)))
    before = world.writes()

    assert [] == write(world, month(market(1)))
    assert before == world.writes()


def test_a_page_that_somebody_changed_stays_and_is_told(world: World) -> None:
    write(world, month(market(1)))
    world.sheet.update([["ตลาดของฉัน"]], "B7")

    found = write(world, month(market(2)))

    assert [("B7", "ตลาดของฉัน")] == [(one.title, one.found) for one in found]
    assert "ตลาดของฉัน" == world.look["rows"][6][1]
    write(world, month(market(2)), forced=True)
    assert "ตลาด 2" == world.look["rows"][6][1]
    assert [] == world.edits()


def test_offices_stand_one_below_the_other(world: World) -> None:
    write(world, month(market(1)), month(market(2)))

    starts = [row for row, cells in enumerate(world.look["rows"]) if cells[:1] == ["ที่"]]
    assert 2 == len(starts)
