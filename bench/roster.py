"""A country's villages taken in from one list: rows a second, and memory that does not grow with the rows."""

import json
import subprocess
from pathlib import Path
from typing import Any

from bench import children, contenders, villages
from bench.figures import Figure, Part, least, most
from bench.stage import POSTGRES, SQLITE, Stage

FEW = villages.MANY // 10
GOAL = "roster"
SECONDS, GROWTH = 120, 1.1


def measure(stage: Stage) -> Part:
    """Take a short and a long list in, as CSV and as a workbook; each in a process of its own."""
    figures: list[Figure] = []
    rows: list[tuple[object, ...]] = []
    for suffix, kind in (("csv", SQLITE), ("xlsx", SQLITE), ("csv", POSTGRES)):
        few = _taken(stage, FEW, f"few.{suffix}", kind)
        told = _taken(stage, villages.MANY, f"many.{suffix}", kind)
        figures += _figures(f"{villages.MANY:,} villages, {suffix}, {kind}", told, few)
        rows += [_row(f"{FEW:,} villages, {suffix}, {kind}", FEW, few)]
        rows += [_row(f"{villages.MANY:,} villages, {suffix}, {kind}", villages.MANY, told)]
    head = ("list", "read s", "look s", "write s", "CPU s", "rows/s", "peak MiB", "addresses read")
    return Part("Lists of a country", figures, head, rows)


def _figures(label: str, told: dict[str, Any], few: dict[str, Any]) -> list[Figure]:
    return [
        most(GOAL, f"{label}: all of it", _seconds(told), SECONDS, "s"),
        most(GOAL, f"{label}: peak over that of {FEW:,}", told["peak_mib"] / few["peak_mib"], GROWTH),
        least(GOAL, f"{label}: villages that owe", told["enrolled"], villages.MANY, ""),
        most(GOAL, f"{label}: changes the second time", told["changes_again"], 0, ""),
    ]


def _row(label: str, many: int, told: dict[str, Any]) -> tuple[object, ...]:
    steps = (f"{told[step]:.1f}" for step in ("read_s", "look_s", "write_s", "cpu_s"))
    return (label, *steps, f"{many / _seconds(told):,.0f}", f"{told['peak_mib']:.0f}", told["places"])


def _seconds(told: dict[str, Any]) -> float:
    return float(told["read_s"] + told["look_s"] + told["write_s"])


def _taken(stage: Stage, many: int, name: str, kind: str) -> dict[str, Any]:
    """Run one import; return what the child says of it."""
    file = Path(stage.folder) / name
    if not file.exists():
        villages.write(file, many)
    env = children.environment(contenders.settings(stage.database(kind), "http://127.0.0.1:9"))
    command = children.python("-m", "bench.roster_child", str(file))
    done = subprocess.run(
        command, cwd=children.ROOT, env=env, capture_output=True, text=True, timeout=900, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the list was not taken in: {done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
