"""A release reads the packs that have changed, and no other: what is in force as it lies in its folder is left alone."""

import shutil
from pathlib import Path

import pytest

from bot.packs.sources import FOLDER, fingerprint, folders
from cli.release import release
from models import packs
from tests.play import Play

PACK, BESIDE = "cdd-clean-2565", "cdd-2565"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Lend a copy of a pack with another one beside it, which everybody may write into."""
    for name in (PACK, BESIDE):
        shutil.copytree(FOLDER / name, tmp_path / name)
    return tmp_path / PACK


def test_the_same_folder_has_the_same_fingerprint_wherever_it_lies(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    for name in (PACK, BESIDE):
        shutil.copytree(tmp_path / name, elsewhere / name)

    assert fingerprint(folder) == fingerprint(elsewhere / PACK)


def test_a_letter_in_a_form_gives_another_fingerprint(folder: Path) -> None:
    before = fingerprint(folder)
    form = next((folder / "forms").glob("*.md"))

    form.write_text(form.read_text("utf-8") + " ", "utf-8")

    assert before != fingerprint(folder)


def test_a_form_that_is_called_otherwise_gives_another_fingerprint(folder: Path) -> None:
    before = fingerprint(folder)

    next((folder / "forms").glob("*.md")).rename(folder / "forms" / "other.md")

    assert before != fingerprint(folder)


def test_a_pack_beside_it_counts_since_offices_may_be_shared(folder: Path) -> None:
    before = fingerprint(folder)
    beside = folder.parent / BESIDE / "programme.toml"

    beside.write_text(beside.read_text("utf-8") + "\n", "utf-8")

    assert before != fingerprint(folder)


def test_a_release_reads_only_what_is_not_in_force_as_it_lies_there(play: Play) -> None:
    with play.core.database.writing() as connection:
        stamps, sources = packs.stamps(connection), packs.sources(connection)
        packs.came_from(connection, PACK, "another folder")

    names = release(play.settings)

    with play.core.database.reading() as connection:
        assert [one.name for one in folders()] == names
        assert sources == packs.sources(connection)
        assert stamps == packs.stamps(connection)


def test_a_pack_that_came_another_way_has_no_folder(play: Play) -> None:
    with play.core.database.writing() as connection:
        body = packs.bodies(connection, [PACK])[PACK]
        pack = {"id": PACK, "digest": "another", "body": body, "applied_at": play.clock.moment}
        packs.apply(connection, pack, [])

        assert packs.sources(connection)[PACK] is None
