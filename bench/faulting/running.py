"""Let a crowd write while blows fall, spread over the time that it writes."""

import time
from collections.abc import Sequence

from bench.contenders import OURS
from bench.faulting.aftermath import Aftermath, Crowd, look, wait_until_quiet
from bench.faulting.blows import Blow
from bench.faulting.town import Town
from bench.load import Job
from bench.sending import Sending
from bot.clock import machine_ms
from models.database import Database

DEADLINE_S = 60.0


def struck(town: Town, crowd: Crowd, blows: Sequence[Blow], *, first: int = 1) -> Aftermath:
    """Send the crowd's events through the blows, numbered from `first`; return what is left of them."""
    town.stops_s.clear()
    since_ms = machine_ms()
    sending = Sending(_job(crowd, town.port, first))
    began, every_s = time.monotonic(), crowd.events / crowd.rate / (len(blows) + 1)
    for number, blow in enumerate(blows, 1):
        time.sleep(max(0.0, began + number * every_s - time.monotonic()))
        blow(town)
    told = sending.told(crowd.events / crowd.rate + 3 * DEADLINE_S)
    database = Database(town.url)
    wait_until_quiet(database)
    try:
        return look(database, town.line, told, since_ms=since_ms, stops_s=tuple(town.stops_s))
    finally:
        database.close()


def _job(crowd: Crowd, port: int, first: int) -> Job:
    return Job(
        port, OURS.path, first=first, count=crowd.events, rate=crowd.rate, people=crowd.people, connections=64,
        doubles=0.02, late=0.03, redelivers_s=1.0, deadline_s=DEADLINE_S,
    )  # fmt: skip
