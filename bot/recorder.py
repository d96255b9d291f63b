"""Write inbox rows with one writer thread and group commit: many webhooks share one commit, each waits for its own.

The 200 goes out only after the commit that holds the event. When the database does not answer in time the webhook is
refused with 503 and LINE sends it again.
"""

import queue
import threading
import time
from collections.abc import Mapping, Sequence

from bot.envelopes import Envelope
from models import inbox
from models.database import Database
from models.sealing import Key
from models.vault import Vault

BATCH = 200
WAIT_S = 1.6
# While webhooks come faster than commits, a short wait puts more of them into one; alone, nobody waits.
LINGER_S = 0.002


class NotRecorded(Exception):
    """The rows could not be committed in time."""

    retryable = True


class Slip:
    """One webhook's place in the line; the writer opens it when its rows are committed or lost.

    A bare lock and not a Future: a Future costs more than the rest of the waiting.
    """

    __slots__ = ("_opened", "envelopes", "error", "mailboxes", "now_ms")

    def __init__(self, envelopes: Sequence[Envelope], now_ms: int) -> None:
        self.envelopes = envelopes
        self.now_ms = now_ms
        self.mailboxes: list[str] = []
        self.error: Exception | None = None
        self._opened = threading.Lock()
        self._opened.acquire()

    def open(self, mailboxes: list[str], error: Exception | None = None) -> None:
        """Tell the waiting webhook how it went."""
        self.mailboxes, self.error = mailboxes, error
        self._opened.release()

    def wait(self) -> list[str]:
        """Return the mailboxes once the rows are committed."""
        if not self._opened.acquire(timeout=WAIT_S) or self.error is not None:
            raise NotRecorded from self.error
        return self.mailboxes


class Recorder:
    """Take envelopes from request threads, commit them in groups."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault
        self._waiting: queue.SimpleQueue[Slip] = queue.SimpleQueue()
        threading.Thread(target=self._run, name="recorder", daemon=True).start()

    def record(self, envelopes: Sequence[Envelope], now_ms: int) -> list[str]:
        """Return the mailboxes of these events once they are committed."""
        slip = Slip(envelopes, now_ms)
        self._waiting.put(slip)
        return slip.wait()

    def _run(self) -> None:
        is_crowded = False
        while True:
            group = [self._waiting.get()]
            if is_crowded:
                time.sleep(LINGER_S)
            while len(group) < BATCH and not self._waiting.empty():
                group.append(self._waiting.get())
            is_crowded = len(group) > 1
            try:
                mailboxes = store(
                    self._database, self._vault, [(slip.envelopes, slip.now_ms) for slip in group]
                )
            except Exception as error:  # noqa: BLE001 - each waiting webhook must hear it
                for slip in group:
                    slip.open([], error)
                continue
            for slip, names in zip(group, mailboxes, strict=True):
                slip.open(names)


def store(
    database: Database, vault: Vault, group: Sequence[tuple[Sequence[Envelope], int]]
) -> list[list[str]]:
    """Commit the events of some webhooks, each with when it came; return the mailboxes of each."""
    hashes = {
        (e.kind, e.speaker): vault.keyring.hash(e.kind, e.speaker)
        for envelopes, _ in group
        for e in envelopes
    }
    owners = {names: f"{names[0]}:{hashed}" for names, hashed in hashes.items()}
    with database.writing() as connection:
        keys = vault.keys(connection, owners.values())
        rows = [
            _row(e, owners[e.kind, e.speaker], keys, now_ms) for envelopes, now_ms in group for e in envelopes
        ]
        inbox.store(connection, rows)
    return [sorted({owners[e.kind, e.speaker] for e in envelopes}) for envelopes, _ in group]


def _row(e: Envelope, mailbox: str, keys: Mapping[str, Key], now_ms: int) -> dict[str, object]:
    return {
        "event_id": e.event_id,
        "mailbox": mailbox,
        "at_ms": e.at_ms,
        "received_ms": now_ms,
        "body": keys[mailbox].seal(e.raw),
        "state": inbox.OPEN,
        "tries": 0,
        "next_try_ms": 0,
    }
