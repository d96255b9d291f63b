"""Let what was held go, or drop it: only when somebody says so who has seen what it is."""

from dataclasses import dataclass

from handlers.desk import Desk
from handlers.messenger import purse
from models import held, messages, restorations
from models.held import Count

KEY_LIFE_MS = 24 * 3_600_000
RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is held, and what of it would be counted by LINE."""

    counts: tuple[Count, ...]
    people: int
    pushes: int


def standing(desk: Desk) -> Standing:
    """Return what is held."""
    rows = held.held_messages(desk.connection)
    pushes = sum(row.recipients for row in rows if row.kind == "push" or row.is_worth_a_push)
    return Standing(tuple(held.counts(desk.connection)), held.people(desk.connection), pushes)


def let_go(desk: Desk) -> Standing:
    """Let everything go: each message once under its own retry key, each notice to whoever it waits for."""
    before = standing(desk)
    for row in held.held_messages(desk.connection):
        is_old = desk.now_ms - row.made_ms > KEY_LIFE_MS
        if _goes_on(row.kind, row.id, is_old=is_old, is_worth_a_push=row.is_worth_a_push):
            held.send_on(desk.connection, row.id, now_ms=desk.now_ms, is_made_anew=is_old)
        else:
            _end(desk, row.id, row.recipients)
    held.let_wait(desk.connection)
    restorations.release(desk.connection, desk.now)
    return before


def drop(desk: Desk) -> Standing:
    """Let nothing go of what is held; what comes from now on leaves as always."""
    before = standing(desk)
    for row in held.held_messages(desk.connection):
        _end(desk, row.id, row.recipients)
    held.drop(desk.connection, RESTORED)
    restorations.release(desk.connection, desk.now)
    return before


def _goes_on(kind: str, message_id: str, *, is_old: bool, is_worth_a_push: bool) -> bool:
    """Say whether a message is sent itself: after a day a card is not, its news wait for the next one."""
    if kind == messages.REPLY:
        return is_worth_a_push
    return not (is_old and message_id.startswith("card:"))


def _end(desk: Desk, message_id: str, recipients: int) -> None:
    held.end(desk.connection, message_id, RESTORED)
    if messages.unseat(desk.connection, message_id):
        purse.give_back(desk, recipients)
