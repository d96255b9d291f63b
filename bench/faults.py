"""Strike each process and each neighbour once while people write: what was lost, doubled, overtaken or late."""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bench import contenders, sheets
from bench.faulting import blows
from bench.faulting.aftermath import Aftermath, Crowd
from bench.faulting.blows import Blow
from bench.faulting.google import Survived, survived
from bench.faulting.running import struck
from bench.faulting.town import town
from bench.figures import Figure, Part, least, most
from bench.stage import POSTGRES, SQLITE, Stage
from bot import config, wiring

GOAL: Final = "P4"
IN_TIME, STOPS_WITHIN_S = 0.99, 10.0
HEAD: Final = (
    "what happens", "database", "events", "not taken", "lost", "doubled", "overtaken", "in the token's life",
    "slowest answer s", "stopped within s", "an admin reads",
)  # fmt: skip
Row = tuple[str, str, Aftermath]


def measure(stage: Stage) -> Part:
    """Let every blow fall while events of its own come in; `SANAM_FAULTS_EVENTS` and `SANAM_FAULTS_RATE` make the runs longer."""
    rows, google = list(_runs(stage)), _google(stage)
    words = "Lost and doubled are counted at LINE's own book; a doubled one is a second answer, or a push after one; at Google in the cells of the spreadsheet"
    lines = [*(_line(row) for row in rows), *(_written(one) for one in google)]
    return Part("Faults", [*_figures(rows), *_figures_of_google(google)], HEAD, lines, words)


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
        f"{max(after.stops_s):.1f}" if after.stops_s else "", "",
    )  # fmt: skip


def _google(stage: Stage) -> list[Survived]:
    """Let a pass over a spreadsheet meet every trouble at Google, in this process."""
    with sheets.stand_in(stage) as base:
        told = {
            **contenders.settings(stage.database(SQLITE), stage.line.base),
            **sheets.opened(base, "drill"),
        }
        core = wiring.core(config.load(told))

        def control(path: str, body: Any) -> Any:
            address = f"{base}/control/{path}"
            return sheets.get(address) if body is None else sheets.post(address, body)

        try:
            return list(survived(core, control, "drill"))
        finally:
            core.database.close()


def _written(one: Survived) -> tuple[object, ...]:
    return one.name, SQLITE, one.reports, 0, one.lost + one.owed, one.doubled, "", "", "", "", one.reason


def _figures_of_google(rows: list[Survived]) -> list[Figure]:
    return [
        most(GOAL, "Google: reports lost or not as they are", sum(one.lost + one.owed for one in rows), 0, "reports"),
        most(GOAL, "Google: rows that stand twice", sum(one.doubled for one in rows), 0, "rows"),
        most(GOAL, "Google: cells of ours taken for a person's", sum(one.mistaken for one in rows), 0, "cells"),
        least(GOAL, "Google: troubles of which an admin reads why", sum(bool(one.cure) for one in rows), len(rows) - 1, "of all"),
    ]  # fmt: skip


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
