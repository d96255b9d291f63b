"""Write one line an event: JSON in production, readable in development. Ids only: never a text, a name or a user id."""

import json
import logging
import sys
from typing import TextIO

from bot.config import Settings

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


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
                "at": self.formatTime(record),
                "level": record.levelname,
                "event": record.getMessage(),
                **fields,
            }
            if record.exc_info:
                body["trace"] = self.formatException(record.exc_info)
            return json.dumps(body, ensure_ascii=False, default=str)
        words = " ".join(f"{key}={value}" for key, value in fields.items())
        trace = "\n" + self.formatException(record.exc_info) if record.exc_info else ""
        return f"{self.formatTime(record, '%H:%M:%S')} {record.levelname[:4]} {record.name} {record.getMessage()} {words}{trace}"


def configure(settings: Settings, stream: TextIO = sys.stdout) -> None:
    """Send our own events to the stream; other people's only when they warn."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line(as_json=not settings.is_development))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("sanam").setLevel(logging.INFO)
