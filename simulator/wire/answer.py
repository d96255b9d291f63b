"""What a handler gives back, and the refusal it raises."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer; a lost one closes the connection without a word."""

    status: int = 200
    body: bytes = b"{}"
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    lost: bool = False


class Refusal(Exception):
    """A request that is answered with an error, in LINE's shape."""

    def __init__(
        self,
        status: int,
        message: str,
        details: list[dict[str, str]] | None = None,
        headers: dict[str, str] | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Keep the parts of the answer."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.details = details or []
        self.headers = headers or {}
        self.extra = extra or {}

    def answer(self) -> Answer:
        """Return the refusal as the answer LINE would send."""
        body: dict[str, Any] = {"message": self.message, **self.extra}
        if self.details:
            body["details"] = self.details
        return json_answer(body, self.status, self.headers)


def json_answer(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    """Return a value as a JSON answer."""
    return Answer(status, as_bytes(value), "application/json; charset=utf-8", headers or {})


def as_bytes(value: Any) -> bytes:
    """Write JSON as it is read best; half a letter, which no encoding takes, as an escape."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()
