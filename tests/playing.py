"""Lend a little world to tests: on SQLite, or on SQLite and PostgreSQL for what must hold on both."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import past, released
from tests.play import Play
from tests.postgres import Server

RELEASED: dict[Server, str] = {}
BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


def template(factory: pytest.TempPathFactory) -> Path:
    """Make one released SQLite file a run; every test begins with a copy of it."""
    folder = factory.getbasetemp() / "released"
    if not folder.exists():
        folder.mkdir()
        released.put_into(folder)
        Play(folder).close()
    return folder


def on_sqlite(folder: Path, factory: pytest.TempPathFactory) -> Play:
    for file in template(factory).glob("sanam.db*"):
        shutil.copy(file, folder)
    return past.begins(Play(folder, is_ready=True))


@pytest.fixture
def play(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    world = on_sqlite(tmp_path, tmp_path_factory)
    yield world
    world.close()


@pytest.fixture(params=BOTH)
def anywhere(
    request: pytest.FixtureRequest, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Play]:
    if request.param == "postgres":
        world = Play(tmp_path, url=request.getfixturevalue("postgres_copy"), is_ready=True)
    else:
        world = on_sqlite(tmp_path, tmp_path_factory)
    yield world
    world.close()


@pytest.fixture(scope="session")
def postgres_released(postgres_server: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make one released PostgreSQL database a server, whichever folder asks; every test begins with a copy of it."""
    if postgres_server not in RELEASED:
        url = postgres_server.made()
        Play(tmp_path_factory.mktemp("postgres"), url=url).close()
        RELEASED[postgres_server] = url
    return RELEASED[postgres_server]


@pytest.fixture
def postgres_copy(postgres_server: Server, postgres_released: str) -> Iterator[str]:
    with postgres_server.database(like=postgres_released) as url:
        yield url
