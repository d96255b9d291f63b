"""Follow the local LINE's virtual clock in development: ask it once a second, store the distance in one row."""

from collections.abc import Callable

import urllib3

from bot.tasks import Tasks

TIMEOUT = urllib3.Timeout(connect=0.5, read=1.0)
SMALLEST_JUMP_MS = 200


def follower(tasks: Tasks, line_base: str) -> Callable[[], None]:
    """Return a beat that copies the local LINE's offset when it moved."""
    pool = urllib3.PoolManager(retries=False, timeout=TIMEOUT)
    known: list[int] = []

    def follow() -> None:
        try:
            answer = pool.request("GET", f"{line_base}/control/clock").json()
            offset_ms = round(float(answer["offset_seconds"]) * 1000)
        except (urllib3.exceptions.HTTPError, ValueError, KeyError, TypeError):
            return
        if not known or abs(known[0] - offset_ms) > SMALLEST_JUMP_MS:
            tasks.follow_clock(offset_ms)
            known[:] = [offset_ms]

    return follow
