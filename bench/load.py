"""`python -m bench.load`: send signed webhooks from a process of its own; a job in (JSON), what happened out (JSON).

Closed loop: each connection sends as soon as it has its answer. Open loop: each event has a planned moment, and its time
counts from there, so a server that falls behind cannot hide it. A client gives up after two seconds, as LINE does, and
what was not answered 200 is sent again when the job says so.
"""

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Coroutine
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any

from bench import webhooks
from bench.wire import Wires

OK = 200
AGAIN_S = (0.05, 0.5)


@dataclass(frozen=True, slots=True)
class Job:
    """What to send: `rate` 0 is a closed loop; `people` few makes them busy."""

    port: int
    path: str
    first: int = 0
    count: int = 0
    seconds: float = 0
    connections: int = 16
    rate: float = 0
    people: int = 200
    doubles: float = 0
    late: float = 0
    late_s: float = 0.3
    redelivers_s: float = 0
    deadline_s: float = 60
    patience_s: float = 2.0
    seed: int = 1


@dataclass(slots=True)
class Told:
    """What happened: statuses counted, times in ms, when each event was planned (ns), what was never taken."""

    seconds: float = 0
    statuses: dict[str, int] = field(default_factory=dict)
    times_ms: list[float] = field(default_factory=list)
    planned_ns: dict[int, int] = field(default_factory=dict)
    untaken: list[int] = field(default_factory=list)
    sent: int = 0

    @property
    def ok(self) -> int:
        """Return how many webhooks were answered 200."""
        return self.statuses.get(str(OK), 0)

    @property
    def rate(self) -> float:
        """Return how many a second."""
        return self.ok / self.seconds if self.seconds else 0.0


class Generator:
    """One run of one job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.dice = Random(job.seed)
        self.wires = Wires(job.port, job.connections)
        self.counts: Counter[int] = Counter()
        self.told = Told()
        self.after: set[asyncio.Task[None]] = set()

    async def run(self) -> Told:
        """Send everything; return what happened."""
        began = time.monotonic()
        await (self._open() if self.job.rate else self._closed(began))
        self.told.seconds = time.monotonic() - began
        while self.after:
            await asyncio.wait(self.after)
        self.wires.close()
        self.told.statuses = {str(status): count for status, count in self.counts.items()}
        self.told.sent = self.counts.total()
        return self.told

    async def _closed(self, began: float) -> None:
        job = self.job
        numbers = iter(range(job.first, job.first + (job.count or 10**9)))

        async def one() -> None:
            for number in numbers:
                if job.seconds and time.monotonic() - began >= job.seconds:
                    return
                await self._send(number, time.monotonic_ns())

        await asyncio.gather(*(one() for _ in range(job.connections)))

    async def _open(self) -> None:
        job, began_ns = self.job, time.monotonic_ns()
        running: set[asyncio.Task[None]] = set()
        for index in range(job.count or int(job.rate * job.seconds)):
            planned_ns = began_ns + int(index * 1e9 / job.rate)
            if (wait_s := (planned_ns - time.monotonic_ns()) / 1e9) > 0:
                await asyncio.sleep(wait_s)
            running.add(task := asyncio.create_task(self._planned(job.first + index, planned_ns)))
            task.add_done_callback(running.discard)
        if running:
            await asyncio.wait(running)

    async def _planned(self, number: int, planned_ns: int) -> None:
        at_ms = time.time_ns() // 1_000_000
        if self.dice.random() < self.job.late:
            await asyncio.sleep(self.job.late_s)
            planned_ns += int(self.job.late_s * 1e9)
        await self._send(number, planned_ns, at_ms)

    async def _send(self, number: int, planned_ns: int, at_ms: int | None = None) -> None:
        at_ms = time.time_ns() // 1_000_000 if at_ms is None else at_ms
        self.told.planned_ns[number] = planned_ns
        status = await self._post(number, at_ms)
        self.told.times_ms.append((time.monotonic_ns() - planned_ns) / 1e6)
        if status != OK:
            self._later(self._redeliver(number, at_ms))
        elif self.dice.random() < self.job.doubles:
            self._later(self._repeat(number, at_ms))

    async def _post(self, number: int, at_ms: int, *, is_redelivery: bool = False) -> int:
        who = (number * 7919) % self.job.people
        event = webhooks.text_event(number, who, at_ms=at_ms, is_redelivery=is_redelivery)
        request = webhooks.request(self.job.path, webhooks.body([event]))
        status = await self.wires.ask(request, self.job.patience_s)
        self.counts[status] += 1
        return status

    async def _repeat(self, number: int, at_ms: int) -> None:
        await asyncio.sleep(self.dice.uniform(*AGAIN_S))
        await self._post(number, at_ms, is_redelivery=True)

    async def _redeliver(self, number: int, at_ms: int) -> None:
        end = time.monotonic() + self.job.deadline_s
        while self.job.redelivers_s and time.monotonic() < end:
            await asyncio.sleep(self.job.redelivers_s)
            if await self._post(number, at_ms, is_redelivery=True) == OK:
                return
        self.told.untaken.append(number)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self.after.add(task)
        task.add_done_callback(self.after.discard)


def percentile(times: list[float], share: float) -> float:
    """Return the time that this share of the times stays under."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")


def main() -> None:
    """Read a job, run it, tell."""
    job = Job(**json.load(sys.stdin))
    json.dump(asdict(asyncio.run(Generator(job).run())), sys.stdout)


if __name__ == "__main__":
    main()
