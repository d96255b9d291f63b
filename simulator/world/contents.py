"""Pictures, sounds and files that people sent."""

from dataclasses import dataclass

MOST_BYTES = 256 * 1024 * 1024


@dataclass(slots=True)
class Content:
    """The bytes of one message; gone once it was unsent, and unready while it is being prepared."""

    kind: str
    body: bytes
    content_type: str
    gone: bool = False
    unready_asks: int = 0


class Contents:
    """All content by message id. The oldest falls out when there is too much, as at LINE."""

    def __init__(self) -> None:
        """Start empty."""
        self._contents: dict[str, Content] = {}
        self._bytes = 0

    def add(self, message_id: str, content: Content) -> None:
        """Keep content."""
        self._contents[message_id] = content
        self._bytes += len(content.body)
        while self._bytes > MOST_BYTES and len(self._contents) > 1:
            oldest = next(iter(self._contents))
            self._bytes -= len(self._contents.pop(oldest).body)

    def get(self, message_id: str) -> Content | None:
        """Return content, or None when it is unknown."""
        return self._contents.get(message_id)

    def erase(self, message_id: str) -> None:
        """Forget the bytes but remember that they existed."""
        content = self._contents.get(message_id)
        if content:
            self._bytes -= len(content.body)
            content.body = b""
            content.gone = True
