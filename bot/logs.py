"""Write one line an event: JSON in production, readable in development. Ids only: never a text, a name or a user id."""

import json
import logging
import sys
import time
from typing import TextIO

from bot.causes import story
from bot.config import Settings
from bot.followed import followed

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


# Whatever somebody made up stays within its line.
_BREAKS = {number: f"\\u{number:04x}" for number in (0x85, 0x2028, 0x2029)}
_ONE_LINE = _BREAKS | {number: f"\\x{number:02x}" for number in (*range(32), 127)}


class Line(logging.Formatter):
    """Format a record as one line of JSON, or as event and fields."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        fields = {key: value for key, value in vars(record).items() if key not in STANDARD}
        if self._as_json:
            body = {
                "at": _utc(record),
                "level": record.levelname,
                "event": record.getMessage(),
                **({"of": of} if (of := followed()) else {}),
                **fields,
            }
            if record.exc_info and record.exc_info[1]:
                body["trace"] = story(record.exc_info[1])
            return json.dumps(body, ensure_ascii=False, default=str).translate(_BREAKS)
        words = " ".join(f"{key}={value}" for key, value in fields.items())
        trace = "\n" + self.formatException(record.exc_info) if record.exc_info else ""
        said = f"{record.getMessage()} {words}".translate(_ONE_LINE)
        return f"{self.formatTime(record, '%H:%M:%S')} {record.levelname[:4]} {record.name} {said}{trace}"


def _utc(record: logging.LogRecord) -> str:
    """Return when it happened, the same in every process whatever zone its machine is set to."""
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(record.created))}.{int(record.msecs):03d}Z"


def configure(settings: Settings, stream: TextIO = sys.stdout) -> None:
    """Send our own events to the stream; other people's only when they warn."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line(as_json=not settings.is_development))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("sanam").setLevel(logging.INFO)
