"""What one person may ask for is one command: her copy, and her end, with a list of what lies elsewhere."""

import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import people_privacy
from models import audit, reports, sheet_opened
from models.accesses import Access
from models.people import Person
from tests.play import Play
from tests.stories import CHAIR, contribute, person, register, rows


@pytest.fixture
def runner(play: Play, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setattr(people_privacy, "open_core", play.core_without_tasks)
    register(play)
    contribute(play)
    return CliRunner()


def test_a_copy_is_a_file_that_only_the_operator_reads_and_is_written_down(
    play: Play, runner: CliRunner, tmp_path: Path
) -> None:
    mali, file = person(play, "mali"), tmp_path / "copy.zip"

    assert 0 == runner.invoke(people_privacy.copy_person, [mali, str(file)]).exit_code

    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    with zipfile.ZipFile(file) as packed:
        assert CHAIR in packed.read("data.json").decode()
    [seen] = rows(play, Access, door="command")
    assert (None, mali, "copy") == (seen["person_id"], seen["whose_id"], seen["kind"])
    again = runner.invoke(people_privacy.copy_person, [mali, str(file)])
    assert (1, True) == (again.exit_code, "is there already" in again.output)


def test_a_person_is_erased_once_and_what_lies_elsewhere_is_named(play: Play, runner: CliRunner) -> None:
    mali = person(play, "mali")
    [registered] = rows(play, reports.Report, purpose=reports.REGISTRATION)
    with play.core.database.writing() as connection:
        sheet_opened.allow(
            connection, programme=registered["programme"], form=registered["form"], name="leader_phone",
            reason="calls", person_id=None, at=play.clock.now(),
        )  # fmt: skip
        audit.note(
            connection, at=play.clock.now(), act="file_taken_pdf", about_id=registered["id"], person_id="nida"
        )

    done = runner.invoke(people_privacy.erase_person, [mali, "--yes"])

    assert 0 == done.exit_code, done.output
    assert f"sheet  {registered['programme']} {registered['form']}: leader_phone" in done.output
    assert f"file   {registered['number']}  nida on 2021-11-22" in done.output
    assert "stays        2  reports" in done.output
    [left] = rows(play, Person, id=mali)
    assert (None, True) == (left["name"], left["erased_at"] is not None)
    assert 1 == runner.invoke(people_privacy.erase_person, [mali, "--yes"]).exit_code


def test_nothing_is_erased_before_the_operator_says_so(play: Play, runner: CliRunner) -> None:
    mali = person(play, "mali")

    assert 1 == runner.invoke(people_privacy.erase_person, [mali], input="n\n").exit_code
    assert [None] == [row["erased_at"] for row in rows(play, Person, id=mali)]
