"""`make eval` tells a wrong value from a question, and keeps what it found."""

from pathlib import Path
from typing import Any

from tests.scoring import table
from tests.scoring.outcomes import Score
from tests.scoring.sets import counted
from tests.scoring.values import judged

TODAY = "2021-11-22"
EXAMPLES: list[dict[str, Any]] = [
    {"kind": "count", "text": "23 คน", "today": TODAY, "want": {"people": 23}},
    {"kind": "count", "text": "หลายคน", "today": TODAY, "want": {"people": 9}},
    {"kind": "count", "text": "23 คน", "today": TODAY, "want": {"people": 32}},
    {"kind": "count", "text": "หลายคน", "today": TODAY, "want": None},
]


def _scores() -> dict[str, Score]:
    return counted(one for example in EXAMPLES for one in judged(example))


def test_a_question_is_not_a_mistake() -> None:
    assert {"right": 2, "missed": 1, "wrong": 1} == _scores()["count"].counts


def test_scores_are_printed_with_their_shares() -> None:
    last = list(table.lines(_scores()))[-1]

    assert ["count", "4", "2", "1", "1", "50.0", "25.0"] == last.split()


def test_scores_are_kept_one_row_a_kind(tmp_path: Path) -> None:
    kept = tmp_path / "scores.md"

    table.keep(_scores(), day="2021-11-22", note="first", path=kept)

    assert "| 2021-11-22 | count | 4 | 2 | 1 | 1 | first |\n" == kept.read_text("utf-8")
