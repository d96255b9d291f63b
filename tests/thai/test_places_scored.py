"""Places as people type them, in LINE and on paper: lines written before the reader was, and a score that may not fall.

Ids with h were kept aside while the others were looked at.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from thai.places.finding import Several, find

LINES = (Path(__file__).parent / "eval" / "place.jsonl").read_text("utf-8").splitlines()
EXAMPLES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
RIGHT_AT_LEAST = 0.98


def _got(text: str) -> Any:
    found = find(text)
    if isinstance(found, Several):
        return {"candidates": found.count, "by_level": dict(found.by_level)}
    return found and found.code


def _outcome(example: dict[str, Any]) -> str:
    got, want = _got(example["text"]), example["want"]
    if got == want:
        return "right"
    # Candidates only ever cost a question, except where nothing at all is meant.
    return "asked" if got is None or (isinstance(got, dict) and want is not None) else "wrong"


def test_places_are_read_as_people_type_them() -> None:
    outcomes = {example["text"]: _outcome(example) for example in EXAMPLES}
    counts = Counter(outcomes.values())
    assert [] == [text for text, one in outcomes.items() if one == "wrong"]
    assert counts["right"] >= RIGHT_AT_LEAST * len(EXAMPLES), [
        t for t, one in outcomes.items() if one != "right"
    ]


@pytest.mark.parametrize("want", [None, dict, str], ids=["null", "several", "one"])
def test_there_are_enough_lines_of_every_outcome(want: type | None) -> None:
    count = sum(one["want"] is None if want is None else isinstance(one["want"], want) for one in EXAMPLES)
    assert count >= 50
