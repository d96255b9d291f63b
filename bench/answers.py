"""P5: how long it takes from an event to LINE's receipt of the answer, everything durable on the way; and how a backlog drains."""

import time
from collections.abc import Mapping

from bench import webhooks
from bench.contenders import ECHO, OURS, OURS_HELD, Contender
from bench.figures import Figure, Part, most
from bench.load import percentile
from bench.sending import send
from bench.stage import POSTGRES, SQLITE, Stage

RATE = 100.0
SECONDS = 8.0
API_MS = 30
BACKLOG = 1500
DRAIN_S = 40.0


def measure(stage: Stage) -> Part:
    """Measure ours on both databases next to the echo, then the backlog."""
    rows: list[tuple[object, ...]] = []
    _pace(stage, ECHO, "", "echo", rows)
    pg = _pace(stage, OURS, POSTGRES, "ours, PostgreSQL", rows)
    sqlite = _pace(stage, OURS, SQLITE, "ours, SQLite", rows)
    figures: list[Figure] = []
    for name, times in (("PostgreSQL", pg), ("SQLite", sqlite)):
        figures.append(most("P5", f"event to answer at 100/s, {name}, p50", percentile(times, 0.5), 25, "ms"))
        figures.append(
            most("P5", f"event to answer at 100/s, {name}, p99", percentile(times, 0.99), 50, "ms")
        )
    head = ("contender", "events", "answered", "p50 ms", "p99 ms", "max ms")
    words = "; ".join(_drain(stage, kind) for kind in (POSTGRES, SQLITE))
    return Part(f"From event to answer at {RATE:g}/s, LINE's API at {API_MS} ms", figures, head, rows, words)


def _pace(stage: Stage, who: Contender, kind: str, name: str, rows: list[tuple[object, ...]]) -> list[float]:
    with stage.serving(who, stage.database(kind) if kind else "") as server:
        server.settle()
        stage.line.switch(delay_ms=API_MS)
        warmed = send(server.job(rate=RATE, seconds=3, connections=64, first=10**6))
        stage.line.wait_for(warmed.ok, 20)
        told = send(server.job(rate=RATE, seconds=SECONDS, connections=64))
        stage.line.wait_for(warmed.ok + told.ok, 20)
        times = _times(told.planned_ns, stage.line.book()["accepted"])
    shown = [
        f"{value:.1f}" for value in (percentile(times, 0.5), percentile(times, 0.99), max(times, default=0))
    ]
    rows.append((name, told.ok, len(times), *shown))
    return times if len(times) == told.ok else [float("nan")]


def _times(planned_ns: Mapping[int, int], accepted: list[tuple[str, str, int]]) -> list[float]:
    arrived = {webhooks.number_of(key): at_ns for kind, key, at_ns in accepted if kind == "reply"}
    return [(arrived[number] - at_ns) / 1e6 for number, at_ns in planned_ns.items() if number in arrived]


def _drain(stage: Stage, kind: str) -> str:
    """Let a backlog grow before a held pool, start again without the hold, and time the answers."""
    url = stage.database(kind)
    with stage.serving(OURS_HELD, url) as server:
        told = send(server.job(count=BACKLOG, seconds=20))
    with stage.serving(OURS, url):
        began = time.monotonic()
        stage.line.wait_for(told.ok, DRAIN_S)
        took_s, count = time.monotonic() - began, stage.line.count()
    return f"{kind}: a backlog of {told.ok} events drains at {count / took_s:.0f} a second"
