"""The pages for officers at 100,000 reports: how long the server is at each, for the one who sees the whole country."""

import time
from dataclasses import replace
from statistics import median
from types import SimpleNamespace
from typing import Any, Final, cast

from flask import Flask
from flask.testing import FlaskClient

from bench import nation
from bench.contenders import settings
from bench.figures import Figure, Part, most
from bench.stage import POSTGRES, SQLITE, Stage
from bot import config, wiring
from bot.clock import machine_ms
from bot.desks import desk_of
from bot.wiring import Core
from models import web_sessions
from web.boards import boards
from web.browsers import hashed
from web.pages import pages

GOAL: Final = "boards"
MARKETS, ROUNDS, LIMIT_MS = 9, 7, 200
COOKIE: Final = "c" * 32
PAGES: Final = (
    "", "/missing", "/missing?which=soon", "/missing?place=50", "/waiting", "/days?month=2022-06", "/days.ics", "/map",
    "/places/50", f"/programmes/{nation.PACK}", "/units/m-5007-0", "/reports/r-5007-0-0",
)  # fmt: skip


def measure(stage: Stage) -> Part:
    """Fill a country on each database and look at every page."""
    figures: list[Figure] = []
    rows: list[tuple[object, ...]] = []
    for kind in (SQLITE, POSTGRES):
        core = opened(stage.database(kind))
        try:
            for page, first, usual in looked_at(core):
                figures.append(most(GOAL, f"/board{page}, {kind}", usual, LIMIT_MS, "ms"))
                rows.append((kind, f"/board{page}", f"{first:.0f}", f"{usual:.0f}"))
        finally:
            core.database.close()
    return Part(
        "Pages for officers at 100,000 reports", figures, ("database", "page", "first ms", "median ms"), rows
    )


def opened(url: str) -> Core:
    """Open a database with the whole country in it, and a session of somebody who sees it."""
    core = wiring.core(config.load(dict(settings(url, "http://127.0.0.1:9"))))
    core = replace(core, clock=cast("Any", nation.Clock()))
    with core.database.writing() as connection:
        desk = desk_of(core, connection)
        person = nation.fill(core, desk, MARKETS)
        now_ms = machine_ms()
        web_sessions.begin(
            connection, session_id="s", cookie_hash=hashed(COOKIE), person_id=person, at=desk.now, now_ms=now_ms,
            until_ms=now_ms + 3_600_000,
        )  # fmt: skip
    if not core.database.is_sqlite:
        # What autovacuum does within a minute: indexes alone answer only where rows are known to be old.
        with core.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    return core


def looked_at(core: Core) -> list[tuple[str, float, float]]:
    """Return for each page how long its first look took, and its usual one, in milliseconds."""
    app = Flask("bench", static_folder=None)
    for blueprint in (pages, boards):
        app.register_blueprint(blueprint)
    app.extensions["sanam"] = SimpleNamespace(core=core)
    client = app.test_client()
    client.set_cookie("board", COOKIE, path="/board")
    _timed(client, "/waiting")
    return [
        (page, times[0], median(times))
        for page in PAGES
        for times in [[_timed(client, page) for _ in range(ROUNDS)]]
    ]


def _timed(client: FlaskClient, page: str) -> float:
    began = time.perf_counter()
    answer = client.get(f"/board{page}")
    took = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"/board{page} answered {answer.status_code}")
    return took
