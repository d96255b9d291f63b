"""Read from the product's own rows what every counted message was for; LINE counts beside it, and both have to agree."""

from collections import Counter
from datetime import timedelta, timezone
from typing import Final

from sqlalchemy import Connection, select

from models.base import table
from models.messages import SENT, Message
from models.notices import Notice

TOKYO: Final = timezone(timedelta(hours=9))


def counted(connection: Connection) -> tuple[Counter[str], Counter[str]]:
    """Return how many counted messages left, by month and by reason."""
    message, notice = table(Message), table(Notice)
    query = select(message.c.id, message.c.made_at, message.c.kind).where(
        message.c.is_counted.is_(True), message.c.state == SENT
    )
    about = select(notice.c.message_id, notice.c.kind, notice.c.details, notice.c.is_worth_a_push)
    told: dict[str, list[tuple[str, bool]]] = {}
    for one in connection.execute(about.where(notice.c.message_id.is_not(None)).order_by(notice.c.id)):
        told.setdefault(one.message_id, []).append((_reason(one.kind, one.details), one.is_worth_a_push))
    months: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for row in connection.execute(query):
        months[row.made_at.astimezone(TOKYO).strftime("%Y-%m")] += 1
        worth = [reason for reason, is_worth in told.get(row.id, []) if is_worth]
        reasons[worth[0] if worth else "late_reply" if row.kind == "reply" else "other"] += 1
    return months, reasons


def _reason(kind: str, details: dict[str, object]) -> str:
    if kind != "remind":
        return kind
    step = int(str(details.get("step", 0)))
    when = "before" if step < 0 else "on" if step == 0 else "after"
    return f"remind_{details.get('part')}_{when}"
