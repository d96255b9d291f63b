"""Say of every kind of notice what it is worth, which part of the month it may be pushed from, and how long it is news.

Whether a single one is worth a counted message at all is said where it is made.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from engine.messenger.nouns import Share
from models.notices import MIDDLING

WEEK: Final = timedelta(days=7)
MONTH: Final = timedelta(days=31)
SEASON: Final = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Worth:
    """How much it matters that a kind of notice is told, 0 to 1000; past its life it is left out."""

    worth: int = MIDDLING
    share: Share = "notice"
    life: timedelta | None = SEASON


# Somebody stands before a shut door, or has asked and waits; money and the account itself.
_URGENT: Final = Worth(900, "urgent")
# Somebody's work comes back or moves; it costs days when it is not known.
_WORK: Final = Worth(700)
_RECEIPT: Final = Worth(400, life=WEEK)
_NEWS: Final = Worth(300, life=MONTH)
# What is late below stands on its owner's list, in her summary and on her menu, all for free; whoever asks for a call waits.
LISTED: Final = Worth(250, "escalation", MONTH)
ASKS_FOR_CALL: Final = Worth(900, "urgent", WEEK)
_KINDS: Final = {
    "remind": Worth(600, "reminder", MONTH),
    "escalated": LISTED,
    "stand_in": Worth(600, "reminder", MONTH),
    "review_waits": Worth(650, "urgent", WEEK),
    "deputy_asked": Worth(800, "urgent", WEEK),
    "deputy_said": Worth(650, life=WEEK),
    "digest": Worth(450, "digest", timedelta(hours=13)),
    "half_done": Worth(250, "reminder", WEEK),
    "thanks": Worth(100, life=MONTH),
    "thanked": Worth(100, life=WEEK),
    **dict.fromkeys(("knock", "let_in", "kept_out", "answered", "enquiry", "quota_low", "plan_changed"), _URGENT),
    **dict.fromkeys(("sent_back", "seat_free", "acting", "office_empty", "office_handed", "work_handed", "group_handed", "group_left", "person_erased"), _WORK),
    **dict.fromkeys(("wished_later", "answered_later", "judge", "judged", "same_group"), _WORK),
    **dict.fromkeys(("to_review", "unreachable", "outdated", "promised"), Worth(500)),
    **dict.fromkeys(("received", "sheet_received", "sheet_file"), _RECEIPT),
    **dict.fromkeys(("alias", "closed", "contributed", "evidence", "evidence_lost", "handed_on"), _NEWS),
    **dict.fromkeys(("kept_so", "new_group", "sheet_edit", "reviewed", "taken", "withdrawn"), _NEWS),
    "announced": Worth(450, life=MONTH),
    "filled_for": Worth(500, life=MONTH),
    "amended": Worth(550, life=MONTH),
    "amended_here": Worth(900, life=timedelta(days=1)),
    "amend_objected": Worth(700, life=MONTH),
    "objected": Worth(700, life=MONTH),
    "signed_in": Worth(900, "urgent", timedelta(hours=12)),
    "happening": Worth(200, life=timedelta(days=1)),
    "webhook_paused": Worth(650, life=MONTH),
}  # fmt: skip
KINDS: Final = tuple(_KINDS)


def worth_of(kind: str) -> Worth:
    """Return what a kind of notice is worth."""
    return _KINDS.get(kind, Worth())
