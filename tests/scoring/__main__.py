"""Score one file, or every set of the house; 1 when anything was read wrong in a file that was named."""

import argparse
import subprocess
import sys
from pathlib import Path

from tests.scoring import table
from tests.scoring.outcomes import Score
from tests.scoring.sets import files, score


def main() -> int:
    """Print the table, and keep it when a note says what is new."""
    said = _arguments()
    scores: dict[str, Score] = {}
    for path in [Path(said.file)] if said.file else files():
        for kind, found in score(path).items():
            scores.setdefault(kind, Score()).counts.update(found.counts)
    print("\n".join(table.lines(scores)))
    if said.note:
        table.keep(scores, day=said.date or _day_of_the_code(), note=said.note)
    return 1 if said.file and any(found.counts["wrong"] for found in scores.values()) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.scoring", description=__doc__)
    parser.add_argument("file", nargs="?", help="lines of JSON; without it every set in tests/thai/eval")
    parser.add_argument("--note", default="", help="what is new: keeps the scores in docs/thai-scores.md")
    parser.add_argument("--date", default="", help="the day to keep them under; else that of the last commit")
    return parser.parse_args()


def _day_of_the_code() -> str:
    asked = ["git", "log", "-1", "--format=%cs"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
