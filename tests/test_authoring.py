"""The worked example of docs/authoring.md is true: typed in as it stands it works, and each slip says what the page says."""

import re
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from bot.texts import Texts
from cli.trying.board import Board, Shown
from cli.trying.command import lines
from engine.forms.lint import Checked, check

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "authoring.md").read_text("utf-8")
EXAMPLE = PAGE.partition("## A worked example")[2].partition("\n## ")[0]
TEXTS = {"th": Texts.load("th"), "en": Texts.load("en")}
Rows = list[list[str]]


def table(text: str) -> Rows:
    """Return the first table of a text as rows of cells."""
    found = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert found is not None
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in found[0].splitlines()]
    return [row for row in rows if not set("".join(row)) <= {"-"}]


def sheet(name: str) -> Rows:
    return table(EXAMPLE.partition(f"### {name}\n")[2])


def step(number: int) -> str:
    return EXAMPLE.partition(f"**{number}. ")[2].partition(f"**{number + 1}. ")[0]


def checked(folder: Path, survey: Rows, choices: Rows) -> Checked:
    book = Workbook()
    book.remove(book.active)
    for name, rows in (("survey", survey), ("choices", choices), ("settings", sheet("settings"))):
        made = book.create_sheet(name)
        for row in rows:
            made.append([cell or None for cell in row])
    book.save(folder / "pond_visit.xlsx")
    return check(folder / "pond_visit.xlsx")


def test_the_whole_form_works_and_nothing_is_said_against_it(tmp_path: Path) -> None:
    found = checked(tmp_path, sheet("survey"), sheet("choices"))

    assert ([], "pond_visit") == (list(found.findings), found.form.id if found.form else "")


def test_its_first_question_alone_works(tmp_path: Path) -> None:
    assert checked(tmp_path, table(step(1)), []).is_fine


def test_the_list_of_the_third_step_works_and_its_slip_says_what_the_page_says(tmp_path: Path) -> None:
    survey, choices = table(step(1)) + table(step(3))[1:], sheet("choices")[:4]
    slip = [[cell.replace("select_one fish", "select_one fihs") for cell in row] for row in survey]

    shown = Board(TEXTS, Shown("pond_visit.xlsx", version=2)).found(
        checked(tmp_path, slip, choices), saved=""
    )

    assert checked(tmp_path, survey, choices).is_fine
    said = [line.strip() for line in lines(shown, TEXTS)][1:]
    assert [line.strip() for line in step(4).split("```")[1].splitlines() if line] == said


def test_the_long_label_is_cut_as_the_page_says(tmp_path: Path) -> None:
    long = re.search(r"into (\S+), and save", step(5))
    assert long is not None
    choices = [[cell.replace("ปลาดุก", long[1]) for cell in row] for row in sheet("choices")]

    [cut] = checked(tmp_path, sheet("survey"), choices).cuts

    assert cut.shown in step(5)


@pytest.mark.parametrize(
    "line", [one for one in PAGE.partition("## Checking")[2].splitlines() if one.startswith("  ✗")]
)
def test_the_faults_that_the_page_prints_are_told_so(tmp_path: Path, line: str) -> None:
    survey = [[cell.replace("${fish} = 'other'", "${fsh} = 'other'").replace("select_multiple sign", "select_multiple sings")
               for cell in row] for row in sheet("survey")]  # fmt: skip
    shown = Board(TEXTS, Shown("pond_visit.xlsx")).found(
        checked(tmp_path, survey, sheet("choices")), saved=""
    )

    assert line.strip().rpartition(" https://")[0] in "\n".join(lines(shown, TEXTS))
