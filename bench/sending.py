"""Start the load generator on its own core and read back what happened."""

import json
import subprocess
from dataclasses import asdict

from bench import children, machine
from bench.load import Job, Told


class Sending:
    """A load generator at work."""

    def __init__(self, job: Job) -> None:
        with machine.on_core(machine.LOADING):
            self._process = subprocess.Popen(
                children.python("-m", "bench.load"),
                cwd=children.ROOT,
                env=children.environment({}),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asdict(job)))
        self._process.stdin.close()
        self._process.stdin = None

    def told(self, seconds: float = 120) -> Told:
        """Wait for its end; return what happened."""
        try:
            out, _ = self._process.communicate(timeout=seconds)
        finally:
            self._process.kill()
        told = Told(**json.loads(out))
        told.planned_ns = {int(number): at_ns for number, at_ns in told.planned_ns.items()}
        return told


def send(job: Job, seconds: float = 120) -> Told:
    """Run one job to its end."""
    return Sending(job).told(seconds)
