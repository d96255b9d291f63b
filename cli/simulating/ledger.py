"""Read from the product's own rows what every counted message was for; LINE counts beside it, and both have to agree."""

from collections import Counter
from datetime import timedelta, timezone
from typing import Final

from sqlalchemy import Connection, select

from engine.messenger.nouns import LISTED, SHARES
from models.base import table
from models.messages import SENT, Message
from models.notices import Notice

TOKYO: Final = timezone(timedelta(hours=9))


def counted(connection: Connection) -> tuple[Counter[str], Counter[str]]:
    """Return how many counted messages left, by month and by reason: the one that each would have left for first."""
    message, notice = table(Message), table(Notice)
    query = select(message.c.id, message.c.made_at, message.c.kind).where(
        message.c.is_counted.is_(True), message.c.state == SENT
    )
    about = select(notice.c.message_id, notice.c.kind, notice.c.details, notice.c.share)
    carried = notice.c.message_id.is_not(None) & notice.c.is_worth_a_push.is_(True)
    told: dict[str, list[tuple[int, str]]] = {}
    for one in connection.execute(about.where(carried).order_by(notice.c.id)):
        told.setdefault(one.message_id, []).append((_place(one.share), _reason(one.kind, one.details)))
    months: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for row in connection.execute(query):
        months[row.made_at.astimezone(TOKYO).strftime("%Y-%m")] += 1
        first = min(told.get(row.id, []), key=lambda one: one[0], default=None)
        reasons[first[1] if first else "late_reply" if row.kind == "reply" else "other"] += 1
    return months, reasons


def _place(share: str) -> int:
    """Order shares as the planner serves them: what stands on a list last."""
    known: list[str] = [*(one for one in SHARES if one not in LISTED), *LISTED]
    return known.index(share) if share in known else len(known)


def _reason(kind: str, details: dict[str, object]) -> str:
    if kind != "remind":
        return kind
    step = int(str(details.get("step", 0)))
    when = "before" if step < 0 else "on" if step == 0 else "after"
    return f"remind_{details.get('part')}_{when}"
