"""Run the whole product as `make run` does, on free ports and a database of its own, and stop it again."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests import released

ROOT = Path(__file__).resolve().parents[2]
KEYS = {"SECRET_KEY": "secret-of-the-test", "FIELD_KEY": "field-of-the-test"}


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


@dataclass
class Town:
    """The addresses of one running product."""

    process: subprocess.Popen[bytes]
    bot: str
    line: str
    sheets: str
    database: Path
    log: Path

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=10)


def start(folder: Path) -> Town:
    bot, line, sheets = free_ports(3)
    database, log = released.put_into(folder), folder / "run.log"
    environ = {
        **os.environ,
        "PORT": str(bot),
        "LINE_PORT": str(line),
        "SHEETS_PORT": str(sheets),
        "PUBLIC_URL": f"http://127.0.0.1:{bot}",
        "LINE_API_BASE": f"http://127.0.0.1:{line}",
        "DATABASE_URL": f"sqlite:///{database}",
        "EVIDENCE_STORE": str(folder / "evidence"),
        "SHEETS_STATE": str(folder / "sheets.json"),
        "GOOGLE_SERVICE_ACCOUNT": str(folder / "google-account.json"),
        **KEYS,
        "PYTHONPATH": str(ROOT),
    }
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "cli", "run"],
            cwd=ROOT,
            env=environ,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    addresses = [f"http://127.0.0.1:{port}" for port in (bot, line, sheets)]
    town = Town(process, addresses[0], addresses[1], addresses[2], database, log)
    _wait(town)
    return town


def _wait(town: Town, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if b"join codes" in town.log.read_bytes():
            return
        assert town.process.poll() is None, town.log.read_text()[-3000:]
        time.sleep(0.2)
    raise AssertionError(town.log.read_text()[-3000:])


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        body: bytes = answer.read()
    return body
