"""Run a throw-away town on loopback: bot, worker, clock and local LINE on a database of their own, and nothing left behind."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from bot import config
from bot.clock import machine_ms
from bot.config import ROOT
from bot.wiring import Core, core
from cli.release import migrate
from cli.trying.cast import Player, write_for_line

STARTS_WITHIN_S: Final = 60.0
ENDS_WITHIN_S: Final = 8.0
LOOPBACK: Final = "127.0.0.1"


class TownFailed(Exception):
    """A process of the town ended or did not answer; the text holds the end of its log."""

    retryable = True


@dataclass(slots=True)
class Town:
    """One town: where it lives, what runs in it, and our own way into its database."""

    bot_port: int
    line_port: int
    start: datetime
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="sanam-try-")))
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    base: Core | None = None

    @property
    def line(self) -> str:
        """Return the address of the local LINE with its phones."""
        return f"http://{LOOPBACK}:{self.line_port}"

    @property
    def bot(self) -> str:
        """Return the address of the bot."""
        return f"http://{LOOPBACK}:{self.bot_port}"

    def open(self) -> Core:
        """Make the database, start the processes, and wait until they answer."""
        environ = self._environ()
        settings = config.load(environ)
        migrate(settings)
        self.base = core(settings)
        offset_ms = round(self.start.timestamp() * 1000) - machine_ms()
        self.base.tasks.follow_clock(offset_ms)
        write_for_line(self.folder / "cast.json", self.base.office.account)
        for name, command in self._commands().items():
            self._begin(name, command, environ)
        self._wait_for(f"{self.line}/control/health")
        self._wait_for(f"{self.bot}/healthz")
        return self.base

    def close(self) -> None:
        """End every process and forget everything."""
        for process in self.running:
            process.terminate()
        for process in self.running:
            try:
                process.wait(ENDS_WITHIN_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.running.clear()
        if self.base is not None:
            self.base.database.close()
        shutil.rmtree(self.folder)

    def ended(self) -> str:
        """Return the end of the log of a process that should still run, "" when all of them do."""
        names = list(self._commands())
        for name, process in zip(names, self.running, strict=False):
            if process.poll() is not None:
                return f"{name}: {self._log(name).read_text('utf-8', 'replace')[-2_000:]}"
        return ""

    def says(self, who: Player, words: str) -> None:
        """Have somebody type something on her phone."""
        ask(f"{self.line}/control/people/{who.line_id}/say", {"text": words})

    def has_said(self, who: Player) -> bool:
        """Say whether anything stands in somebody's chat; a local LINE that is too busy to answer has not forgotten."""
        try:
            return bool(ask(f"{self.line}/control/people/{who.line_id}/chat")["total"])
        except OSError:
            return True

    def _begin(self, name: str, command: list[str], environ: dict[str, str]) -> None:
        with self._log(name).open("ab") as log:
            # In a session of its own, so that Ctrl-C reaches us alone and we end it in order.
            process = subprocess.Popen(  # noqa: S603 - our own commands
                command,
                cwd=ROOT,
                env=environ,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.running.append(process)

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def _commands(self) -> dict[str, list[str]]:
        python, bind = sys.executable, f"{LOOPBACK}:{self.bot_port}"
        return {
            "line": [
                python, "-m", "simulator", "--port", str(self.line_port), "--bot", f"{self.bot}/line/webhook",
                "--start", self.start.isoformat(), "--cast", str(self.folder / "cast.json"), "--redeliver",
            ],
            "web": [
                python, "-m", "gunicorn", "--no-control-socket", "--worker-class", "gthread", "--threads", "8",
                "--workers", "1", "--bind", bind, "bot.app:create_app()",
            ],
            "worker": [python, "-m", "bot.worker"],
            "clock": [python, "-m", "scheduler"],
        }  # fmt: skip

    def _environ(self) -> dict[str, str]:
        """Set everything that the town shares with nobody; no key, sheet or store of this machine is used."""
        keys = self.folder / "keys.json"
        if not keys.is_file():
            keys.write_text(json.dumps([secrets.token_hex(32), secrets.token_hex(32)]))
        secret, field_key = json.loads(keys.read_text())
        ours = {
            "SANAM_ENV": "development", "PUBLIC_URL": self.bot, "LINE_API_BASE": self.line,
            "PORT": str(self.bot_port), "LINE_PORT": str(self.line_port),
            "DATABASE_URL": f"sqlite:///{self.folder / 'try.db'}", "EVIDENCE_STORE": str(self.folder / "evidence"),
            "SECRET_KEY": secret, "FIELD_KEY": field_key,
            "LINE_CHANNEL_SECRET": config.LOCAL_SECRET, "LINE_CHANNEL_ACCESS_TOKEN": config.LOCAL_TOKEN,
            "GOOGLE_SERVICE_ACCOUNT": str(self.folder / "nobody.json"), "GOOGLE_SHEETS_BASE": f"http://{LOOPBACK}:9",
            "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        return {**os.environ, **ours}

    def _wait_for(self, address: str) -> None:
        deadline = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < deadline:
            if log := self.ended():
                raise TownFailed(log)
            try:
                with urllib.request.urlopen(address, timeout=1) as answer:  # noqa: S310 - loopback
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise TownFailed(f"{address} did not answer in {STARTS_WITHIN_S:.0f} s")


def ask(address: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """Talk to the control side of the local LINE."""
    content = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(address, data=content, headers={"Content-Type": "application/json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - loopback
        told: dict[str, Any] = json.load(answer)
    return told


def free_port(wanted: int = 0) -> int:
    """Return a port of loopback that nobody holds: the wanted one, or any for 0. Raises OSError when it is taken."""
    with socket.create_server((LOOPBACK, wanted)) as one:
        port: int = one.getsockname()[1]
    return port
