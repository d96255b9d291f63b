"""`flask sheets` and `flask export sheets`: choose a spreadsheet, see how it stands, decide about what people changed."""

from collections.abc import Callable

import pytest
from click.testing import Result

from cli import exporting_sheets, sheets
from cli.flask_app import create_app
from tests.exports.pass_kit import PROGRAMME, Town
from tests.exports.test_passes import filed, form_tab

Run = Callable[..., Result]


@pytest.fixture
def run(town: Town, monkeypatch: pytest.MonkeyPatch) -> Run:
    core = town.core
    monkeypatch.setattr(sheets, "open_core", lambda: core)
    monkeypatch.setattr(exporting_sheets, "open_core", lambda: core)
    runner = create_app().test_cli_runner()
    return lambda *words: runner.invoke(args=[*map(str, words)])


def test_what_lags_and_why_is_said_in_thai_and_over_once_it_is_cured(town: Town, run: Run) -> None:
    filed(town)
    town.google.control("share", {"id": town.book, "shared_with": []})

    failed = run("export", "sheets", "--programme", PROGRAMME)
    said = run("sheets", "state", PROGRAMME).output

    assert 1 == failed.exit_code
    assert "รออีก 1 รายการ เพราะระบบเปิดตารางนี้ไม่ได้แล้ว" in said
    assert town.google.email() in said
    town.google.control("share", {"id": town.book, "shared_with": [town.google.email()]})
    assert 0 == run("export", "sheets", "--programme", PROGRAMME).exit_code
    assert "ส่งเข้าชีตล่าสุด 22 พ.ย. 2564" in run("sheets", "state", PROGRAMME).output


def test_a_changed_cell_is_listed_and_put_back(town: Town, run: Run) -> None:
    filed(town)
    run("export", "sheets", "--programme", PROGRAMME)
    town.change(form_tab(town), "C3", "กลุ่มอื่น")

    run("export", "sheets", "--reconcile", "--programme", PROGRAMME)

    assert "แก้ในชีต 1 ช่อง" in run("sheets", "state", PROGRAMME).output
    listed = run("sheets", "edits", PROGRAMME).output
    assert "กลุ่ม: กลุ่มอื่น" in listed
    assert 0 == run("sheets", "put-back", listed.split()[0]).exit_code
    run("export", "sheets", "--programme", PROGRAMME)
    assert "" == run("sheets", "edits", PROGRAMME).output


def test_a_programme_goes_to_a_spreadsheet_of_its_own_given_by_its_address(town: Town, run: Run) -> None:
    filed(town)
    own = town.google.spreadsheet()

    run("sheets", "use", PROGRAMME, f"https://docs.google.com/spreadsheets/d/{own}/edit#gid=0")
    run("export", "sheets", "--programme", PROGRAMME)

    tabs = next(one for one in town.google.control("spreadsheets")["spreadsheets"] if one["id"] == own)[
        "tabs"
    ]
    assert len(tabs) > 3


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("sheets", "state", "no-such"), "no programme no-such"),
        (("export", "sheets", "--programme", "no-such"), "no programme no-such"),
        (("sheets", "ask", "no-such"), "nothing to ask about"),
        (("sheets", "put-back", "no-such"), "not known"),
        (("sheets", "let-in", PROGRAMME, "plan", "nobody", "--reason", "x"), "no personal question nobody"),
        (("sheets", "keep-out", PROGRAMME, "plan", "nobody"), "was not in"),
    ],
)
def test_what_cannot_be_done_says_so(run: Run, words: tuple[str, ...], why: str) -> None:
    result = run(*words)

    assert 1 == result.exit_code
    assert why in result.output
