"""Strike the bot while people write to it and LINE's API fails, and look at what became of every event."""

from collections.abc import Sequence
from pathlib import Path

from bench.faulting.aftermath import Aftermath, Crowd
from bench.faulting.blows import Blow
from bench.faulting.running import struck
from bench.faulting.town import town
from bench.line import Stub
from bench.stage import release
from tests.postgres import Server


def run(
    crowd: Crowd,
    url: str,
    line: Stub,
    folder: Path,
    blows: Sequence[Blow],
    *,
    server: Server | None,
    kinds: tuple[str, ...],
) -> Aftermath:
    """Send the crowd's events through the blows and a bad line; return what is left."""
    release(url)
    with town(url, line, folder, server=server, kinds=kinds) as here:
        line.switch(error_500=0.02, lost_answer=0.02, delay_ms=5)
        return struck(here, crowd, blows)
