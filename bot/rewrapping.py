"""Wrap every personal key anew with the first FIELD_KEY, step by step; begun again, it goes on with what is left."""

from collections import Counter
from collections.abc import Iterator

from bot.wiring import Core
from models import rewrapping
from models.rewrapping import BROKEN, Step


class NotYet(Exception):
    """Something is still wrapped by a key that is to go; the text says what and the cure."""

    retryable = False


def counted(core: Core) -> Counter[int]:
    """Count the keys by the FIELD_KEY that wraps them."""
    with core.database.reading() as connection:
        return rewrapping.count(connection, core.vault.keyring)


def rotate(core: Core) -> Iterator[Step]:
    """Wrap anew, each step in a transaction of its own; yield after each."""
    last = ""
    while True:
        with core.database.writing() as connection:
            done = rewrapping.step(connection, core.vault.keyring, last)
        yield done
        last = done.last
        if not last:
            return


def retired(core: Core) -> str:
    """Return the FIELD_KEY that is enough once everything is wrapped by the first: it opens nothing with the older ones."""
    found = counted(core)
    old, broken = sum(count for place, count in found.items() if place > 0), found[BROKEN]
    if old or broken:
        raise NotYet(
            f"{old} keys are wrapped by an older FIELD_KEY, {broken} open with none: `flask ops keys rotate`"
        )
    return f"{core.settings.field_keys[0]},{core.vault.keyring.retired()}"
