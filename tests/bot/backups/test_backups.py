"""A backup holds every row, opens only with its key, is proved by bringing it back, and forgets who was erased."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.backups import folders, loading, making, manifests, media, rows
from bot.backups.folders import Kept, NoBackup
from bot.backups.loading import NotTheSame
from bot.backups.rows import RowsRefused
from bot.backups.sealed_files import Keys, KeyWrong, Writer, lines
from bot.backups.sums import Sum, differences
from cli import ops_backup
from cli.migrating import migrate_tables
from models.database import Database
from models.sealing import SealBroken
from tests.play import Play
from tests.playing import on_sqlite
from tests.restoring import KEYS, MONTH, backed_up
from tests.stories import act, join

ANOTHER = Keys(("another key of backups for tests",))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    made = on_sqlite(tmp_path_factory.mktemp("world"), tmp_path_factory)
    join(made)
    note = tmp_path_factory.mktemp("note") / "voice"
    note.write_bytes(bytes(range(256)) * 5_000)
    made.core.files.put("ab/ab12-1", note)
    yield made
    made.close()


@pytest.fixture(scope="module")
def first(world: Play, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return backed_up(world, tmp_path_factory.mktemp("kept"))


@pytest.fixture
def kept(first: Kept, tmp_path: Path) -> Kept:
    """Lend a copy of the first backup that may be spoilt."""
    shutil.copytree(first.folder.parent, tmp_path / "kept")
    return folders.chosen(tmp_path / "kept")


def opened(one: Kept, keys: Keys = KEYS) -> int:
    return sum(1 for _ in lines(one.folder / "rows.sealed", keys, f"{one.name}/rows.sealed"))


def test_a_backup_comes_back_the_same(first: Kept) -> None:
    found = ops_backup.verified(first, first.folder.parent, KEYS, rows.passed)

    assert found == sum(one.count for one in _sums_of(first).values())
    assert found > 100


def _sums_of(one: Kept) -> dict[str, Sum]:
    return manifests.read(one, KEYS).sums


def test_a_row_that_is_not_the_same_is_found(world: Play, first: Kept) -> None:
    with world.core.database.reading() as connection:
        found = rows.summed(connection, rows.tables(vault=False))
    found["people"].add(b"one more")

    assert ["people"] == [one.partition(":")[0] for one in differences(_sums_of(first), found)]


def test_rows_that_changed_on_their_way_are_refused(world: Play) -> None:
    with world.core.database.reading() as connection:
        found = rows.summed(connection, [one for one in rows.tables() if one.name == "people"])
        other = {"people": Sum(found["people"].count, found["people"].total + 1)}

        with pytest.raises(NotTheSame, match="people"):
            loading.compare(connection, other, other)


def test_nothing_of_a_person_lies_open_in_a_backup(world: Play, first: Kept) -> None:
    whole = b"".join(path.read_bytes() for path in first.folder.parent.rglob("*.sealed"))

    assert opened(first) > 100
    for word in ("มะลิ", world.user("mali"), "people", "vault"):
        assert word.encode() not in whole


def test_a_backup_opens_with_its_key_only(first: Kept) -> None:
    with pytest.raises(KeyWrong):
        opened(first, ANOTHER)


def test_an_earlier_key_still_opens(first: Kept) -> None:
    both = Keys((*ANOTHER.secrets, *KEYS.secrets))

    assert opened(first) == opened(first, both)


def test_a_short_key_is_refused() -> None:
    with pytest.raises(KeyWrong, match="BACKUP_KEY"):
        Keys(("short",))


def test_a_file_that_was_cut_short_does_not_open(kept: Kept) -> None:
    path = kept.folder / "rows.sealed"
    path.write_bytes(path.read_bytes()[:-40])

    with pytest.raises((SealBroken, KeyWrong)):
        opened(kept)


def test_a_file_that_was_changed_does_not_open(kept: Kept) -> None:
    path = kept.folder / "rows.sealed"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises((SealBroken, KeyWrong)):
        opened(kept)


def test_the_rows_of_another_backup_do_not_stand_in(kept: Kept) -> None:
    (kept.folder / "rows.sealed").rename(kept.folder / "manifest.sealed")

    with pytest.raises((SealBroken, KeyWrong)):
        manifests.read(kept, KEYS)


def test_a_long_file_is_read_piece_by_piece(tmp_path: Path) -> None:
    written = [bytes([65 + number % 26]) * 997 for number in range(3_000)]
    writer = Writer(tmp_path / "long", KEYS, "long")
    for one in written:
        writer.add(one)
    writer.close()

    assert written == list(lines(tmp_path / "long", KEYS, "long"))


def test_a_database_with_rows_takes_no_backup(world: Play, first: Kept) -> None:
    with pytest.raises(RowsRefused, match="not empty"), world.core.database.writing() as connection:
        loading.load(connection, first, first.folder.parent, KEYS)


def test_tables_of_another_version_take_no_backup(first: Kept, tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/other.db")
    with pytest.raises(RowsRefused, match="version"), database.writing() as connection:
        loading.load(connection, first, first.folder.parent, KEYS)
    database.close()


def test_who_was_erased_stays_erased_in_older_backups(world: Play, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    before = backed_up(world, folder)
    owner = f"line:{world.core.vault.keyring.hash('line', 'somebody')}"
    with world.core.database.writing() as connection:
        world.core.vault.key(connection, owner)
    world.clock.moment += timedelta(hours=1)
    backed_up(world, folder)
    had = owner in _owners(folder)
    with world.core.database.writing() as connection:
        world.core.vault.forget(connection, owner)
    world.clock.moment += timedelta(hours=1)
    backed_up(world, folder)

    assert had
    assert owner not in _owners(folder)
    assert [before.name] == [one.name for one in folders.kept(folder)][:1]


def _owners(folder: Path) -> str:
    return b"\n".join(lines(folder / "vault.sealed", KEYS, "vault.sealed")).decode()


def test_keys_that_are_older_than_the_backup_are_refused(world: Play, first: Kept, tmp_path: Path) -> None:
    world.clock.moment += timedelta(hours=1)
    later = backed_up(world, tmp_path / "kept")

    with pytest.raises(RowsRefused, match="older"):
        ops_backup.verified(later, first.folder.parent, KEYS, rows.passed)


def test_old_backups_are_removed_but_never_the_latest(world: Play, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    backed_up(world, folder)
    world.clock.moment += timedelta(days=31)
    backed_up(world, folder, MONTH)

    assert 1 == len(folders.kept(folder))
    assert [] == folders.pruned(folder, before=world.clock.now() + timedelta(days=100))


def test_files_are_copied_once_and_come_back(world: Play, kept: Kept) -> None:
    folder = kept.folder.parent
    copied = making.copied(kept, KEYS)
    path = media.path_of(folder, "ab/ab12-1")
    at = path.stat().st_mtime_ns
    world.clock.moment += timedelta(hours=1)
    backed_up(world, folder)
    world.core.files.delete("ab/ab12-1")

    laid = media.put_back(world.core.files, folder, copied.values(), rows.passed)

    assert at == path.stat().st_mtime_ns
    assert (1, 0) == laid
    assert bytes(range(256)) == world.core.files.read("ab/ab12-1", 0, 256)


def test_a_file_that_was_spoilt_is_found(kept: Kept) -> None:
    media.path_of(kept.folder.parent, "ab/ab12-1").write_bytes(b"something else")

    found = media.broken(kept.folder.parent, making.copied(kept, KEYS).values(), rows.passed)

    assert ["ab/ab12-1"] == list(found)


def test_the_backup_of_a_moment_is_found(kept: Kept) -> None:
    folder = kept.folder.parent

    assert kept == folders.chosen(folder, kept.at + timedelta(minutes=1))
    with pytest.raises(NoBackup):
        folders.chosen(folder, kept.at - timedelta(minutes=1))


def test_two_backups_do_not_write_into_one_folder_at_once(world: Play, tmp_path: Path) -> None:
    with folders.alone(tmp_path), pytest.raises(NoBackup, match="another backup"):
        backed_up(world, tmp_path)


def test_a_backup_that_was_broken_off_leaves_no_half(world: Play, tmp_path: Path) -> None:
    left = folders.begun(tmp_path, "20211122T000000Z")
    (left / "rows.sealed").write_bytes(b"half")

    backed_up(world, tmp_path)

    assert [] == list(tmp_path.glob("*.partial"))
    assert 1 == len(folders.kept(tmp_path))


@pytest.mark.postgres
def test_a_backup_of_sqlite_comes_back_on_postgresql(first: Kept, postgres_database: str) -> None:
    migrate_tables(postgres_database)
    database = Database(postgres_database)
    with database.writing() as connection:
        loading.load(connection, first, first.folder.parent, KEYS)
        found = rows.summed(connection, rows.tables(vault=False))
    database.close()

    assert [] == differences(_sums_of(first), found)


def test_people_go_on_where_the_backup_stands(world: Play) -> None:
    assert act(world, "mali", "เมนู")
