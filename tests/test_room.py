"""The folder of a run in memory: what a killed run left goes with the next one, and nobody else's."""

import os
import tempfile
from pathlib import Path

import pytest

from tests import room


def test_what_a_killed_run_left_goes_and_what_runs_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MEMORY", tmp_path)
    left, runs, other = (tmp_path / name for name in (f"{room.NAME}x", f"{room.NAME}{os.getpid()}", "other"))
    for folder in (left, runs, other):
        (folder / "world").mkdir(parents=True)

    room.sweep()

    assert [other, runs] == sorted(tmp_path.iterdir())


def test_a_run_within_a_run_takes_no_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MEMORY", tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "run"))

    assert room.claim() is None
    assert [] == list(tmp_path.iterdir())


def test_without_a_folder_in_memory_everything_lies_where_it_lay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MEMORY", tmp_path / "none")
    before = tempfile.gettempdir()

    assert room.claim() is None
    assert before == tempfile.gettempdir()
