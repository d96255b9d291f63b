"""Beat: APScheduler says "now" again and again; what is due is decided elsewhere, from rows.

APScheduler drops late jobs and hides the due time, so it decides nothing here.
"""

import logging
from collections.abc import Callable

from apscheduler.schedulers.blocking import BlockingScheduler

from bot.clock import Clock
from bot.tasks import Tasks

log = logging.getLogger("sanam.clock")


def run(tasks: Tasks, clock: Clock, *, beat_s: float, follow: Callable[[], None] | None = None) -> None:
    """Beat until the process is stopped."""
    scheduler = BlockingScheduler(
        timezone="Asia/Bangkok", job_defaults={"coalesce": True, "max_instances": 1}
    )
    # A beat that is still at work when the next one is due is no news: the one after it sees to everything.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    tasks.show_life("clock")
    always = {"trigger": "interval", "misfire_grace_time": None}
    if follow is not None:
        follow()
        scheduler.add_job(_quietly(follow, "clock_not_followed"), seconds=1, **always)
    scheduler.add_job(_quietly(lambda: tasks.beat(clock.now()), "beat_failed"), seconds=beat_s, **always)
    scheduler.add_job(_quietly(tasks.sweep, "sweep_failed"), seconds=5, **always)
    scheduler.add_job(_quietly(tasks.resume_silent, "resume_failed"), seconds=30, **always)
    scheduler.add_job(_quietly(lambda: tasks.show_life("clock"), "heartbeat_failed"), seconds=5, **always)
    scheduler.start()


def _quietly(act: Callable[[], object], event: str) -> Callable[[], None]:
    """Log a failing beat and let the next one try again."""

    def beat() -> None:
        try:
            act()
        except Exception:
            log.exception(event)

    return beat
