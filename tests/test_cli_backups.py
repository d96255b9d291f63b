"""The operator's commands: back up, prove it, bring it back, look at what is held, let it go, move house."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import ScriptInfo

from cli.ops import ops
from tests.playing import on_sqlite
from tests.stories import join


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a database that somebody has joined, and one backup of it."""
    folder = tmp_path_factory.mktemp("home")
    world = on_sqlite(folder, tmp_path_factory)
    join(world)
    world.close()
    assert "rows of" in run(folder, "backup", str(folder / "kept")).output
    return folder


def run(folder: Path, *words: str, url: str = "", key: str = "a key of backups for tests only") -> Result:
    env = {
        "SANAM_ENV": "development", "DATABASE_URL": url or f"sqlite:///{folder}/sanam.db", "FIELD_KEY": "field",
        "SECRET_KEY": "secret", "EVIDENCE_STORE": str(folder / "evidence"), "BACKUP_KEY": key,
    }  # fmt: skip
    return CliRunner(env=env).invoke(ops, list(words), obj=ScriptInfo(create_app=lambda: Flask("sanam")))


def test_a_backup_is_proved(home: Path) -> None:
    said = run(home, "backup", "verify", str(home / "kept"))

    assert (0, True) == (said.exit_code, "came back the same, and every file" in said.output)


def test_a_backup_comes_back_and_what_is_held_is_shown_and_let_go(home: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    restored = run(home, "restore", str(home / "kept"), url=url)
    shown = run(home, "release-held", "--show", url=url)
    let_go = run(home, "release-held", "--yes", url=url)
    again = run(home, "release-held", "--show", url=url)

    assert restored.exit_code == 0, restored.output
    assert "would leave by themselves" in shown.output
    assert "let go" in let_go.output
    assert "nothing is held" in again.output


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        (("restore", "kept"), "not empty"),
        (("restore", "nowhere"), "no backup lies in"),
        (("restore", "kept", "--at", "2001-01-01T10:00"), "or before"),
        (("restore", "kept", "--at", "yesterday"), "a moment such as"),
        (("backup", "kept", "--keep", "90d"), "1d to 89d"),
        (("backup", "verify"), "name one folder"),
        (("move", "--to", "nonsense"), "the other database refuses"),
    ],
)
def test_what_cannot_be_done_says_why(home: Path, words: tuple[str, ...], cure: str) -> None:
    said = run(home, *(str(home / word) if word in {"kept", "nowhere"} else word for word in words))

    assert (True, True) == (said.exit_code > 0, cure in said.output), said.output


def test_without_its_key_nothing_opens(home: Path) -> None:
    said = run(home, "backup", "verify", str(home / "kept"), key="quite another key of backups")

    assert "no BACKUP_KEY opens" in said.output


def test_a_database_moves_with_one_command(home: Path, tmp_path: Path) -> None:
    said = run(home, "move", "--to", f"sqlite:///{tmp_path}/moved.db")
    again = run(home, "move", "--to", f"sqlite:///{tmp_path}/moved.db")

    assert said.exit_code == 0, said.output
    assert "each the same" in said.output
    assert "not empty" in again.output
