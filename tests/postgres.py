"""Start a real PostgreSQL for one test run: a throw-away cluster of an ordinary user, on loopback and a free port."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

USER = "sanam"
START_S = 60
BOTH_WAYS = 150_000
UNPRIVILEGED = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; every test that writes asks it for a database of its own."""

    port: int
    password: str

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://{USER}:{self.password}@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def database(self, *, like: str = "") -> Iterator[str]:
        """Lend a database of its own, empty or a copy of the one at this address; nobody may be connected to that."""
        url = self.made(like=like)
        try:
            yield url
        finally:
            with self.connect() as connection:
                connection.execute(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)".encode())

    def made(self, *, like: str = "") -> str:
        """Make a database that stays as long as the server does."""
        name, copied = f"t{secrets.token_hex(6)}", like.rpartition("/")[2]
        with self.connect() as connection:
            # Files are copied rather than written page by page into the log too, where a server knows both ways.
            way = " STRATEGY FILE_COPY" if connection.info.server_version >= BOTH_WAYS else ""
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {copied or 'template1'}{way}".encode())
        return self.url(name)

    def connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=USER,
            password=self.password,
            dbname="postgres",
            autocommit=True,
            connect_timeout=2,
        )


def programs() -> Path | None:
    """Return the folder with initdb and postgres, the newest one when several are installed."""
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    folders = sorted(versions, key=lambda folder: int(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


@contextmanager
def started() -> Iterator[Server]:
    found = programs()
    assert found is not None, "PostgreSQL is not on this machine"
    folder = Path(tempfile.mkdtemp(prefix="sanam-pg-"))
    server = Server(free_port(), secrets.token_hex(12))
    who = _ordinary_user(folder)
    try:
        _make(found, folder, server, who)
        with _running(found, folder, server, who):
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ordinary_user(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses root, so root steps down to a user that owns the folder."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(names[name] for name in UNPRIVILEGED if name in names)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _make(found: Path, folder: Path, server: Server, who: dict[str, Any]) -> None:
    secret = folder / "password"
    secret.write_text(server.password)
    secret.chmod(0o644)
    options = ["--encoding=UTF8", "--locale=C", "--auth=scram-sha-256", f"--username={USER}"]
    made = subprocess.run(
        [found / "initdb", "-D", folder / "cluster", f"--pwfile={secret}", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        **who,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    secret.unlink()


@contextmanager
def _running(found: Path, folder: Path, server: Server, who: dict[str, Any]) -> Iterator[None]:
    settings = {
        "port": server.port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": folder,
        "fsync": "on",
        "max_connections": 100,
        "log_min_messages": "error",
    }
    flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [found / "postgres", "-D", folder / "cluster", *flags], cwd=folder, stdout=log, stderr=log, **who
        )
        try:
            _wait(server, process, folder / "log")
            yield
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(server: Server, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_S
    while True:
        assert process.poll() is None, log.read_text()
        try:
            server.connect().close()
        except psycopg.OperationalError:
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        else:
            return
