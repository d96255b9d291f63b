"""Put the front of the web process together: what answers webhooks and health checks, and nothing more.

The rear, which decides and replies, is built at the first event or two seconds after the start, whichever comes first:
its imports cost more than everything here, and the first webhook after a sleep has two seconds.
"""

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.clock import machine_ms
from bot.config import Settings
from bot.pool import Pool
from bot.recorder import Recorder
from bot.tasks import Tasks
from models.database import Database
from models.inbox import Waiting
from models.sealing import Keyring
from models.vault import Vault

if TYPE_CHECKING:
    from bot.wiring import Core, Rear


@dataclass(slots=True)
class Front:
    """What the web process holds from its first moment."""

    settings: Settings
    database: Database
    vault: Vault
    tasks: Tasks
    recorder: Recorder
    pool: Pool = field(init=False)
    is_warm: bool = False
    _rear: "Rear | None" = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def core(self) -> "Core":
        """Return what every process shares."""
        return self.rear().core

    def rear(self) -> "Rear":
        """Return the part that decides and replies, built at the first call."""
        if self._rear is None:
            with self._lock:
                if self._rear is None:
                    from bot.wiring import rear  # noqa: PLC0415 - a quarter of a second that the first 200 need not wait for

                    self._rear = rear(self.settings, self.database, self.vault, self.tasks)
        return self._rear

    def warm(self) -> None:
        """Read and import what the first answer needs, once."""
        if not self.is_warm:
            self.core.gateway.warm()
            self.core.shelf.library()
            self.tasks.client()
            self.is_warm = True

    def stop(self) -> None:
        """Take no further work: the process is about to end."""
        self.pool.stop()
        if self._rear is not None:
            self._rear.delivery.stop()

    def handle(self, row: Waiting, owner: str) -> None:
        """Handle one event of the inbox."""
        self.rear().dispatcher.handle(row, owner)

    def recover(self, mailbox: str) -> None:
        """Send the replies that a process of our name had committed for a mailbox when it died."""
        self.rear().delivery.catch_up(mailbox.partition(":")[2], before_ms=machine_ms())


def front(settings: Settings) -> Front:
    """Make the front; its threads start here, so call it after the fork."""
    database = Database(settings.database_url)
    vault = Vault(Keyring(settings.field_keys))
    made = Front(settings, database, vault, Tasks(settings, database), Recorder(database, vault))
    made.pool = Pool(database, made.handle, made.recover, process=f"web-{settings.process_name}")
    return made
