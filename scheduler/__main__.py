"""Run the clock: `python -m scheduler`."""

import signal
import sys
from types import FrameType

from bot import config
from bot.logs import configure
from bot.tasks import opened
from scheduler.beats import run
from scheduler.following import follower

BEAT_S = 5.0
QUICK_BEAT_S = 1.0


def main() -> None:
    """Beat until told to stop; in development follow the local LINE's clock."""
    settings = config.load()
    configure(settings)
    tasks, clock = opened(settings)
    signal.signal(signal.SIGTERM, _stop)
    follow = follower(tasks, settings.line_api_base) if settings.is_development else None
    run(tasks, clock, beat_s=QUICK_BEAT_S if follow else BEAT_S, follow=follow)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    main()
