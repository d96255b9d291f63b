"""Ask the advisory service about every library that is pinned; say loudly what could not be asked, and fail on what was found.

`python -m tests.guarding.audit`. Without a network the build goes on: nobody learns anything from a build that fails then.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
LOCKS: Final = ("requirements.txt", "requirements-dev.txt")
MOST_S: Final = 180
# An advisory that does not touch us: its number, and why.
HARMLESS: Final[dict[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Told:
    """What came of asking: how many libraries were looked up, which could not be, and what is wrong."""

    asked: int
    unknown: tuple[str, ...]
    wrong: tuple[str, ...]


def told(answer: dict[str, Any]) -> Told:
    """Read what pip-audit has written."""
    every = answer.get("dependencies", [])
    known = [one for one in every if "vulns" in one]
    wrong = tuple(
        f"{one['name']} {one['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'nothing yet'}"
        for one in known
        for hole in one["vulns"]
        if not {hole["id"], *hole.get("aliases", ())} & set(HARMLESS)
    )
    return Told(len(known), tuple(one["name"] for one in every if "vulns" not in one), wrong)


def ask(lock: str) -> Told:
    """Ask about the libraries of one lock file."""
    with TemporaryDirectory() as folder:
        written = Path(folder) / "audit.json"
        command = [
            sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--requirement", lock, "--timeout", "5",
            "--progress-spinner", "off", "--format", "json", "--output", str(written),
        ]  # fmt: skip
        try:
            subprocess.run(command, cwd=ROOT, capture_output=True, timeout=MOST_S, check=False)
        except subprocess.TimeoutExpired:
            return Told(0, ("everything",), ())
        return told(json.loads(written.read_text())) if written.exists() else Told(0, ("everything",), ())


def main() -> int:
    """Ask about both lock files; return 1 when something is to be replaced."""
    status = 0
    for lock in LOCKS:
        found = ask(lock)
        print(f"audit: {lock}: {found.asked} libraries asked about, {len(found.wrong)} to be replaced")
        if found.unknown:
            print(
                f"audit: {lock}: NOT AUDITED: {len(found.unknown)} ({', '.join(found.unknown[:4])}, …): the advisory service does not answer"
            )
        for line in found.wrong:
            print(f"audit: {line}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
