"""Erase one person: her keys, her accounts and what is only hers go at once; reports stay as numbers of nobody known.

What was sealed for her opens nowhere any more, in no backup either, because her keys are destroyed. What points to her row
stays countable. The caller commits, and carries out the orders.
"""

from dataclasses import dataclass, field

from handlers.desk import Desk
from handlers.orders import ERASE, Order
from handlers.privacy import vacating
from handlers.privacy.unnaming import unname
from models import audit, belongings, drafts, enquiries, evidence, inbox, people, report_changes, reports

ACT = "person_erased"


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, in counts by kind, what stays, and the tasks that delete her files."""

    counts: dict[str, int] = field(default_factory=dict)
    stays: dict[str, int] = field(default_factory=dict)
    orders: tuple[Order, ...] = ()


def erase(desk: Desk, person_id: str, *, by: str | None) -> Erased | None:
    """Erase somebody in the caller's transaction; None when there is nobody of that id, or she was erased before.

    `by` is who wanted it: the person herself, or None for an operator.
    """
    found = people.person(desk.connection, person_id)
    if found is None or found.erased_at is not None:
        return None
    kept = reports.all_of(desk.connection, person_id)
    mentions = unname(desk, person_id)
    roles = vacating.vacate(desk, person_id, by=by)
    counts = {"mentions": mentions, "roles": roles, "drafts": _drop_drafts(desk, person_id)}
    counts["questions"] = _forget_questions(desk, person_id)
    counts["notices"] = belongings.forget_notices(desk.connection, person_id)
    belongings.end_ways_in(desk.connection, person_id, at=desk.now)
    counts["messages"] = belongings.forget_words(desk.connection, person_id)
    counts["sealed"] = belongings.forget_sealed(desk.connection, person_id)
    counts["own"] = belongings.forget(desk.connection, person_id)
    files = evidence.bury(desk.connection, reason=belongings.WHY, now_ms=desk.now_ms, person_id=person_id)
    counts["files"] = len(files)
    accounts = people.accounts_of(desk.connection, person_id)
    for line_hash in accounts:
        _renew_mailbox(desk, line_hash)
    report_changes.mark_of(desk.connection, person_id)
    people.erase(desk.connection, person_id, at=desk.now)
    desk.vault.forget(desk.connection, people.owner_of(person_id))
    counts |= {"accounts": len(accounts), "keys": len(accounts) + 1}
    audit.note(desk.connection, at=desk.now, act=ACT, about_id=person_id, person_id=by)
    orders = tuple(Order(ERASE, f"erase:{one}:0", (one,)) for one in files)
    return Erased(counts, {"reports": len(kept)}, orders)


def _drop_drafts(desk: Desk, person_id: str) -> int:
    """End what she was filling in; what was her office's work has gone on to somebody else before."""
    begun = drafts.open_of(desk.connection, person_id)
    for one in begun:
        drafts.end(desk.connection, one.id, state=drafts.DROPPED, at=desk.now)
    return len(begun)


def _forget_questions(desk: Desk, person_id: str) -> int:
    asked = [one for one in enquiries.touched_by(desk.connection, person_id) if one.asker_id == person_id]
    for one in asked:
        enquiries.forget(desk.connection, one.id)
    return len(asked)


def _renew_mailbox(desk: Desk, line_hash: str) -> None:
    """Destroy the key of an account; what has just come in and waits is sealed anew, as from somebody unknown."""
    mailbox = f"line:{line_hash}"
    inbox.empty(desk.connection, mailbox)
    old = desk.vault.existing(desk.connection, mailbox)
    left = [(row, old.open(body)) for row, body in inbox.bodies(desk.connection, mailbox)] if old else []
    desk.vault.forget(desk.connection, mailbox)
    new = desk.vault.key(desk.connection, mailbox)
    for row, body in left:
        inbox.rewrite(desk.connection, row, new.seal(body))
