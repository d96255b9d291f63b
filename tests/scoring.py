"""Score the Thai readers: `python -m tests.scoring FILE`, one JSON line an example with id, kind, text, today and want.

A wrong value costs far more than a question, so the three outcomes are counted apart: right, asked again, wrong.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from thai.reading import read

OUTCOMES = ("right", "asked", "wrong")


def outcome(example: dict[str, Any]) -> str:
    """Say what became of one example; asking where nothing could be known is right."""
    got = read(example["kind"], example["text"], date.fromisoformat(example["today"]))
    if got == example["want"]:
        return "right"
    return "asked" if got is None else "wrong"


def score(examples: Iterable[dict[str, Any]]) -> dict[str, Counter[str]]:
    """Count the outcomes of each kind."""
    counts: dict[str, Counter[str]] = {}
    for example in examples:
        counts.setdefault(example["kind"], Counter())[outcome(example)] += 1
    return counts


def main() -> int:
    """Print a table, kinds as rows; 1 when anything was read wrong."""
    with open(sys.argv[1], encoding="utf-8") as file:  # noqa: PTH123
        counts = score(json.loads(line) for line in file if line.strip())
    print(f"{'kind':16}" + "".join(f"{name:>8}" for name in OUTCOMES))
    for kind, found in sorted(counts.items()):
        print(f"{kind:16}" + "".join(f"{found[name]:8}" for name in OUTCOMES))
    return 1 if any(found["wrong"] for found in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
