"""Send one push under its row's retry key, and write down what LINE's answer means for it.

A counted message holds a seat of the month from before it leaves. The seat goes back when LINE has surely not counted
it; who turned out to have blocked us was never counted.
"""

import json
import logging
from dataclasses import dataclass

from bot import quota
from bot.clock import machine_ms
from bot.desks import desk_of
from bot.followed import following
from bot.line.outcomes import Outcome
from bot.wiring import Core
from handlers.desk import Desk
from handlers.messenger import purse
from handlers.speakers import line_id_of
from models import messages, notices, people, rooms
from models.messages import Outgoing

KEY_LIFE_MS = 24 * 3_600_000
LATER_MS = (10_000, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000)
# How the id of a message to a LINE group begins.
ROOM = "room:"
MOVING = (messages.SENDING, messages.WAITING)
# A reply whose token was over, so that it left as a counted message.
RECEIPT, TOKEN_OVER = "notice", "token_over"
NO_ROOM = Outcome("quota", reason="no counted message is left this month")
BLOCKED = Outcome("not_found", reason="LINE does not reach this person")
log = logging.getLogger("sanam.push")

# What says nothing about whom it was asked of.
LOST = frozenset({"unsure", "down"})


@dataclass(frozen=True, slots=True)
class Addressed:
    """A message with everything that its sending needs."""

    message: Outgoing
    to: str
    body: list[dict[str, object]]


def send(core: Core, message_id: str) -> None:
    """Try one push; a failure is written on the row with its next try, and the sweep comes back to it."""
    with following(message_id):
        _send(core, message_id)


def _send(core: Core, message_id: str) -> None:
    with core.database.reading() as connection:
        message = messages.get(connection, message_id)
        if message is None or message.state not in MOVING:
            return
        ready = _addressed(core, desk_of(core, connection), message)
    if machine_ms() - message.made_ms > KEY_LIFE_MS:
        settle(core, message, Outcome("unsure", reason="older than the retry key lives"), is_over=True)
    elif ready is None:
        settle(core, message, Outcome("not_found", reason="the account or its key is gone"), is_over=True)
    else:
        _try(core, ready)


def _addressed(core: Core, desk: Desk, message: Outgoing) -> Addressed | None:
    if is_to_room(message):
        return _in_room(core, desk, message)
    account = people.account(desk.connection, message.line_hash)
    is_open = account is not None and account.is_reachable and not account.is_closed
    to = line_id_of(desk, message.line_hash) if is_open else None
    key = core.vault.existing(desk.connection, f"line:{message.line_hash}")
    if not to or not key or not message.body:
        return None
    return Addressed(message, to, json.loads(key.open(message.body)))


def is_to_room(message: Outgoing) -> bool:
    """Say whether a message goes to a LINE group."""
    return message.id.startswith(ROOM)


def _in_room(core: Core, desk: Desk, message: Outgoing) -> Addressed | None:
    """Address a LINE group that is still bound."""
    room = rooms.get(desk.connection, message.line_hash)
    key = core.vault.existing(desk.connection, rooms.owner_of(message.line_hash))
    if room is None or key is None or not message.body:
        return None
    return Addressed(message, key.open(room.line_id), json.loads(key.open(message.body)))


def _try(core: Core, ready: Addressed) -> None:
    message = ready.message
    if wait_ms := core.pace.wait_ms(machine_ms()):
        _put_off(core, message, wait_ms)
        return
    if not message.tries and not is_to_room(message) and _is_blocked(core, ready.to):
        _lose(core, message)
        settle(core, message, BLOCKED, is_over=True)
        return
    if not message.is_counted and not _seated(core, message):
        settle(core, message, NO_ROOM, is_over=False)
        return
    outcome = core.gateway.push(ready.to, ready.body, messages.retry_key(message.id))
    if outcome.kind == "rate":
        core.pace.rest(machine_ms())
    settle(core, message._replace(is_counted=True), outcome, is_over=False)


def _is_blocked(core: Core, to: str) -> bool:
    """Ask LINE before the first try: a push to somebody who has blocked us is taken like any other, and reaches nobody.

    An answer that was lost on the way is asked for once more.
    """
    found = core.gateway.profile(to)
    if isinstance(found, Outcome) and found.kind in LOST:
        found = core.gateway.profile(to)
    return isinstance(found, Outcome) and found.kind == "not_found"


def _lose(core: Core, message: Outgoing) -> None:
    with core.database.writing() as connection:
        desk = desk_of(core, connection)
        people.change_account(connection, message.line_hash, at=desk.now, is_reachable=False)


def _seated(core: Core, message: Outgoing) -> bool:
    """Take a seat for what was to be a free reply; where there seems to be none, LINE is asked again."""
    return _take(core, message) or (quota.read(core) and _take(core, message))


def _take(core: Core, message: Outgoing) -> bool:
    """Take a seat, unless another try of the same message has it."""
    with core.database.writing() as connection:
        if not messages.seat(connection, message.id, share=RECEIPT, why=TOKEN_OVER):
            return True
        if purse.take(desk_of(core, connection), message.recipients):
            return True
        messages.unseat(connection, message.id)
        return False


def _put_off(core: Core, message: Outgoing, wait_ms: int) -> None:
    """Let a push wait that LINE would refuse for coming too fast; no try is counted."""
    with core.database.writing() as connection:
        messages.settle(connection, message.id, state=messages.WAITING, next_try_ms=machine_ms() + wait_ms)


def settle(core: Core, message: Outgoing, outcome: Outcome, *, is_over: bool) -> None:
    """Write down how a try ended, for the message, its seat and what rode on it."""
    tries = message.tries + 1
    values: dict[str, object] = {
        "tries": tries,
        "reason": outcome.reason[:200],
        "request_id": outcome.request_id,
    }
    state = _state(message, outcome, is_over=is_over)
    if state == messages.SENT:
        values |= {"sent_ms": machine_ms(), "is_counted": True}
    elif state == messages.WAITING:
        values["next_try_ms"] = machine_ms() + LATER_MS[min(tries, len(LATER_MS)) - 1]
    is_over = outcome.kind != "unsure" and state not in {messages.SENT, messages.WAITING}
    with core.database.writing() as connection:
        desk = desk_of(core, connection)
        messages.settle(connection, message.id, state=state, **values)
        if (is_over or outcome.kind == "quota") and messages.unseat(connection, message.id):
            purse.give_back(desk, message.recipients)
        if outcome.kind == "quota" and outcome is not NO_ROOM:
            purse.spent(desk)
        _pass_on(desk, message.id, state, outcome)
    log.info("push_settled", extra={"message_id": message.id, "outcome": outcome.kind, "tries": tries})


def _state(message: Outgoing, outcome: Outcome, *, is_over: bool) -> str:
    """Return what becomes of a message. A card that finds no room ends: what it told waits for a free reply."""
    if outcome.delivered:
        return messages.SENT
    if outcome.kind == "quota" and message.kind == "push":
        return messages.GAVE_UP
    if (outcome.retryable or outcome.kind in {"auth", "quota"}) and not is_over:
        return messages.WAITING
    return messages.UNKNOWN if outcome.kind == "unsure" else messages.REFUSED


def _pass_on(desk: Desk, message_id: str, state: str, outcome: Outcome) -> None:
    """Pass a message's fate on to the notices that rode on it."""
    if state == messages.SENT:
        notices.arrived(desk.connection, message_id, state=notices.TOLD)
    elif state != messages.WAITING:
        # What a group was to be told in the place of many is told to each of them, unless it may have arrived.
        surely_not = outcome.kind in {"quota", "not_found"} or (
            message_id.startswith(ROOM) and outcome.kind != "unsure"
        )
        notices.wait_again(desk.connection, message_id, with_reminders=surely_not)
        notices.arrived(desk.connection, message_id, state=notices.DROPPED, reason=outcome.kind)
