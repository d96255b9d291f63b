"""`flask export` on the command line: paper, sets, pictures, submissions and units, with nothing in them that only few may know."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl.reader.excel import load_workbook

from cli import exporting, exporting_papers, exporting_streams
from cli.flask_app import create_app
from models import reports
from models.reports import REPORT
from tests.exports.pdf_kit import pages
from tests.handlers.test_confidential import district, sent
from tests.handlers.test_pictures import opened, reported
from tests.play import Play
from tests.stories import CHAIR, GROUP, PHONE, act, contribute, file, register, rows

__all__ = ["district"]
PROGRAMME = "moac-groups-2565"
Run = Callable[..., Result]


def runner(play: Play, monkeypatch: pytest.MonkeyPatch) -> Run:
    for module in (exporting, exporting_papers, exporting_streams):
        monkeypatch.setattr(module, "open_core", lambda: play.core)
    made = create_app().test_cli_runner()
    return lambda *words: made.invoke(args=["export", *map(str, words)])


def number(play: Play) -> str:
    return str(rows(play, reports.Report, purpose=REPORT)[0]["number"])


def test_a_filed_report_leaves_in_every_form(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(play)
    contribute(play)
    file(play)
    run, made = runner(play, monkeypatch), tmp_path / "made"
    made.mkdir()

    done = [
        run("pdf", PROGRAMME, made / "one.pdf", "--report", number(play), "--memo"),
        run("set", PROGRAMME, made / "set.zip", "--report", number(play)),
        run("odk", PROGRAMME, made / "all.json"),
        run("odk", PROGRAMME, made / "all.zip"),
        run("geojson", PROGRAMME, made / "units.json"),
        run("xlsx", made / "all.xlsx"),
        run("csv", made / "csv"),
    ]

    assert [None] * len(done) == [one.exception for one in done], [one.output for one in done]
    assert 2 <= len(pages(made / "one.pdf"))
    [told] = json.loads((made / "all.json").read_text("utf-8"))["value"]
    assert (number(play), GROUP) == (told["__system"]["receiptNumber"], told["__system"]["unit"])
    [unit] = json.loads((made / "units.json").read_text("utf-8"))["features"]
    assert (GROUP, "เชียงใหม่") == (unit["properties"]["name"], unit["properties"]["province"])
    sheet = load_workbook(made / "all.xlsx").worksheets[0]
    assert sheet.auto_filter.ref
    assert ("TH Sarabun New", "A2") == (sheet["A1"].font.name, sheet.freeze_panes)
    everything = "".join(one.read_bytes().decode("utf-8", "ignore") for one in made.rglob("*.[cj]s*"))
    assert (CHAIR in everything, PHONE in everything) == (False, False)


def test_a_round_of_an_office_is_one_paper(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(play)
    contribute(play)
    file(play)
    [row] = rows(play, reports.Report, purpose=REPORT)
    with play.core.database.reading() as connection:
        period = connection.exec_driver_sql(
            "SELECT period FROM obligations WHERE id = ?", (row["obligation_id"],)
        ).scalar_one()
    run = runner(play, monkeypatch)

    made = run("pdf", PROGRAMME, tmp_path / "round.pdf", "--period", period, "--office", row["office_id"])
    nothing = run(
        "pdf", PROGRAMME, tmp_path / "none.pdf", "--period", "2599-01", "--office", row["office_id"]
    )

    assert (0, 1) == (made.exit_code, nothing.exit_code)
    assert "has sent nothing for 2599-01" in nothing.output
    assert 1 <= len(pages(tmp_path / "round.pdf"))


def test_pictures_of_filed_reports_lie_in_a_folder_each(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported(play, "p1", "p2")
    opened(play)
    act(play, "somchai", "40", "[ข้าม]", "[ส่ง]")

    runner(play, monkeypatch)("photos", PROGRAMME, tmp_path / "photos.zip")

    with zipfile.ZipFile(tmp_path / "photos.zip") as packed:
        assert [f"{number(play)}/list.csv"] == [one for one in packed.namelist() if one.endswith(".csv")]
        assert 2 == len([one for one in packed.namelist() if one.endswith(".jpg")])


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("pdf", "nothing", "x.pdf", "--report", "1"), "has no report"),
        (("pdf", PROGRAMME, "x.pdf"), "name --report"),
        (("odk", PROGRAMME, "x.txt"), ".json"),
        (("odk", "nothing", "x.json"), "no programme nothing"),
        (("pdf", PROGRAMME, "x.pdf", "--period", "1", "--office", "nobody"), "no office"),
    ],
)
def test_what_cannot_be_written_is_said(
    play: Play, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], why: str
) -> None:
    failed = runner(play, monkeypatch)(*words)

    assert 1 == failed.exit_code
    assert why in failed.output


def test_what_only_few_may_know_of_is_written_by_no_command(
    district: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(district)
    [row] = rows(district, reports.Report, purpose=REPORT)
    run = runner(district, monkeypatch)

    refused = run("pdf", row["programme"], tmp_path / "x.pdf", "--report", row["number"])
    run("odk", row["programme"], tmp_path / "all.json")

    assert (1, True) == (refused.exit_code, "few may know of it" in refused.output)
    assert [] == json.loads((tmp_path / "all.json").read_text("utf-8"))["value"]
