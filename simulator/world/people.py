"""People with a phone, and groups of them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

GRACE = timedelta(days=7)  # a stranger who wrote can be pushed to for this long


@dataclass(slots=True)
class Person:
    """One LINE user, and how they stand to the bot."""

    id: str
    name: str
    role: str = ""
    following: bool = False
    blocked: bool = False
    wrote_at: datetime | None = None
    menu: str | None = None

    def reachable(self, now: datetime) -> bool:
        """Say whether a push reaches this person, and so counts."""
        if self.blocked:
            return False
        return self.following or (self.wrote_at is not None and now - self.wrote_at <= GRACE)

    def known(self) -> bool:
        """Say whether the bot may see the profile."""
        return self.following and not self.blocked


@dataclass(slots=True)
class Group:
    """One group chat; the bot may be in it or not."""

    id: str
    name: str
    members: list[str] = field(default_factory=list)
    joined: bool = False
