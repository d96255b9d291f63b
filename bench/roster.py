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
    """Take a short and a long list in as CSV, the long one as a workbook too; each in a process of its own."""
    files = [(FEW, "few.csv"), (villages.MANY, "many.csv"), (villages.MANY, "many.xlsx")]
    runs = [(many, name, SQLITE) for many, name in files] + [(villages.MANY, "many.csv", POSTGRES)]
    figures: list[Figure] = []
    rows: list[tuple[object, ...]] = []
    peak = 0.0
    for many, name, kind in runs:
        told = _taken(stage, many, name, kind)
        seconds = told["read_s"] + told["look_s"] + told["write_s"]
        peak = peak or told["peak_mib"]
        label = f"{many:,} villages, {name.partition('.')[2]}, {kind}"
        if many == villages.MANY:
            figures.append(most(GOAL, f"{label}: all of it", seconds, SECONDS, "s"))
            figures.append(most(GOAL, f"{label}: peak over that of {FEW:,}", told["peak_mib"] / peak, GROWTH))
            figures.append(least(GOAL, f"{label}: villages that owe", told["enrolled"], many, ""))
            figures.append(most(GOAL, f"{label}: changes the second time", told["changes_again"], 0, ""))
        steps = (f"{told[step]:.1f}" for step in ("read_s", "look_s", "write_s", "cpu_s"))
        rows.append((label, *steps, f"{many / seconds:,.0f}", f"{told['peak_mib']:.0f}", told["places"]))
    head = ("list", "read s", "look s", "write s", "CPU s", "rows/s", "peak MiB", "addresses read")
    return Part("Lists of a country", figures, head, rows)


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
