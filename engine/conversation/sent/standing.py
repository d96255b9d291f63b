"""Say what may still be done with a sent report."""

from datetime import datetime, timedelta

from engine.conversation.sent.noun import Sent

WORD, UNDO = "withdraw", "undo"
DAY = timedelta(hours=24)


def can_be_withdrawn(sent: Sent, at: datetime) -> bool:
    """Say whether its sender may take a report back: within a day of the first sending, while the round is open.

    A registration is corrected, never taken back: everything that the group owes hangs on it.
    """
    is_free = sent.is_mine and not sent.is_over and not sent.is_locked and bool(sent.obligation)
    return is_free and at - (sent.first_at or sent.sent_at) <= DAY
