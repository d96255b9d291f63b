"""Push what is worth a counted message: made and checked in the transaction that sends, under the row's retry key."""

import json
import logging
from datetime import datetime

from bot.clock import machine_ms
from bot.line.outcomes import Outcome
from bot.render import Renderer
from bot.wiring import Core
from engine.conversation.bubbles import Bubble
from engine.obligations.calendar import in_bangkok
from engine.reminders.quiet import is_quiet, next_allowed
from handlers import riders
from handlers.desk import Desk
from handlers.maturing import mature
from handlers.orders import Order
from handlers.reminding import remind
from handlers.speakers import line_id_of
from models import messages, notices, people
from models.messages import Outgoing

BUBBLES = 5
KEY_LIFE_MS = 24 * 3_600_000
LATER_MS = (10_000, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000)
PUSH_CARD = "push_card"
MOVING = (messages.SENDING, messages.WAITING)
log = logging.getLogger("sanam.push")


def run_reminders(core: Core) -> int:
    """Make the notices that are due now, and one task for each person who has any."""
    with core.database.writing() as connection:
        desk = desk_of(core, connection)
        mature(desk)
        if is_quiet(desk.now):
            return 0
        made = remind(desk)
        waiting = notices.people_waiting(connection, at=desk.now)
        minute = in_bangkok(desk.now).strftime("%Y-%m-%d:%H%M")
        core.tasks.enqueue(connection, [Order(PUSH_CARD, f"card:{one}:{minute}", (one,)) for one in waiting])
    log.info("reminders_made", extra={"made": made, "people": len(waiting)})
    return made


def push_card(core: Core, person_id: str) -> None:
    """Make one message of everything that waits for a person and is worth it, then send it."""
    with core.database.writing() as connection:
        desk = desk_of(core, connection)
        message_id = _make(core, desk, person_id)
    if message_id is not None:
        _push(core, message_id)


def push_message(core: Core, message_id: str) -> None:
    """Try a push that waited; a card is checked again first, and not at night."""
    with core.database.writing() as connection:
        message = messages.get(connection, message_id)
        is_card = message is not None and message.kind == "push" and message.state in MOVING
        if message is not None and is_card and not _is_still_true(core, desk_of(core, connection), message):
            return
    _push(core, message_id)


def _push(core: Core, message_id: str) -> None:
    """Try one push; a failure is written on the row with its next try, and the sweep comes back to it."""
    with core.database.reading() as connection:
        message = messages.get(connection, message_id)
        if message is None or message.state not in MOVING:
            return
        desk = desk_of(core, connection)
        account = people.account(connection, message.line_hash)
        is_open = account is not None and account.is_reachable and not account.is_closed
        to = line_id_of(desk, message.line_hash) if is_open else None
        key = core.vault.existing(connection, f"line:{message.line_hash}")
    if not to or not key or not message.body:
        _settle(core, message, Outcome("not_found", reason="the account or its key is gone"), is_over=True)
    elif machine_ms() - message.made_ms > KEY_LIFE_MS:
        _settle(core, message, Outcome("unsure", reason="older than the retry key lives"), is_over=True)
    else:
        outcome = core.gateway.push(to, json.loads(key.open(message.body)), messages.retry_key(message.id))
        _settle(core, message, outcome, is_over=False)


def _is_still_true(core: Core, desk: Desk, message: Outgoing) -> bool:
    """Write a waiting card anew as it would be said now; say whether it may leave now."""
    if is_quiet(desk.now):
        wait_ms = round((next_allowed(desk.now) - desk.now).total_seconds() * 1000)
        messages.settle(
            desk.connection, message.id, state=messages.WAITING, next_try_ms=desk.now_ms + wait_ms
        )
        return False
    telling = riders.again(desk, message.person_id, message.id, room=BUBBLES)
    if not telling.bubbles:
        messages.settle(desk.connection, message.id, state=messages.GAVE_UP, reason="nothing left to tell")
        return False
    body = _sealed(core, desk, message.person_id, message.line_hash, telling.bubbles)
    messages.settle(desk.connection, message.id, state=message.state, body=body)
    return True


def desk_of(core: Core, connection: object) -> Desk:
    """Return a desk for a task."""
    return Desk(connection, core.vault, core.shelf.library(), core.office, core.clock.now(), machine_ms())  # type: ignore[arg-type]


def _make(core: Core, desk: Desk, person_id: str) -> str | None:
    if is_quiet(desk.now):
        return None
    account = people.open_account(desk.connection, person_id)
    if account is None:
        return None
    telling = riders.waiting(
        desk, person_id, room=BUBBLES, is_push=True, no_reminders=_was_reminded(desk, person_id)
    )
    if not telling.bubbles:
        return None
    message_id = f"card:{person_id[:16]}:{min(telling.notices)}"
    if not _store(core, desk, person_id, account.line_hash, message_id, telling.bubbles):
        return None
    notices.ride(desk.connection, telling.notices, message_id=message_id, at=desk.now)
    return message_id


def _was_reminded(desk: Desk, person_id: str) -> bool:
    """Say whether this person has had a reminder today: one card a day is enough."""
    return notices.reminded_since(desk.connection, person_id, _morning(desk.now))


def _morning(now: datetime) -> datetime:
    return in_bangkok(now).replace(hour=0, minute=0, second=0, microsecond=0)


def _store(
    core: Core, desk: Desk, person_id: str, line_hash: str, message_id: str, bubbles: tuple[Bubble, ...]
) -> bool:
    return messages.add(
        desk.connection,
        id=message_id,
        person_id=person_id,
        line_hash=line_hash,
        kind="push",
        body=_sealed(core, desk, person_id, line_hash, bubbles),
        token=None,
        is_worth_a_push=True,
        is_counted=True,
        state=messages.SENDING,
        reason="",
        tries=0,
        next_try_ms=desk.now_ms + LATER_MS[0],
        made_ms=desk.now_ms,
        made_at=desk.now,
    )


def _sealed(core: Core, desk: Desk, person_id: str, line_hash: str, bubbles: tuple[Bubble, ...]) -> bytes:
    renderer = Renderer(core.texts, core.buttons, core.settings.public_url, person_id, {})
    key = desk.vault.key(desk.connection, f"line:{line_hash}")
    return key.seal(json.dumps(renderer.messages(bubbles), ensure_ascii=False))


def _settle(core: Core, message: Outgoing, outcome: Outcome, *, is_over: bool) -> None:
    now_ms, tries = machine_ms(), message.tries + 1
    values: dict[str, object] = {
        "tries": tries,
        "reason": outcome.reason[:200],
        "request_id": outcome.request_id,
    }
    if outcome.delivered:
        state, values = messages.SENT, {**values, "sent_ms": now_ms, "is_counted": True}
    elif (outcome.retryable or outcome.kind in {"auth", "quota"}) and not is_over:
        later = LATER_MS[min(tries, len(LATER_MS)) - 1]
        state, values = messages.WAITING, {**values, "next_try_ms": now_ms + later}
    else:
        state = messages.UNKNOWN if outcome.kind == "unsure" else messages.REFUSED
    with core.database.writing() as connection:
        messages.settle(connection, message.id, state=state, **values)
        if state == messages.SENT:
            notices.arrived(connection, message.id, state=notices.TOLD)
        elif state != messages.WAITING:
            notices.wait_again(connection, message.id)
            notices.arrived(connection, message.id, state=notices.DROPPED, reason=outcome.kind)
    log.info("push_settled", extra={"message_id": message.id, "outcome": outcome.kind, "tries": tries})
