"""Start processes of the bench on a core of their own, and end them with everything below them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench import machine

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_S = 10.0
# What the people at the keyboard have set must not change what is measured.
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class Child:
    """One running process, leader of its group."""

    process: subprocess.Popen[bytes]
    log: Path

    @property
    def pid(self) -> int:
        """Return the leader's number."""
        return self.process.pid

    def kill(self) -> None:
        """End the whole group at once, as a crash does."""
        self._signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask the leader to end; kill the group when it does not."""
        if self.process.poll() is None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE_S)
        self.kill()

    def _signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.pid, number)


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Return a clean environment with these variables."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "", **extra}


def start(
    command: Sequence[str], *, log: Path, core: int | None = None, env: Mapping[str, str] | None = None
) -> Child:
    """Start a command in its own process group, its words in a file."""
    with log.open("ab") as words, machine.on_core(machine.SERVING if core is None else core):
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(env or {}),
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Child(process, log)


@contextmanager
def running(
    command: Sequence[str], *, log: Path, core: int | None = None, env: Mapping[str, str] | None = None
) -> Iterator[Child]:
    """Run a command for the length of a block."""
    child = start(command, log=log, core=core, env=env)
    try:
        yield child
    finally:
        child.stop()


def python(*arguments: str) -> list[str]:
    """Return a command of this interpreter."""
    return [sys.executable, *arguments]
