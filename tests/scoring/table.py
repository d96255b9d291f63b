"""Print scores, and keep them: one dated row a kind in docs/thai-scores.md."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.scoring.outcomes import Score

KEPT = Path(__file__).parents[2] / "docs" / "thai-scores.md"


def lines(scores: Mapping[str, Score]) -> Iterator[str]:
    """Write the table, kinds as rows."""
    yield f"{'kind':22}{'n':>6}{'right':>7}{'missed':>8}{'wrong':>7}{'right %':>9}{'wrong %':>9}"
    for kind, score in sorted(scores.items()):
        counts = score.counts
        yield (
            f"{kind:22}{score.examples:6}{counts['right']:7}{counts['missed']:8}{counts['wrong']:7}"
            f"{score.share('right'):9.1f}{score.share('wrong'):9.1f}"
        )


def keep(scores: Mapping[str, Score], *, day: str, note: str, path: Path = KEPT) -> None:
    """Append one row a kind."""
    with path.open("a", encoding="utf-8") as file:
        for kind, score in sorted(scores.items()):
            counts = score.counts
            file.write(
                f"| {day} | {kind} | {score.examples} | {counts['right']} | {counts['missed']} | {counts['wrong']} | {note} |\n"
            )
