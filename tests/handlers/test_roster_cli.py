"""`flask roster` from its template to the chat: a workbook is filled in, taken in, and whoever was named comes with her code."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import gspread
import pytest
from click.testing import Result
from openpyxl.reader.excel import load_workbook

from cli import roster
from cli.flask_app import create_app
from exports.google import connect
from models.offices import Role
from models.rosters import Invitee
from models.units import Unit
from tests.exports.standin import started
from tests.handlers.roster_kit import everything
from tests.play import Play
from tests.stories import act, person, rows

PROGRAMME = "moac-groups-2565"
Run = Callable[..., Result]
EXAMPLE = "(ตัวอย่าง) "


@pytest.fixture
def run(play: Play, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(roster, "open_core", lambda: play.core)
    runner = create_app().test_cli_runner()
    return lambda *words, **how: runner.invoke(args=["roster", *map(str, words)], **how)


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Path:
    """The template with its example rows made real."""
    file = tmp_path / "groups.xlsx"
    run("template", PROGRAMME, file)
    book = load_workbook(file)
    for page in book.worksheets[1:]:
        for cell in page[2]:
            cell.value = str(cell.value or "").replace(EXAMPLE, "") or None
    book.save(file)
    return file


def counts(result: Result) -> dict[str, list[int]]:
    """Return what is new, changed and the same, by sort."""
    told = [json.loads(line) for line in result.output.splitlines() if line.startswith("{")]
    return {one["sort"]: [one["new"], one["changed"], one["same"]] for one in told if one["what"] == "count"}


def test_an_unfilled_template_asks_for_nothing(run: Run, tmp_path: Path) -> None:
    run("template", PROGRAMME, tmp_path / "t.xlsx")
    result = run("import", tmp_path / "t.xlsx", "--programme", PROGRAMME, "--dry-run", "--json")

    assert (0, {"cohorts": [0, 0, 0], "offices": [0, 0, 0], "units": [0, 0, 0], "people": [0, 0, 0]}) == (
        result.exit_code, counts(result),
    )  # fmt: skip


def test_the_template_stands_in_the_words_of_the_programme(run: Run, tmp_path: Path) -> None:
    run("template", PROGRAMME, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")

    assert ["อ่านก่อน", "กลุ่มเกษตรกร", "สำนักงาน", "คน", "งวด"] == book.sheetnames
    titles = [cell.value for cell in book["กลุ่มเกษตรกร"][1]]
    assert ["ชื่อกลุ่ม", "จังหวัด", "ตำบล", "สมาชิก"] == [
        one for one in titles if one in {"ชื่อกลุ่ม", "จังหวัด", "ตำบล", "สมาชิก"}
    ]
    assert not any("เบอร์ประธาน" in str(one) for one in titles)


def test_a_dry_run_writes_nothing(run: Run, filled: Path, play: Play) -> None:
    before = everything(play)
    result = run("import", filled, "--programme", PROGRAMME, "--dry-run", "--json")

    assert [1, 0, 0] == counts(result)["units"]
    assert before == everything(play)


def test_a_filled_in_workbook_is_taken_in_and_twice_is_as_once(
    run: Run, filled: Path, play: Play, tmp_path: Path
) -> None:
    codes = tmp_path / "codes.html"
    result = run("import", filled, "--programme", PROGRAMME, "--yes", "--codes", codes)

    assert 0 == result.exit_code, result.output
    [unit] = rows(play, Unit, name="กลุ่มผักบ้านดอน")
    assert ("500701", "12", "new_theory") == (
        unit["place"],
        unit["attributes"]["members"],
        unit["attributes"]["farming_type"],
    )
    assert not {"chair_name", "chair_phone"} & unit["attributes"].keys()
    page = codes.read_text("utf-8-sig")
    assert ("600", 2, 2) == (f"{codes.stat().st_mode & 0o777:o}", page.count("<svg"), page.count("มะลิ ใจดี"))
    again = run("import", filled, "--programme", PROGRAMME, "--yes", "--json")
    assert {sort: new for sort, (new, changed, _) in counts(again).items() if new or changed} == {}
    assert 2 == run("list", PROGRAMME).output.count("groups")


def test_new_people_need_a_file_for_their_codes_and_it_is_never_written_over(
    run: Run, filled: Path, play: Play, tmp_path: Path
) -> None:
    there = tmp_path / "there.html"
    there.write_text("x")

    assert "--codes FILE" in run("import", filled, "--programme", PROGRAMME, "--yes").output
    assert (
        "is there already"
        in run("import", filled, "--programme", PROGRAMME, "--yes", "--codes", there).output
    )
    assert [] == rows(play, Unit, name="กลุ่มผักบ้านดอน")


def test_whoever_is_named_comes_with_her_code_speaks_for_her_group_and_is_forgotten_in_the_list(
    run: Run, filled: Path, play: Play, tmp_path: Path
) -> None:
    codes = tmp_path / "codes.csv"
    run("import", filled, "--programme", PROGRAMME, "--yes", "--codes", codes)
    with codes.open(encoding="utf-8-sig", newline="") as file:
        code = next(row["รหัสเข้าร่วม"] for row in csv.DictReader(file) if row["ของ"] == "กลุ่มผักบ้านดอน")
    act(play, "mali", code, "[รับทราบ]", "มะลิ")

    [unit] = rows(play, Unit, name="กลุ่มผักบ้านดอน")
    assert [("leader", "unit", unit["id"])] == [
        (one["kind"], one["scope_kind"], one["scope_id"])
        for one in rows(play, Role, person_id=person(play, "mali"))
    ]
    assert [True, False] == sorted((one["person"] is None for one in rows(play, Invitee)), reverse=True)
    assert "กลุ่มผักบ้านดอน" in act(play, "mali", "กลุ่มของฉัน")
    assert "1 codes" in run("codes", PROGRAMME, tmp_path / "more.csv").output


def test_old_codes_end_when_new_ones_are_handed_out(
    run: Run, filled: Path, play: Play, tmp_path: Path
) -> None:
    for number, words in enumerate(
        (("import", filled, "--programme", PROGRAMME, "--yes", "--codes"), ("codes", PROGRAMME))
    ):
        assert 0 == run(*words, tmp_path / f"{number}.csv").exit_code
    old, new = (
        next(line.split(",")[3] for line in (tmp_path / f"{number}.csv").read_text("utf-8-sig").splitlines() if "กลุ่มผัก" in line)
        for number in range(2)
    )  # fmt: skip

    assert "[รับทราบ]" not in act(play, "mali", old)
    assert "[รับทราบ]" in act(play, "mali", new)


def test_a_list_with_faults_is_not_taken_in_unless_the_wrong_rows_are_left_out(
    run: Run, play: Play, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "ชื่อกลุ่ม,จังหวัด,อำเภอ,ตำบล,เบอโทร\nก,ลำปาง,เมือง,ดาวอังคาร,1\nข,ลำปาง,เมือง,ต้นธงชัย,1\n", "utf-8"
    )
    result = run("import", file, "--programme", PROGRAMME, "--yes")

    assert 1 == result.exit_code
    assert 'list D2 (ตำบล): ไม่พบพื้นที่ชื่อ "ดาวอังคาร เมือง ลำปาง"; เขียนชื่อทางการ' in result.output
    assert 'หมายถึง "เบอร์โทร"' in result.output
    assert [] == rows(play, Unit, name="ข")
    assert 0 == run("import", file, "--programme", PROGRAMME, "--yes", "--skip-wrong").exit_code
    assert 1 == len(rows(play, Unit, name="ข"))
    assert (
        "no place is called"
        in run("import", file, "--programme", PROGRAMME, "--dry-run", "--lang", "en").output
    )


def test_a_quota_that_is_full_refuses_the_next_group(run: Run, play: Play, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("ชื่อกลุ่ม,จังหวัด,อำเภอ,ตำบล\nก,ลำปาง,เมือง,ต้นธงชัย\nข,ลำปาง,เมือง,ต้นธงชัย\n", "utf-8")
    result = run("import", file, "--programme", PROGRAMME, "--yes", "--skip-wrong")

    assert "ที่นั่นรับกลุ่มแบบนี้ได้ 1 กลุ่ม" in result.output
    assert (1, 0) == (len(rows(play, Unit, name="ก")), len(rows(play, Unit, name="ข")))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("list.xlsx", b"no workbook", "save it anew"),
        ("list.pdf", b"%PDF", "an .xlsx or .csv file"),
        ("list.csv", "หนังสือแจ้งเวียน\nเรื่อง ก".encode(), "no titles that are understood"),
    ],
)
def test_what_is_no_list_is_told_with_its_cure(
    run: Run, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)

    assert said in run("import", tmp_path / name, "--programme", PROGRAMME, "--yes").output


def test_a_file_that_is_not_there_and_a_programme_that_is_none_are_told(run: Run, tmp_path: Path) -> None:
    assert "cannot be opened" in run("import", tmp_path / "none.csv", "--programme", PROGRAMME).output
    assert "which programme?" in run("import", tmp_path / "none.csv").output


@pytest.fixture(scope="module")
def google() -> Iterator[Any]:
    with started() as standin:
        yield standin


def test_a_google_spreadsheet_is_taken_in_by_its_address(
    run: Run, play: Play, google: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = replace(play.settings, google_service_account=google.account(), google_sheets_base=google.base)
    monkeypatch.setattr(roster, "open_core", lambda: replace(play.core, settings=settings))
    book = google.spreadsheet()
    with connect(google.account(), base=google.base, wait=lambda _: None) as client:
        tab: gspread.Worksheet = client.open_by_key(book).add_worksheet("กลุ่มเกษตรกร", 10, 5)
        tab.update([["ชื่อกลุ่ม", "จังหวัด", "อำเภอ", "ตำบล"], ["กลุ่มลำปาง", "ลำปาง", "เมือง", "ต้นธงชัย"]], "A1")
    address = f"https://docs.google.com/spreadsheets/d/{book}/edit#gid=0"
    result = run("import", address, "--programme", PROGRAMME, "--yes")

    assert 0 == result.exit_code, result.output
    assert ["520117"] == [one["place"] for one in rows(play, Unit, name="กลุ่มลำปาง")]
    assert "copy the whole address" in run("import", "https://example.org/x", "--programme", PROGRAMME).output
