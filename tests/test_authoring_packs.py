"""The page about a programme in Excel is true: its tables typed in as they stand, its commands run one after the other."""

import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskCliRunner
from openpyxl.reader.excel import load_workbook

from cli.flask_app import create_app
from cli.packs.books import empty_book
from tests.play import Play
from tests.playing import play

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "authoring.md").read_text("utf-8")
SECTION = PAGE.partition("## A new programme in an hour with Excel only")[2].partition("\n## ")[0]
SHEETS = (
    "โครงการ", "หน่วย", "สำนักงาน", "บทบาท", "รายงานที่ต้องส่ง", "กำหนดส่ง", "ข้อคำถาม", "ตัวเลือก", "แบบฟอร์ม",
)  # fmt: skip
ID = "pond-visits-2565"

__all__ = ["play"]


def table(sheet: str) -> list[list[str]]:
    """Return the table that the page prints for a sheet."""
    found = re.search(rf"^[^\n|]*{sheet}[^\n|]*:\n\n((?:\|.*\n)+)", SECTION, re.MULTILINE)
    assert found is not None, sheet
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in found[1].splitlines()]
    return [row for row in rows if not set("".join(row)) <= {"-"}]


def commands(step: int) -> list[list[str]]:
    text = SECTION.partition(f"**{step}. ")[2].partition(f"**{step + 1}. ")[0]
    return [line.split()[2:] for line in re.findall(r"^flask packs .*$", text, re.MULTILINE)]


def typed_in(path: Path, **instead: str) -> None:
    """Type the tables of the page into the workbook that the first command has made."""
    book = load_workbook(path)
    for name in SHEETS:
        page, rows = book[name], table(name)
        heads = [str(cell.value) for cell in page[1]]
        if name == "โครงการ":
            line = {str(cells[0].value): cells[1] for cells in page.iter_rows(min_row=2)}
            for key, value in rows[1:]:
                line[key].value = value
            continue
        for number, row in enumerate(rows[1:], 2):
            for title, value in zip(rows[0], row, strict=True):
                page.cell(number, heads.index(title) + 1).value = instead.get(value, value) or None
    book.save(path)


@pytest.fixture
def runner(play: Play, monkeypatch: pytest.MonkeyPatch) -> FlaskCliRunner:
    monkeypatch.setenv("DATABASE_URL", play.settings.database_url)
    monkeypatch.setenv("SANAM_ENV", "development")
    return create_app().test_cli_runner()


def run(runner: FlaskCliRunner, home: Path, words: list[str]) -> tuple[int, str]:
    done = runner.invoke(args=["packs", *(word.replace("~", str(home)) for word in words)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_the_page_can_be_followed_from_the_empty_workbook_to_the_rollback(
    runner: FlaskCliRunner, tmp_path: Path
) -> None:
    [new] = commands(1)
    assert 0 == run(runner, tmp_path, new)[0]
    typed_in(tmp_path / "ponds.xlsx")
    said = [run(runner, tmp_path, words) for words in commands(7)]
    assert [0] * 4 == [code for code, _ in said], said
    assert "รายงานการจับปลา" in said[1][1]
    assert f"applied {ID} version 1" in said[3][1]

    book = load_workbook(tmp_path / "ponds.xlsx")
    book["กำหนดส่ง"].cell(3, 2).value = "15 ก.ย. 2565"
    book.save(tmp_path / "ponds.xlsx")

    said = [run(runner, tmp_path, words) for words in commands(9)]
    assert [0, 1, 0, 0] == [code for code, _ in said], said
    assert "narrow" in said[1][1]
    assert f"applied {ID} version 2" in said[2][1]
    assert f"applied {ID} version 3" in said[3][1]


def test_the_slip_says_what_the_page_says(runner: FlaskCliRunner, tmp_path: Path) -> None:
    path = tmp_path / "ponds.xlsx"
    path.write_bytes(empty_book())
    typed_in(path, **{"ทุกเดือน วันที่ 27": "27 ม.ค."})

    code, said = run(runner, tmp_path, commands(7)[0])

    assert (1, False) == (code, (tmp_path / ID).exists())
    assert [re.search(r"^✗ .*$", SECTION, re.MULTILINE)[0]] == said.splitlines()  # type: ignore[index]


def test_every_sheet_and_column_of_the_page_is_in_the_workbook() -> None:
    book = load_workbook(io.BytesIO(empty_book()))

    for name in SHEETS[1:]:
        assert set(table(name)[0]) <= {str(cell.value) for cell in book[name][1]}


def test_every_command_of_the_page_exists(runner: FlaskCliRunner) -> None:
    named = set(re.findall(r"flask packs ([a-z-]+)", SECTION))

    assert {"to-xlsx", "from-xlsx", "draft", "diff", "apply", "rollback", "show", "calendar"} == named
    assert [] == [one for one in named if runner.invoke(args=["packs", one, "--help"]).exit_code]
