"""After a month of random reports, growing forms, meddling people and failures the sheet is the database, cell by cell."""

import os
from random import Random

import pytest

from exports.mirror.lines import lines_of
from exports.mirror.marks import same
from exports.tables import Table
from tests.exports.mirror_kit import World
from tests.exports.month import Month

IS_WHOLE = os.environ.get("SANAM_SOAK") == "1"
SEEDS, DAYS = (range(40), 150) if IS_WHOLE else (range(3), 25)


@pytest.mark.slow
@pytest.mark.timeout(3_000 if IS_WHOLE else 300)
@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_month_the_sheet_is_the_database(world: World, seed: int) -> None:
    month = Month(world, Random(seed))
    month.report()
    month.write()
    month.live(DAYS)
    month.settle()

    edited = {(key, column) for key, column, _ in world.edits()}
    assert [] == differing(month, but_for=edited)
    assert month.notes <= month.texts()

    month.put_everything_back()

    assert [] == world.edits()
    assert [] == differing(month)
    assert month.notes <= month.texts()


def differing(month: Month, but_for: set[tuple[str, str]] = frozenset()) -> list[tuple[object, ...]]:  # type: ignore[assignment]
    """Return every cell in which the sheet is not the database, and every key that does not stand exactly once."""
    found = month.found()
    times = [(key, len(found.get(key, []))) for key in month.rows if len(found.get(key, [])) != 1]
    table = Table("x", tuple(month.columns), list(month.rows.values()))
    cells = [
        (line.key, column.key, value, found[line.key][0][column.key])
        for line in lines_of(table)
        for column, value in zip(table.columns, line.cells, strict=True)
        if line.key in found and (line.key, column.key) not in but_for
        if not same(value, found[line.key][0][column.key])  # type: ignore[arg-type]
    ]
    return [*times, *cells]
