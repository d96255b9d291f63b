"""Lay sealed files where the settings say, a folder or a bucket, and read any part of them back.

The library is imported at the first use: a process that never touches a file never pays for it.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from obstore.store import ClientConfig, ObjectStore, RetryConfig


# Of one try, of all tries of one call: a piece of a file is small, and whoever wanted it tries again by a row.
CLIENT: "ClientConfig" = {"connect_timeout": "3s", "read_timeout": "10s", "timeout": "60s"}
RETRIES: "RetryConfig" = {"max_retries": 2, "retry_timeout": timedelta(seconds=20)}


class FilesDown(Exception):
    """The store does not answer, or not as it should."""

    retryable = True


class FileMissing(Exception):
    """There is no such file."""

    retryable = False


@dataclass(frozen=True, slots=True)
class Lying:
    """A file as it lies in the store."""

    place: str
    changed_at: datetime
    size: int


class Files:
    """One store of sealed files; safe for threads."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opened: ObjectStore | None = None
        self._lock = threading.Lock()

    def put(self, place: str, file: Path) -> None:
        """Lay a file there, whole or not at all."""
        import obstore  # noqa: PLC0415 - as above

        try:
            obstore.put(self._store(), place, file)
        except (OSError, obstore.exceptions.BaseError) as error:
            raise FilesDown(type(error).__name__) from error

    def read(self, place: str, start: int, end: int) -> bytes:
        """Return the bytes of a file from `start` up to `end`."""
        import obstore  # noqa: PLC0415 - as above

        try:
            return obstore.get_range(self._store(), place, start=start, end=end).to_bytes()
        except FileNotFoundError as error:
            raise FileMissing from error
        except (OSError, obstore.exceptions.BaseError) as error:
            raise FilesDown(type(error).__name__) from error

    def delete(self, place: str) -> None:
        """Delete a file; one that is not there is deleted already."""
        import obstore  # noqa: PLC0415 - as above

        try:
            obstore.delete(self._store(), place)
        except FileNotFoundError:
            return
        except (OSError, obstore.exceptions.BaseError) as error:
            raise FilesDown(type(error).__name__) from error

    def all(self) -> Iterator[Lying]:
        """Yield every file that lies in the store."""
        import obstore  # noqa: PLC0415 - as above

        try:
            for batch in obstore.list(self._store()):
                yield from (Lying(one["path"], one["last_modified"], one["size"]) for one in batch)
        except (OSError, obstore.exceptions.BaseError) as error:
            raise FilesDown(type(error).__name__) from error

    def _store(self) -> "ObjectStore":
        if self._opened is None:
            with self._lock:
                self._opened = self._opened or _open(self._address)
        return self._opened


def _open(address: str) -> "ObjectStore":
    """Open the store; a bucket's credentials come from the environment."""
    from obstore.store import LocalStore, from_url  # noqa: PLC0415 - as above

    if address.startswith(("memory:", "file:")):
        return from_url(address)
    if "://" in address:
        return from_url(address, client_options=CLIENT, retry_config=RETRIES)
    return LocalStore(Path(address).absolute(), mkdir=True)
