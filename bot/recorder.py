"""Write inbox rows with one writer thread and group commit: many webhooks share one commit, each waits for its own.

The 200 goes out only after the commit that holds the event. When the database does not answer in time the webhook is
refused with 503 and LINE sends it again.
"""

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future

from bot.envelopes import Envelope
from models import inbox
from models.database import Database
from models.vault import Vault

BATCH = 200
WAIT_S = 1.6


class NotRecorded(Exception):
    """The rows could not be committed in time."""

    retryable = True


class Recorder:
    """Take envelopes from request threads, commit them in groups."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault
        self._waiting: queue.SimpleQueue[tuple[Sequence[Envelope], int, Future[list[str]]]] = (
            queue.SimpleQueue()
        )
        threading.Thread(target=self._run, name="recorder", daemon=True).start()

    def record(self, envelopes: Sequence[Envelope], now_ms: int) -> list[str]:
        """Return the mailboxes of these events once they are committed."""
        done: Future[list[str]] = Future()
        self._waiting.put((envelopes, now_ms, done))
        try:
            return done.result(timeout=WAIT_S)
        except Exception as error:
            raise NotRecorded from error

    def _run(self) -> None:
        while True:
            group = [self._waiting.get()]
            while len(group) < BATCH and not self._waiting.empty():
                group.append(self._waiting.get())
            try:
                mailboxes = self._commit([(envelopes, now_ms) for envelopes, now_ms, _ in group])
            except Exception as error:  # noqa: BLE001 - each waiting webhook must hear it
                for _, _, done in group:
                    done.set_exception(error)
                continue
            for (_, _, done), names in zip(group, mailboxes, strict=True):
                done.set_result(names)

    def _commit(self, group: Sequence[tuple[Sequence[Envelope], int]]) -> list[list[str]]:
        ring = self._vault.keyring
        hashes = {
            (e.kind, e.speaker): ring.hash(e.kind, e.speaker) for envelopes, _ in group for e in envelopes
        }
        with self._database.writing() as connection:
            owners = {names: f"{names[0]}:{hashed}" for names, hashed in hashes.items()}
            keys = self._vault.keys(connection, owners.values())
            rows = [
                {
                    "event_id": e.event_id,
                    "mailbox": owners[e.kind, e.speaker],
                    "at_ms": e.at_ms,
                    "received_ms": now_ms,
                    "body": keys[owners[e.kind, e.speaker]].seal(e.raw),
                    "state": inbox.OPEN,
                    "tries": 0,
                    "next_try_ms": 0,
                }
                for envelopes, now_ms in group
                for e in envelopes
            ]
            inbox.store(connection, rows)
        return [sorted({owners[e.kind, e.speaker] for e in envelopes}) for envelopes, _ in group]
