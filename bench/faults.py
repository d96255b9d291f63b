"""Strike each process and each neighbour once while people write: what was lost, doubled, overtaken or late."""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import Final

from bench.faulting import blows
from bench.faulting.aftermath import Aftermath, Crowd
from bench.faulting.blows import Blow
from bench.faulting.running import struck
from bench.faulting.town import town
from bench.figures import Figure, Part, least, most
from bench.stage import POSTGRES, SQLITE, Stage

GOAL: Final = "P4"
IN_TIME, STOPS_WITHIN_S = 0.99, 10.0
HEAD: Final = (
    "what happens", "database", "events", "not taken", "lost", "doubled", "overtaken", "in the token's life",
    "slowest answer s", "stopped within s",
)  # fmt: skip
Row = tuple[str, str, Aftermath]


def measure(stage: Stage) -> Part:
    """Let every blow fall while events of its own come in; `SANAM_FAULTS_EVENTS` and `SANAM_FAULTS_RATE` make the runs longer."""
    rows = list(_runs(stage))
    words = "Lost and doubled are counted at LINE's own book; a doubled one is a second answer, or a push after one"
    return Part("Faults", _figures(rows), HEAD, [_line(row) for row in rows], words)


def _runs(stage: Stage) -> Iterator[Row]:
    events, rate = (
        int(os.environ.get(f"SANAM_FAULTS_{name}", most)) for name, most in (("EVENTS", 400), ("RATE", 40))
    )
    crowd = Crowd(events, people=max(5, events // 6), rate=rate)
    for kind, wanted in (
        (POSTGRES, {**blows.ANYWHERE, **blows.ON_POSTGRES}), (SQLITE, {**blows.ON_SQLITE, "web killed": blows.ANYWHERE["web killed"]}),
    ):  # fmt: skip
        yield from _on(stage, kind, wanted, crowd)


def _on(stage: Stage, kind: str, wanted: Mapping[str, Blow], crowd: Crowd) -> Iterator[Row]:
    """Let one running product take all blows, each with events of its own."""
    folder = stage.folder / f"faults-{kind}"
    folder.mkdir(exist_ok=True)
    server = stage.pg.server if kind == POSTGRES else None
    with town(stage.database(kind), stage.line, folder, server=server) as here:
        for number, (name, blow) in enumerate(wanted.items()):
            print(f"  {name} …", file=sys.stderr, flush=True)
            yield name, kind, struck(here, crowd, [blow], first=1 + number * crowd.events)


def _line(row: Row) -> tuple[object, ...]:
    name, kind, after = row
    return (
        name, kind, len(after.events), len(after.untaken), len(after.lost), len(after.doubled) + after.pushes,
        _overtaken(after), f"{after.in_time * 100:.1f} %", f"{max(after.ages_s, default=0):.1f}",
        f"{max(after.stops_s):.1f}" if after.stops_s else "",
    )  # fmt: skip


def _overtaken(after: Aftermath) -> int:
    return len(after.overtaken("handled")) + len(after.overtaken("answered"))


def _figures(rows: list[Row]) -> list[Figure]:
    afters = [after for _, _, after in rows]
    return [
        most(GOAL, "events not taken, all faults together", sum(len(one.untaken) for one in afters), 0, "events"),
        most(GOAL, "lost", sum(len(one.lost) for one in afters), 0, "events"),
        most(GOAL, "doubled", sum(len(one.doubled) + one.pushes for one in afters), 0, "events"),
        most(GOAL, "overtaken", sum(map(_overtaken, afters)), 0, "events"),
        least(GOAL, "answered within the token's life, worst fault", min(one.in_time for one in afters), IN_TIME, "of all"),
        most(GOAL, "slowest stop", max(stop for one in afters for stop in one.stops_s), STOPS_WITHIN_S, "s"),
    ]  # fmt: skip
