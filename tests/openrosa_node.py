"""Ask openrosa-xpath-evaluator, the evaluator inside Enketo, what expressions give: the other side of a comparison.

It runs in Node and is installed by npm into build/node_xpath from the lock file in tests/engine/node_xpath, once.
"""

import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SOURCES = Path(__file__).parent / "engine" / "node_xpath"
FOLDER = ROOT / "build" / "node_xpath"
INSTALL_S = 240
RUN_S = 120


def evaluate(
    instance_xml: str, asked: Sequence[tuple[str, str]], now: str | None = None, zone: str = "Asia/Bangkok"
) -> list[dict[str, Any]]:
    """Evaluate (context path, expression) pairs; {"type","got"} or {"error"} for each.

    Types are string, number, boolean and nodes; dates are strings, NaN and infinities too. The clock is the
    zone's, and stands still at `now` (ISO) when that is given. Ask `missing` first.
    """
    job = {"xml": instance_xml, "now": now, "asked": [{"at": at, "expr": expr} for at, expr in asked]}
    ran = subprocess.run(
        ["node", "evaluate.js"],
        cwd=FOLDER,
        input=json.dumps(job),
        capture_output=True,
        text=True,
        timeout=RUN_S,
        env={**os.environ, "TZ": zone},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found


@cache
def missing() -> str:
    """Install it if need be; say why it cannot be had, "" when it can."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "Node and npm are not on this machine"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _installed()


def _installed() -> str:
    wanted = (SOURCES / "package-lock.json").read_bytes()
    stamp = FOLDER / "installed.json"
    for name in ("package.json", "package-lock.json", ".npmrc", "evaluate.js"):
        shutil.copy(SOURCES / name, FOLDER / name)
    if stamp.exists() and stamp.read_bytes() == wanted:
        return ""
    try:
        ran = subprocess.run(
            ["npm", "ci", "--no-progress"],
            cwd=FOLDER,
            capture_output=True,
            text=True,
            timeout=INSTALL_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"npm did not install openrosa-xpath-evaluator in {INSTALL_S} s"
    if ran.returncode:
        return f"npm cannot install openrosa-xpath-evaluator: {ran.stderr.strip()[-300:]}"
    stamp.write_bytes(wanted)
    return ""
