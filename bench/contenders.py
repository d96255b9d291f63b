"""Name who is measured, and run each the same way: gunicorn, threads, one worker, one core."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import urllib3

from bench import children, machine, webhooks
from bench.load import Job

STARTS_WITHIN_S = 30.0
HTTP = urllib3.PoolManager(retries=False)


@dataclass(frozen=True, slots=True)
class Contender:
    """One web application."""

    name: str
    app: str
    path: str = "/callback"
    threads: int = 8
    settles_s: float = (
        0.5  # ours warms LINE's client two seconds after its start; that is not to be measured as traffic
    )


FLASK200 = Contender("flask200", "bench.peers.flask200:create_app()")
ECHO = Contender("echo_official", "bench.peers.echo_official:create_app()")
NAIVE = Contender("naive_bot", "bench.peers.naive_bot:create_app()")
OURS = Contender("ours", "bot.app:create_app()", "/line/webhook", 16, 4.5)
OURS_HELD = Contender("ours, pool held", "bot.app:create_app(holds_pool=True)", "/line/webhook", 16, 4.5)


@dataclass(frozen=True, slots=True)
class Serving:
    """A contender that answers."""

    contender: Contender
    child: children.Child
    port: int
    started_s: float

    def settle(self) -> None:
        """Wait until nothing of its start is still at work."""
        time.sleep(self.contender.settles_s)

    def job(self, **wanted: Any) -> Job:
        """Return a job for the load generator against it."""
        return Job(self.port, self.contender.path, **wanted)


def settings(database_url: str, line_base: str) -> dict[str, str]:
    """Return the environment that every contender gets."""
    return {
        "SANAM_ENV": "development",
        "DATABASE_URL": database_url,
        "LINE_API_BASE": line_base,
        "LINE_CHANNEL_SECRET": webhooks.SECRET,
        "LINE_CHANNEL_ACCESS_TOKEN": webhooks.TOKEN,
        "PUBLIC_URL": "http://127.0.0.1:8000",
        "SECRET_KEY": "bench-secret-key-0123456789abcdef",
        "FIELD_KEY": "bench-field-key-0123456789abcdef",
        "EXECUTOR": "bench-web",
        # A few people stand for many here, and write more in a minute than anybody does.
        "MESSAGES_A_MINUTE": "0",
    }


def start(contender: Contender, env: Mapping[str, str], folder: Path, port: int | None = None) -> Serving:
    """Start a contender and wait for its first 200."""
    port = port or machine.free_port()
    command = children.python("-m", "gunicorn", "--worker-class", "gthread", "--workers", "1")
    command += ["--threads", str(contender.threads), "--graceful-timeout", "4", "--bind", f"127.0.0.1:{port}"]
    command += ["--log-level", "warning", contender.app]
    log = folder / f"{contender.name.replace(' ', '-').replace(',', '')}.log"
    began = time.monotonic()
    child = children.start(command, log=log, env=env)
    try:
        _wait(child, port, began)
    except BaseException:
        child.kill()
        raise
    return Serving(contender, child, port, time.monotonic() - began)


@contextmanager
def serving(contender: Contender, env: Mapping[str, str], folder: Path) -> Iterator[Serving]:
    """Run a contender for the length of a block."""
    server = start(contender, env, folder)
    try:
        yield server
    finally:
        server.child.stop()


def _wait(child: children.Child, port: int, began: float) -> None:
    while time.monotonic() - began < STARTS_WITHIN_S and child.process.poll() is None:
        try:
            if HTTP.request("GET", f"http://127.0.0.1:{port}/healthz", timeout=STARTS_WITHIN_S).status == 200:
                return
        except urllib3.exceptions.HTTPError:
            time.sleep(0.002)
    words = child.log.read_text(errors="replace")[-2000:]
    raise RuntimeError(f"it does not serve: {words}")
