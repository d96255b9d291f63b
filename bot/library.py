"""Keep the applied packs and forms in memory, and read them again when a pack was applied."""

import threading
import time

from engine.forms.storing import from_dict
from engine.obligations.storing import from_json
from handlers.desk import Library
from models import packs
from models.database import Database

LOOK_AGAIN_S = 2.0


class Shelf:
    """Lend the library; it is immutable and replaced as a whole."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._library: Library | None = None
        self._looked_at = 0.0
        self._lock = threading.Lock()

    def library(self) -> Library:
        """Return the library, at most two seconds old."""
        known = self._library
        if known is not None and time.monotonic() - self._looked_at < LOOK_AGAIN_S:
            return known
        with self._lock:
            return self._look()

    def _look(self) -> Library:
        with self._database.reading() as connection:
            stamp = packs.stamp(connection)
            if self._library is None or self._library.stamp != stamp:
                programmes = {one.id: one for one in map(from_json, packs.packs(connection))}
                rows = packs.forms(connection)
                forms = {(row.programme, row.name, row.digest): from_dict(row.body) for row in rows}
                current = {(row.programme, row.name): row.digest for row in rows if row.is_current}
                self._library = Library(stamp, programmes, forms, current)
        self._looked_at = time.monotonic()
        return self._library
