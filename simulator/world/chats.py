"""What stands in each chat."""

from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

KEPT = 500
LATEST = 5000

Message = dict[str, Any]


@dataclass(slots=True)
class Bubble:
    """One thing that stands in a chat: from `me` (the phone's owner), `bot`, or another member's id."""

    id: str
    author: str
    at: datetime
    message: Message
    counted: int = 0
    via: str = ""
    read: bool = False
    unsent: bool = False
    answered: bool = False  # its quick replies are gone

    def view(self) -> dict[str, Any]:
        """Return the bubble as JSON for tests and for the phone page."""
        return {
            "id": self.id,
            "from": self.author,
            "at": self.at.isoformat(timespec="seconds"),
            "message": self.message,
            "counted": self.counted,
            "via": self.via or None,
            "read": self.read,
            "unsent": self.unsent,
            "quickRepliesGone": self.answered,
        }


class Chats:
    """All chats, by the id of the person or group they are with. Old bubbles fall off the top."""

    def __init__(self) -> None:
        """Start empty."""
        self._bubbles: defaultdict[str, deque[Bubble]] = defaultdict(lambda: deque(maxlen=KEPT))
        self._totals: defaultdict[str, int] = defaultdict(int)
        self.loading_until: dict[str, float] = {}
        self.count = 0
        self._latest: deque[tuple[int, str, Bubble]] = deque(maxlen=LATEST)

    def add(self, chat: str, bubble: Bubble) -> None:
        """Put a bubble at the end; the quick replies above it vanish."""
        self.answer(chat)
        self._bubbles[chat].append(bubble)
        self._totals[chat] += 1
        self.count += 1
        self._latest.append((self.count, chat, bubble))
        if bubble.author == "bot":
            self.loading_until.pop(chat, None)

    def answer(self, chat: str) -> None:
        """Take away the quick replies that are on show."""
        if self._bubbles[chat]:
            self._bubbles[chat][-1].answered = True

    def stop_loading(self, machine: float) -> bool:
        """Take away the loading dots whose time is over; say whether there were any."""
        over = [chat for chat, until in self.loading_until.items() if until <= machine]
        for chat in over:
            del self.loading_until[chat]
        return bool(over)

    def of(self, chat: str) -> list[Bubble]:
        """Return the bubbles of a chat, oldest first."""
        return list(self._bubbles[chat])

    def since(self, number: int) -> list[tuple[int, str, Bubble]]:
        """Return the bubbles of all chats after the one so numbered, oldest first; the first may have fallen off."""
        newer = takewhile(lambda entry: entry[0] > number, reversed(self._latest))
        return list(newer)[::-1]

    def total(self, chat: str) -> int:
        """Return how many bubbles the chat ever had."""
        return self._totals[chat]

    def find(self, chat: str, message_id: str) -> Bubble | None:
        """Return one bubble, or None."""
        return next((bubble for bubble in self._bubbles[chat] if bubble.id == message_id), None)

    def read(self, chat: str, message_id: str) -> None:
        """Mark a message of the person, and all before it, as read."""
        for bubble in self._bubbles[chat]:
            if bubble.author != "bot":
                bubble.read = True
            if bubble.id == message_id:
                return
