"""Run a real PostgreSQL of our own for the length of a block: fresh folder, fsync on, loopback only."""

import getpass
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench import machine

USER = "sanam"


class NoPostgres(Exception):
    """This machine has no PostgreSQL server programs."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server."""

    port: int
    pid: int

    def url(self, database: str) -> str:
        """Return the SQLAlchemy URL of a database."""
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{database}"

    def create(self, database: str, template: str = "template0") -> str:
        """Make a database, as a copy when a template is named; return its URL."""
        self._run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{database}" TEMPLATE "{template}" ENCODING \'UTF8\'')
        return self.url(database)

    def _run(self, statement: str) -> None:
        where = f"postgresql://{USER}@127.0.0.1:{self.port}/postgres"
        with psycopg.connect(where, autocommit=True, connect_timeout=2) as connection:
            connection.execute(statement.encode())


def programs() -> Path:
    """Return the folder of initdb and postgres."""
    found = [Path(path).resolve().parent for path in [shutil.which("initdb") or ""] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in found:
        if (folder / "postgres").exists():
            return folder
    raise NoPostgres("no initdb on this machine: install PostgreSQL's server package")


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Serve from a fresh folder; an unprivileged user when we are root, as PostgreSQL wants."""
    bin_folder, user = programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="sanam-bench-pg-"))
    if user is not None:
        os.chown(folder, user, -1)
    try:
        _make(bin_folder, folder, user)
        port = machine.free_port()
        process = _serve(bin_folder, folder, user, port)
        try:
            _wait(port, process)
            yield Postgres(port, process.pid)
        finally:
            _end(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> int | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _make(bin_folder: Path, folder: Path, user: int | None) -> None:
    command = [
        str(bin_folder / "initdb"),
        "-D",
        str(folder / "base"),
        "-U",
        USER,
        "-A",
        "trust",
        "-E",
        "UTF8",
    ]
    command += ["--locale=C", "--no-sync"]
    done = subprocess.run(command, cwd=folder, user=user, capture_output=True, timeout=60, check=False)
    if done.returncode:
        raise NoPostgres(f"initdb as {user or getpass.getuser()}: {done.stderr.decode()}")


def _serve(bin_folder: Path, folder: Path, user: int | None, port: int) -> subprocess.Popen[bytes]:
    command = [str(bin_folder / "postgres"), "-D", str(folder / "base"), "-p", str(port), "-h", "127.0.0.1"]
    command += ["-k", str(folder), "-c", "fsync=on", "-c", "max_connections=100"]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            command, cwd=folder, user=user, stdout=log, stderr=log, start_new_session=True
        )


def _wait(port: int, process: subprocess.Popen[bytes], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            psycopg.connect(f"postgresql://{USER}@127.0.0.1:{port}/postgres", connect_timeout=1).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise NoPostgres("the server did not start")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)  # "fast": end the sessions, then stop
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
