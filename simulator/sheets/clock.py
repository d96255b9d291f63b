"""The stand-in's own machine time: tokens, quotas and the log count in it."""

import time


def now() -> float:
    """Return seconds since 1970."""
    return time.time()


def pause(seconds: float) -> None:
    """Hold this request up."""
    time.sleep(seconds)
