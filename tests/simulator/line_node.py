"""LINE's own SDK for Node: installed by npm into build/node_line from the lock file in node_tour, once."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

from tests import node_packages

SOURCES = Path(__file__).parent / "node_tour"
FOLDER = Path(__file__).parents[2] / "build" / "node_line"
TOUR_S = 60


@cache
def missing() -> str:
    """Install it if need be; say why it cannot be had, or nothing when it can."""
    why = node_packages.missing(SOURCES, FOLDER)
    return f"NOT COMPARED with LINE's SDK for Node: {why}" if why else ""


def tour(known: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Call everything once; return by name what each call gave."""
    ran = subprocess.run(
        ["node", "tour.mjs"],
        cwd=FOLDER,
        env={**os.environ, "TOUR": json.dumps(known)},
        capture_output=True,
        text=True,
        timeout=TOUR_S,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    return {line["name"]: line for line in lines}


@dataclass(frozen=True, slots=True)
class Checker:
    """A bot in Node that checks each webhook's signature and says so."""

    url: str
    output: IO[str]

    def said(self) -> dict[str, Any]:
        """Return what it says of the next webhook."""
        found: dict[str, Any] = json.loads(self.output.readline())
        return found


@contextmanager
def checker(secret: str) -> Iterator[Checker]:
    """Run it until the block ends."""
    environment = {**os.environ, "CHANNEL_SECRET": secret}
    with subprocess.Popen(
        ["node", "webhook.mjs"], cwd=FOLDER, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        port = json.loads(process.stdout.readline())["port"]
        yield Checker(f"http://127.0.0.1:{port}/webhook", process.stdout)
        process.terminate()
        process.wait(10)
