"""Make up lists of villages for measurements and tests: the places are official, every village is invented and says so.

`python -m bench.villages FILE [ROWS [SEED]]` writes one, .xlsx or .csv.
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import geothai
import xlsxwriter

from bot.roster_sheets import WORDS
from engine.roster import headings as h

MANY: Final = 75_000
SEED: Final = 7
BANGKOK: Final = "10"
COLUMNS: Final = (h.NOTHING, h.PROVINCE, h.DISTRICT, h.TAMBON, h.VILLAGE, h.UNIT, h.COHORT)
MOST_OF_A_TAMBON: Final = 99
Row = tuple[str, ...]


def titles() -> Row:
    """Return the titles of the columns, as a new workbook has them."""
    return tuple(WORDS["headings"][one][0] for one in COLUMNS)


def rows(many: int = MANY, seed: int = SEED) -> Iterator[Row]:
    """Yield so many villages, spread over all tambons outside Bangkok; of few, the first tambons that are drawn."""
    dice = random.Random(seed)
    tambons = [
        (province.name_th, district.name_th, tambon.name_th, province.code)
        for province in geothai.provinces()
        if province.code != BANGKOK
        for district in geothai.districts(province.code)
        for tambon in geothai.subdistricts(district.code)
    ]
    if many < len(tambons):
        tambons = sorted(dice.sample(tambons, max(1, many // 10)), key=lambda one: one[3])
    each = [many // len(tambons)] * len(tambons)
    for at in dice.sample(range(len(tambons)), many % len(tambons)):
        each[at] += 1
    number = 0
    for (province, district, tambon, code), count in zip(tambons, each, strict=True):
        for village in range(1, min(count, MOST_OF_A_TAMBON) + 1):
            number += 1
            name = f"Made-up village {number:06} {dice.randrange(10**6):06}"
            yield str(number), province, district, tambon, str(village), name, "1" if int(code) % 2 else "2"


def write(file: Path, many: int = MANY, seed: int = SEED) -> int:
    """Write a list into a file; return how many rows it has."""
    if file.suffix == ".xlsx":
        return _write_book(file, many, seed)
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(titles())
        count = 0
        for count, row in enumerate(rows(many, seed), 1):  # noqa: B007 - the last count is what is wanted
            writer.writerow(row)
    return count


def _write_book(file: Path, many: int, seed: int) -> int:
    # With shared texts, as spreadsheet programs write it: that is what reading has to stand.
    with xlsxwriter.Workbook(str(file)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, titles())
        count = 0
        for count, row in enumerate(rows(many, seed), 1):
            page.write_row(count, 0, row)
    return count


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), *map(int, sys.argv[2:4])), "rows")
