"""P8: how long from exec to the first 200, and how much memory, before and after traffic."""

from collections import defaultdict
from statistics import median

from bench import machine
from bench.contenders import ECHO, FLASK200, NAIVE, OURS, Contender
from bench.figures import Part, most
from bench.sending import send
from bench.stage import EMPTY, POSTGRES, SQLITE, Stage

ROUNDS = 4
FIELD: tuple[tuple[str, Contender, str], ...] = (
    ("flask200", FLASK200, ""),
    ("echo", ECHO, ""),
    ("naive, PostgreSQL", NAIVE, EMPTY),
    ("ours, PostgreSQL", OURS, POSTGRES),
    ("ours, SQLite", OURS, SQLITE),
)


def measure(stage: Stage) -> Part:
    """Start each a few times, interleaved, then load each once and look at its memory."""
    started: dict[str, list[float]] = defaultdict(list)
    urls = {name: stage.database(kind) if kind else "" for name, _, kind in FIELD}
    for _ in range(ROUNDS):
        for name, contender, _kind in FIELD:
            with stage.serving(contender, urls[name]) as server:
                started[name].append(server.started_s)
    middle = {name: median(times) for name, times in started.items()}
    memory = {name: _memory(stage, contender, urls[name]) for name, contender, _kind in FIELD}
    floor = middle["flask200"]
    figures = [
        most("P8", "exec to first 200 on PostgreSQL, to flask200", middle["ours, PostgreSQL"] / floor, 2.5),
        most("P8", "exec to first 200 on SQLite, to flask200", middle["ours, SQLite"] / floor, 2.5),
        most("P8", "slowest start of ours", max(started["ours, PostgreSQL"] + started["ours, SQLite"]), 3, "s"),
        most("P8", "web memory (PSS) at the first 200", memory["ours, PostgreSQL"][0], 75, "MiB"),
        most("P8", "web memory (PSS) after traffic", max(memory["ours, PostgreSQL"][1], memory["ours, SQLite"][1]), 150, "MiB"),
    ]  # fmt: skip
    rows: list[tuple[object, ...]] = [
        (
            name,
            round(middle[name] * 1000),
            f"{middle[name] / floor:.2f}",
            *(round(mib) for mib in memory[name]),
        )
        for name, _, _kind in FIELD
    ]
    head = ("contender", "first 200 after ms", "x flask200", "PSS MiB then", "PSS MiB after traffic")
    return Part("Cold start and memory", figures, head, rows)


def _memory(stage: Stage, contender: Contender, url: str) -> tuple[float, float]:
    with stage.serving(contender, url) as server:
        at_first = machine.pss_mib(server.child.pid)
        server.settle()
        told = send(server.job(count=400, rate=100))
        stage.line.wait_for(told.ok if contender is not FLASK200 else 0, 15)
        return at_first, machine.pss_mib(server.child.pid)
