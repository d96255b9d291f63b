"""Which troubles there are, on which side, and which numbers each may be told. Nothing here happens yet."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Side = Literal["api", "webhook"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a trouble: its usual value and its bounds."""

    usual: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of trouble."""

    name: str
    side: Side
    about: str
    numbers: Mapping[str, Number] = field(default_factory=dict)
    meets: re.Pattern[str] | None = None

    def can_meet(self, marks: Iterable[str]) -> bool:
        """Say whether this trouble makes sense for a call with such a path, or for such events."""
        return self.meets is None or any(self.meets.search(mark) for mark in marks)


def _api(name: str, about: str, meets: str = "", **numbers: Number) -> Kind:
    return Kind(name, "api", about, numbers, re.compile(meets) if meets else None)


def _webhook(name: str, about: str, meets: str = "", **numbers: Number) -> Kind:
    return Kind(name, "webhook", about, numbers, re.compile(meets) if meets else None)


SENT = r"/message/(push|multicast|broadcast)$"
PICTURES = "^image$"


# In the order in which they come into play: who hangs is not slow, who is refused loses no answer.
_ALL = (
    _api("hang", "takes the call and never answers while the step is on; nothing is done"),
    _api("slow", "answers late, and right", ms=Number(2000, 1, 120_000)),
    _api("cut_off", "closes the connection before anything is done"),
    _api("error_500", "answers 500; nothing is done"),
    _api("limit_429", "answers 429, too many requests; nothing is done"),
    _api("token_expired", "answers 401: the channel's token is over"),
    _api("bad_reply_token", "answers a reply with 400 Invalid reply token", "/message/reply$"),
    _api(
        "quota_gone", "answers a push, multicast or broadcast with 429, the month's limit", SENT + "|/quota"
    ),
    _api("content_unready", "answers a content call with 202 and nothing: it is being prepared", "/content$"),
    _api("content_gone", "answers a content call with 410: it was unsent", "/content"),
    _api("profile_404", "answers a profile call with 404", "/bot/profile/|/member/"),
    _api("blocked", "behaves as if the person had blocked the bot: 200, and nothing arrives"),
    _api("lost_answer", "does what was asked, and closes the connection without a word"),
    _webhook("standby", "marks events standby: another channel has the chat, no reply token"),
    _webhook("hide_group_user", "leaves out who speaks in a group"),
    _webhook("photos_scrambled", "sends the pictures of one set in another order", PICTURES),
    _webhook("photo_lost", "never sends one picture of a set", PICTURES),
    _webhook("photos_unnumbered", "leaves index and total out of image sets, as old phones do", PICTURES),
    _webhook("unknown_event", "puts an event of an unknown type before the real one"),
    _webhook("new_sticker", "gives stickers a resource type that nobody knows yet", "^sticker$"),
    _webhook("wrong_signature", "signs with another secret"),
    _webhook("drop", "never sends the webhook"),
    _webhook("delay", "sends later, each person's own order kept", seconds=Number(5, 0.05, 3600)),
    _webhook("reorder", "sends later, so that others overtake", seconds=Number(0.3, 0.05, 3600)),
    _webhook("duplicate", "sends the webhook twice"),
    _webhook("unheard", "does not hear the bot's 200: the webhook counts as failed"),
    _webhook(
        "redeliver",
        "sends a failed webhook again, as LINE's redelivery switch does",
        first_wait_seconds=Number(0.5, 0.01, 60),
    ),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}
