"""Write a few forms of the corpus once more as workbooks and as CSV: `python -m tests.forms.workbooks`."""

import csv
from pathlib import Path

from openpyxl.workbook.workbook import Workbook

from engine.forms.sheets import Sheets, of_markdown
from tests.forms.writing import HERE

FOLDER = HERE / "workbooks"
AS_XLSX = (
    "long/waste_bank.md",
    "long/village_meeting.md",
    "long/shop_interview_en.md",
    "columns/own_kind.md",
)
AS_CSV = ("long/water_point.md", "long/time_use.md", "types/select_one.md")


def _columns(sheets: Sheets, sheet: str) -> list[str]:
    return list(dict.fromkeys(column for row in sheets[sheet] for column in row.cells))


def _rows(sheets: Sheets, sheet: str) -> list[list[str]]:
    columns = _columns(sheets, sheet)
    return [columns, *([row.cells.get(column, "") for column in columns] for row in sheets[sheet])]


def write_xlsx(sheets: Sheets, path: Path) -> None:
    """Write a workbook, one sheet a table."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet)
        for row in _rows(sheets, sheet):
            page.append([cell or None for cell in row])
    book.save(path)


def write_csv(sheets: Sheets, path: Path) -> None:
    """Write one file with all sheets below each other, their names in the first column."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for sheet in sheets:
            writer.writerow([sheet])
            writer.writerows(["", *row] for row in _rows(sheets, sheet))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in AS_XLSX:
        write_xlsx(of_markdown((HERE / name).read_text("utf-8")), FOLDER / f"{Path(name).stem}.xlsx")
    for name in AS_CSV:
        write_csv(of_markdown((HERE / name).read_text("utf-8")), FOLDER / f"{Path(name).stem}.csv")
