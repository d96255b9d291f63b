"""Let something that waits too long have an owner above whoever was to do it, and have the owner hear of it."""

from datetime import date, datetime

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.ladders import Whom
from engine.reminders.climbing import Owner, higher, look_on, reached
from handlers import resting
from handlers.desk import Desk
from handlers.escalating import owners, telling
from handlers.reviewing import rights
from models import escalations
from models.enquiries import Enquiry
from models.escalations import COLLECT, ENQUIRY, FILE, REVIEW, Escalation
from models.obligations import Obligation

NO_MARK = "asked"


def late(desk: Desk, row: Obligation, part: str, whom: Whom, *, why: str = "late", asks: bool = True) -> bool:
    """Have the owner of a late part of a round hear of it; False when she knows, or it has ended already."""
    chain = owners.chain_of_row(desk, row)
    target = reached(chain, _beside(part, whom, chain), row.office_id)
    return _open(desk, row.id, part, mark_of(row, part), row.office_id, chain, target, why=why, asks=asks)


def _beside(part: str, whom: Whom, chain: tuple[Owner, ...]) -> Whom:
    """Reach for a report of the office itself a colleague of whoever files it, where there is one."""
    has_colleague = len(chain) > 1 and chain[1].office == chain[0].office
    return "deputy" if part == FILE and whom == "coordinator" and has_colleague else whom


def unreviewed(desk: Desk, row: Obligation) -> bool:
    """Have somebody besides the reviewers hear that a report waits too long."""
    reviewers = [one.person_id for one in rights.awaited(desk, row)]
    office_id = office_of_review(row)
    chain = owners.chain_of_row(desk, row, office_id)
    target = next((one for one in chain if one.person not in reviewers), chain[-1])
    return _open(desk, row.id, REVIEW, mark_of(row, REVIEW), office_id, chain, target)


def unanswered(desk: Desk, row: Enquiry, programme: str) -> bool:
    """Have the deputy, or the office above, hear that a question waits too long."""
    chain = owners.chain_of(desk, programme, row.office_id)
    return _open(
        desk, row.id, ENQUIRY, NO_MARK, row.office_id, chain, reached(chain, "deputy", row.office_id)
    )


def mark_of(row: Obligation, part: str) -> str:
    """Tell this lateness of a round from another one: by the day, or by the step that waits."""
    if part == REVIEW:
        since = row.review_since.isoformat(timespec="seconds") if row.review_since else ""
        return f"{row.review_step}:{row.review_by}:{since}"[:60]
    days = (row.collect_until, row.due) if part == COLLECT else (row.due,)
    return "/".join(day.isoformat() if day else "" for day in days)


def office_of_review(row: Obligation) -> str:
    """Name the office whose affair a review is: the one over which the role is held, or that of the unit."""
    is_office = row.review_scope and (row.review_scope != row.unit_id or row.unit_id == row.office_id)
    return str(row.review_scope) if is_office else row.office_id


def move(desk: Desk, one: Escalation, owner: Owner, *, asks: int = 1) -> bool:
    """Give something to its next owner, or ask the same one again; False when it ended meanwhile."""
    moved = escalations.change(
        desk.connection, one.id, owner_office=owner.office, owner_id=owner.person, asks=asks,
        look_on=_look_on(desk, is_followed=False), acknowledged_at=None, acknowledged_by=None,
    )  # fmt: skip
    now = escalations.get(desk.connection, one.id) if moved else None
    if now is not None:
        telling.tell(desk, now, owner)
    return moved


def _open(
    desk: Desk, about: str, part: str, mark: str, office_id: str, chain: tuple[Owner, ...], target: Owner, *,
    why: str = "late", asks: bool = True,
) -> bool:  # fmt: skip
    is_new = escalations.begin(
        desk.connection, about_id=about, part=part, mark=mark, why=why, office_id=office_id,
        owner_office=target.office, owner_id=target.person, opened_at=desk.now,
        look_on=_look_on(desk, is_followed=not asks),
    )  # fmt: skip
    one = escalations.of(desk.connection, about, part, mark)
    if one is None or one.ended:
        return False
    if is_new:
        telling.tell(desk, one, target)
        return True
    now = Owner(one.owner_office, one.owner_id)
    owner = higher(chain, now, target)
    return owner != now and move(desk, one, owner)


def _look_on(desk: Desk, *, is_followed: bool) -> date:
    return look_on(_today(desk.now), resting.working(desk), is_followed=is_followed)


def _today(now: datetime) -> date:
    return day_in_bangkok(now)
