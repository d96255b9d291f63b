"""The sets of examples, and who judges each."""

import json
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Final, cast

from tests.scoring.outcomes import Example, Judged, Score

HERE: Final = Path(__file__).parents[1] / "thai" / "eval"


def files() -> list[Path]:
    """Return every set of the house."""
    return sorted(HERE.glob("*.jsonl"))


def examples(path: Path) -> list[Example]:
    """Return the lines of a set."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def score(path: Path) -> dict[str, Score]:
    """Judge one set."""
    return counted(_judged(examples(path)))


def counted(judged: Iterable[tuple[str, str]]) -> dict[str, Score]:
    """Count the outcomes of each kind."""
    scores: dict[str, Score] = {}
    for kind, became in judged:
        scores.setdefault(kind, Score()).counts.update([became])  # type: ignore[list-item]
    return scores


def _judged(lines: Iterable[Example]) -> Iterator[tuple[str, str]]:
    for example in lines:
        yield from _judge(_judge_of(example))(example)


def _judge_of(example: Example) -> str:
    """Tell the sets apart by what their lines hold."""
    if "kind" in example:
        return "values"
    if "record" in example:
        return "edits"
    return "reports" if "today" in example else "places"


def _judge(module: str) -> Callable[[Example], Judged]:
    # Judges of reports and edits load the whole engine, which values do not need.
    return cast("Callable[[Example], Judged]", import_module(f"tests.scoring.{module}").judged)
