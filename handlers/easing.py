"""Ease what is owed: waive it, extend it, hand it to another office. Each says who did it and why."""

import json
from dataclasses import replace
from datetime import date

from engine.conversation.state import draft_from_dict, draft_to_dict
from engine.obligations.states import Happened, State, after
from handlers.dating import Setting, write_down
from handlers.desk import Desk
from handlers.feeding import outgoing
from handlers.filling import new_id
from handlers.reviewing import ladders
from models import audit, drafts, facts, notices, obligations, people


def waive(desk: Desk, obligation_id: str, *, by: str | None, why: str) -> bool:
    """Ask for it no more; False when what has become of it does not allow that."""
    row = obligations.get(desk.connection, obligation_id)
    state = after(State(row.state), Happened.WAIVED) if row else None
    if row is None or state is None:
        return False
    obligations.set_state(desk.connection, row.id, state=state.value)
    outgoing.touched(desk, row)
    notices.forget_steps(desk.connection, row.id)
    obligations.note_change(
        desk.connection, obligation_id=row.id, at=desk.now, person_id=by, old_due=row.due, new_due=row.due,
        why=f"waived: {why}"[:200],
    )  # fmt: skip
    audit.note(desk.connection, at=desk.now, act="waived", about_id=row.id, person_id=by)
    return True


def extend(desk: Desk, obligation_id: str, day: date, *, by: str | None, letter: str) -> bool:
    """Give one round a later day; False when it has no day yet or an even later one."""
    row = obligations.get(desk.connection, obligation_id)
    programme = desk.library.programmes.get(row.programme) if row else None
    if row is None or programme is None or row.due is None or day <= row.due:
        return False
    name = f"{row.duty}/{row.period}"
    write_down(
        desk,
        programme,
        Setting(f"unit:{row.unit_id}", facts.LATER, name, day=day, letter=letter, person_id=by),
    )
    return True


def hand_over(desk: Desk, obligation_id: str, office_id: str, *, by: str | None) -> str | None:
    """Close a round at its office and open it at another with its part, drafts and days; None when it cannot move."""
    row = obligations.get(desk.connection, obligation_id)
    state = after(State(row.state), Happened.HANDED_OVER) if row else None
    if row is None or state is None or row.office_id == office_id:
        return None
    new = new_id("obligation", row.programme, row.duty, row.unit_id, row.period, office_id)
    kept = {
        name: getattr(row, name)
        for name in (
            "programme", "duty", "period", "unit_id", "due", "own_due", "opens", "likely", "collect_until",
            "waits", "needs", "state", "contribution_id", "report_id", "sent_on", "returned",
        )
    }  # fmt: skip
    if not obligations.owe(
        desk.connection, **{**kept, "id": new, "office_id": office_id, "opened_at": desk.now}
    ):
        obligations.set_state(desk.connection, new, **kept)
    obligations.set_state(desk.connection, row.id, state=state.value, **ladders.NOTHING)
    moved = obligations.get(desk.connection, new)
    if moved is not None:
        ladders.settle(desk, moved)
    for purpose in ("collect", "file"):
        for draft in drafts.open_on(desk.connection, row.id, purpose):
            _take_along(desk, draft, new)
    notices.move_steps(desk.connection, row.id, new)
    audit.note(desk.connection, at=desk.now, act="handed_over", about_id=row.id, person_id=by)
    return new


def _take_along(desk: Desk, row: drafts.Draft, obligation_id: str) -> None:
    """Let a draft that is being filled speak of the obligation as it goes on elsewhere."""
    key = desk.vault.existing(desk.connection, people.owner_of(row.person_id))
    if key is None:
        return
    kept = replace(draft_from_dict(json.loads(key.open(row.body))), obligation=obligation_id)
    body = key.seal(json.dumps(draft_to_dict(kept), ensure_ascii=False))
    drafts.point_to(desk.connection, row.id, obligation_id=obligation_id, body=body)
