"""Start the stand-in: `python -m simulator.sheets --port 8011`."""

import argparse
import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from werkzeug.serving import make_server

from simulator.sheets import accounts
from simulator.sheets.app import build, furnish
from simulator.sheets.memory import Memory
from simulator.sheets.world import World


def main() -> None:
    """Serve on loopback until somebody ends the process."""
    asked = _arguments()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server = make_server("127.0.0.1", asked.port, lambda *_: [], threaded=True)
    base = f"http://127.0.0.1:{server.server_port}"
    world = World(accounts.load(asked.account, base))
    world.faults.writes_per_minute = asked.writes_per_minute
    with _remembered(world, asked.state):
        furnish(world)
        server.app = build(world)
        sys.stdout.write(f"listening on {base}\n")
        sys.stdout.flush()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            server.server_close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator.sheets", description=__doc__)
    parser.add_argument("--port", type=int, default=8011, help="0 takes a free one")
    parser.add_argument("--state", type=Path, help="JSON file that survives a restart")
    parser.add_argument("--account", type=Path, help="service-account JSON, made when missing")
    parser.add_argument("--writes-per-minute", type=int, help="Google's is 60; none by default")
    return parser.parse_args()


@contextmanager
def _remembered(world: World, path: Path | None) -> Iterator[None]:
    if path is None:
        yield
        return
    memory, over = Memory(path), Event()
    memory.recall(world.shelf)

    def keep_saving() -> None:
        while not over.wait(0.5):
            memory.save(world.shelf)

    Thread(target=keep_saving, daemon=True).start()
    try:
        yield
    finally:
        over.set()
        memory.save(world.shelf)


if __name__ == "__main__":
    main()
