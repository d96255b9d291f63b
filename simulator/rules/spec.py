"""Check a request against LINE's own schemas, strictly: an unknown key is an error, as it is at LINE."""

import json
from pathlib import Path
from typing import Any

from simulator.rules.checks import Check, build
from simulator.rules.problem import Problem

SCHEMAS: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("messages.json").read_text("utf-8"))[
    "schemas"
]
CHECKS: dict[str, Check] = {}
CHECKS.update({name: build(schema, CHECKS) for name, schema in SCHEMAS.items()})


def problems(name: str, body: Any) -> list[Problem]:
    """Return everything in `body` that LINE's schema of that name forbids."""
    found: list[Problem] = []
    CHECKS[name](body, (), found)
    return found
