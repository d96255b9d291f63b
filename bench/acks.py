"""P1: how many webhooks a second each contender answers, and what one costs it. Ours commits first and has its pool held."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from bench import machine
from bench.contenders import ECHO, FLASK200, NAIVE, OURS_HELD, Contender
from bench.figures import Part, least, most
from bench.load import percentile
from bench.sending import send
from bench.stage import EMPTY, POSTGRES, SQLITE, Stage

ROUNDS = 3
SECONDS = 3.5
WARM_S = 1.0
FIELD: tuple[tuple[str, Contender, str], ...] = (
    ("flask200", FLASK200, ""),
    ("echo", ECHO, ""),
    ("ours, PostgreSQL", OURS_HELD, POSTGRES),
    ("ours, SQLite", OURS_HELD, SQLITE),
    ("naive, PostgreSQL", NAIVE, EMPTY),
    ("naive, SQLite", NAIVE, "sqlite, empty"),
)


@dataclass(frozen=True, slots=True)
class Round:
    """One contender's one round."""

    rate: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    wrong: int


def measure(stage: Stage) -> Part:
    """Run the rounds, contenders interleaved; take medians."""
    rounds: dict[str, list[Round]] = defaultdict(list)
    for _ in range(ROUNDS):
        for name, contender, kind in FIELD:
            rounds[name].append(_round(stage, contender, kind))
    middle = {name: _middle(those) for name, those in rounds.items()}
    echo, pg, sqlite = middle["echo"], middle["ours, PostgreSQL"], middle["ours, SQLite"]
    figures = [
        least("P1", "durable 200s/s on PostgreSQL, to the official echo", pg.rate / echo.rate, 1.5),
        least("P1", "durable 200s/s on SQLite, synchronous=FULL, to the official echo", sqlite.rate / echo.rate, 2),
        least("P1", "on PostgreSQL, to the naive bot", pg.rate / middle["naive, PostgreSQL"].rate, 4),
        most("P1", "app CPU of a 200 on PostgreSQL, to the official echo", pg.cpu_ms / echo.cpu_ms, 0.6),
        most("P1", "app CPU of a 200 on SQLite, to the official echo", sqlite.cpu_ms / echo.cpu_ms, 0.6),
    ]  # fmt: skip
    head = ("contender", "200s/s", "x echo", "p50 ms", "p99 ms", "app CPU ms", "rounds' 200s/s", "not 200")
    return Part("Webhooks answered, closed loop of 16 connections", figures, head, _rows(rounds, middle))


def _rows(rounds: dict[str, list[Round]], middle: dict[str, Round]) -> list[tuple[object, ...]]:
    echo = middle["echo"].rate
    return [
        (
            name,
            round(one.rate),
            f"{one.rate / echo:.2f}",
            f"{one.p50_ms:.1f}",
            f"{one.p99_ms:.1f}",
            f"{one.cpu_ms:.2f}",
            " ".join(str(round(each.rate)) for each in rounds[name]),
            one.wrong,
        )
        for name, one in middle.items()
    ]


def _round(stage: Stage, contender: Contender, kind: str) -> Round:
    url = "" if not kind else stage.database(kind)
    with stage.serving(contender, url) as server:
        server.settle()
        warmed = send(server.job(seconds=WARM_S)).sent
        before_s = machine.cpu_s(server.child.pid)
        told = send(server.job(seconds=SECONDS, first=warmed + 1000))
        spent_ms = (machine.cpu_s(server.child.pid) - before_s) * 1000
    p50, p99 = percentile(told.times_ms, 0.5), percentile(told.times_ms, 0.99)
    return Round(told.rate, p50, p99, spent_ms / max(1, told.ok), told.sent - told.ok)


def _middle(rounds: list[Round]) -> Round:
    return Round(
        median(one.rate for one in rounds),
        median(one.p50_ms for one in rounds),
        median(one.p99_ms for one in rounds),
        median(one.cpu_ms for one in rounds),
        sum(one.wrong for one in rounds),
    )
