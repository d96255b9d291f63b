"""Follow what other processes erase: a key that was destroyed is not to live on in the memory of this one."""

from datetime import datetime
from typing import TYPE_CHECKING

from models import people

if TYPE_CHECKING:
    from bot.wiring import Core


class Erasures:
    """Remember up to which erasure this process has forgotten what it knew."""

    def __init__(self, core: "Core") -> None:
        self._core = core
        self._last: datetime | None = None

    def follow(self) -> bool:
        """Forget every key that is remembered when somebody was erased since the last look; say whether it was so."""
        with self._core.database.reading() as connection:
            latest = people.latest_erasure(connection)
        is_new = latest is not None and latest != self._last
        if is_new:
            self._core.vault.empty()
            self._last = latest
        return is_new
