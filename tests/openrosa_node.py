"""Ask openrosa-xpath-evaluator, the evaluator inside Enketo, what expressions give: the other side of a comparison.

It runs in Node and is installed by npm into build/node_xpath from the lock file in tests/engine/node_xpath, once.
"""

import json
import os
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tests import node_packages

ROOT = Path(__file__).parent.parent
SOURCES = Path(__file__).parent / "engine" / "node_xpath"
FOLDER = ROOT / "build" / "node_xpath"
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
    why = node_packages.missing(SOURCES, FOLDER)
    return f"openrosa-xpath-evaluator ({why})" if why else ""
