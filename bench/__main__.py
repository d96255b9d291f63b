"""`python -m bench [part …]`: run the benchmarks, print and keep the table; exit 1 when a goal is missed."""

import sys
import time
from collections.abc import Callable

from bench import (
    acks,
    answers,
    awkward,
    boards,
    cold,
    expressions,
    faults,
    filling,
    machine,
    obligations,
    outbound,
    phones,
    places,
    planning,
    reminders,
    report,
    roster,
    sheets,
    steady,
    ticking,
)
from bench.figures import MISSED, Part
from bench.stage import Stage, stage

PARTS: dict[str, Callable[[Stage], Part]] = {
    "acks": acks.measure,
    "steady": steady.measure,
    "answers": answers.measure,
    "outbound": outbound.measure,
    "cold": cold.measure,
    "awkward": awkward.measure,
    "faults": faults.measure,
    "phones": phones.measure,
    "filling": filling.measure,
    "expressions": expressions.measure,
    "places": places.measure,
    "obligations": obligations.measure,
    "roster": roster.measure,
    "ticking": ticking.measure,
    "boards": boards.measure,
    "sheets": sheets.measure,
    "planning": planning.measure,
    "reminders": reminders.measure,
}


def main(wanted: list[str]) -> int:
    """Run the wanted parts, all without a name."""
    if unknown := set(wanted) - set(PARTS):
        print(f"unknown: {', '.join(sorted(unknown))}; parts are {', '.join(PARTS)}")
        return 2
    began = time.monotonic()
    parts: list[Part] = []
    others: list[float] = []
    with stage() as ready:
        for name in wanted or PARTS:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            others.append(machine.busy_with_others())
            parts.append(PARTS[name](ready))
    if wanted:
        print("\n\n".join(report.table(part.head, part.rows) + "\n" + part.words for part in parts))
    else:
        print(report.write(parts, time.monotonic() - began, others))
    missed = [figure for part in parts for figure in part.figures if figure.verdict == MISSED]
    for figure in missed:
        print(f"MISSED {figure.goal}: {figure.what}: {figure.measured}, wanted {figure.wanted}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
