"""`python -m simulator`: serve the local LINE until it is interrupted."""

import signal
import sys
from threading import Event
from types import FrameType

from simulator.app import start
from simulator.settings import read


def main() -> None:
    """Serve, say where, and end quietly on a signal."""
    ended = Event()

    def end(_: int, __: FrameType | None) -> None:
        ended.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    local = start(read(sys.argv[1:]))
    sys.stdout.write(f"listening on {local.url}\n")
    sys.stdout.flush()
    ended.wait()
    local.stop()


if __name__ == "__main__":
    main()
