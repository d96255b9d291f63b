"""The simulated year of reminders: ours against three simple ways, with people fixed beforehand, at the middle and the corners.

The middle is a whole country, the corners a part of it; both are a whole fiscal year through the real handlers. The table and
the picture in docs/ are written anew by each run.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench import report
from bench.figures import Figure, Part, least, most
from bench.reminding.chart import svg
from bench.reminding.forecasts import Brier
from bench.reminding.personas import Corner, corners
from bench.reminding.policies import FREE_PLAN
from bench.reminding.running import Played, play_all
from bench.reminding.town import Wanted
from bench.stage import Stage

GOAL: Final = "reminders"
DOCS: Final = Path(__file__).parents[1] / "docs"
TABLE, PICTURE = DOCS / "reminders.md", DOCS / "reminders.svg"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
PROVINCES, OF_CORNERS = 76, 20
SHARE, COST = 0.97, 1 / 3
HEAD: Final = (
    "people",
    "provinces",
    "way",
    "on time",
    "counted",
    "of everything",
    "most in a month",
    "rode along",
    "night",
    "stale",
    "double",
)


def measure(_stage: Stage) -> Part:
    """Play every way at every corner, judge, and write the table and the picture."""
    whole = int(os.environ.get("SANAM_REMINDERS_PROVINCES", PROVINCES))
    middle, *others = corners()
    years = play_all(Wanted(whole), [middle]) + play_all(Wanted(min(whole, OF_CORNERS)), others)
    return tell(years)


def tell(years: Sequence[Played]) -> Part:
    """Judge years, and write the table and the picture into the docs."""
    rows = _rows(years)
    brier = next(one.brier for one in years if one.brier is not None)
    words = f"{_words(brier)}. {_reasons(years)}"
    table = report.table(HEAD, rows)
    text = TABLE.read_text("utf-8")
    before, behind = text.split(BEGIN)[0], text.split(END)[1]
    TABLE.write_text(f"{before}{BEGIN}\n{table}\n\n{words}.\n{END}{behind}", "utf-8")
    PICTURE.write_text(svg(years), "utf-8")
    return Part("A year of reminders", figures(years, brier), HEAD, rows, words)


def figures(years: Sequence[Played], brier: Brier) -> list[Figure]:
    """Hold what was played against what was promised."""
    found: list[Figure] = []
    for corner in dict.fromkeys(one.corner for one in years):
        of = {one.policy: one.outcome for one in years if one.corner == corner}
        ours, everything, simple = of["ours"], of["push everything"], of["only on the last day"]
        if corner == Corner():
            found += [
                least(
                    GOAL, "on time, of what pushing everything brings", ours.share / everything.share, SHARE
                ),
                most(
                    GOAL, "counted messages, of pushing everything", ours.counted / everything.counted, COST
                ),
                most(
                    GOAL, "counted messages in the dearest month", ours.highest_month, FREE_PLAN, "messages"
                ),
            ]
        found.append(
            least(GOAL, f"on time, of the last-day rule's, {corner.name}", ours.share / simple.share, 1)
        )
        wrong = ours.nights + ours.stale + ours.double + ours.over_quota
        found.append(
            most(GOAL, f"night, stale, double or over the quota, {corner.name}", wrong, 0, "messages")
        )
    return [*found, most(GOAL, "Brier score, of the person's average's", brier.forecast / brier.average, 1)]


def _rows(years: Sequence[Played]) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for one in years:
        of = one.outcome
        everything = next(
            y.outcome for y in years if y.corner == one.corner and y.policy == "push everything"
        )
        part = f"{of.counted / max(everything.counted, 1):.0%}"
        found.append((
            one.corner.name, one.provinces, one.policy, f"{of.share:.1%} of {of.rounds:,}", f"{of.counted:,}", part,
            of.highest_month, of.rides, of.nights, of.stale, of.double,
        ))  # fmt: skip
    return found


def _reasons(years: Sequence[Played]) -> str:
    """Say what ours used its counted messages for, in the middle."""
    [ours] = [one.outcome for one in years if one.policy == "ours" and one.corner == Corner()]
    total = max(sum(ours.reasons.values()), 1)
    dearest = sorted(ours.reasons.items(), key=lambda one: (-one[1], one[0]))
    return "Ours used its counted messages for: " + ", ".join(
        f"{name} {count:,} ({count / total:.0%})" for name, count in dearest
    )


def _words(brier: Brier) -> str:
    verdict = "so it is kept" if brier.is_kept else "so it is NOT worth keeping"
    return (
        f"Who writes on which day, learned in eight weeks and judged on {brier.days:,} days of people after them: Brier score "
        f"{brier.forecast:.4f} by weekday and hour, {brier.average:.4f} by the person's average; {verdict}"
    )
