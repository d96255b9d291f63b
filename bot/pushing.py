"""Run the reminders: take the steps that are due, have the day planned, push the cards of those who were called."""

import logging
from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from bot import cards, gathering, quota, sending
from bot.clock import machine_ms
from bot.desks import desk_of
from bot.wiring import Core
from engine.messenger.planning import Planner, plan_day
from engine.obligations.calendar import day_in_bangkok, in_bangkok
from engine.reminders.quiet import is_quiet, next_allowed
from handlers import riders
from handlers.desk import Desk
from handlers.maturing import mature
from handlers.messenger import planning, purse
from handlers.messenger.planning import Called
from handlers.orders import Order
from handlers.reminding import remind
from models import cards as day_cards
from models import leases, messages
from models.messages import Outgoing

Row = TypeVar("Row")
PUSH_CARD = "push_card"
BATCH = 500
PLANS = "job:plan"
PLAN_LIVES_MS = 300_000
log = logging.getLogger("sanam.push")


def run_reminders(core: Core, planner: Planner = plan_day) -> int:
    """Make the notices that are due now, plan who is told, and order one card for each who is pushed."""
    with core.database.writing() as connection:
        desk = desk_of(core, connection)
        mature(desk)
        if is_quiet(desk.now):
            return 0
        planning.drop_late(desk)
    made = _take_steps(core)
    called = _plan(core, planner)
    log.info("reminders_made", extra={"made": made, "people": called})
    return made


def push_card(core: Core, person_id: str) -> None:
    """Make one message of everything that waits for a person who was called, then send it."""
    quota.read_if_old(core)
    with core.database.writing() as connection:
        message_id = cards.make(core, desk_of(core, connection, []), person_id)
    if message_id is not None:
        sending.send(core, message_id)


def push_message(core: Core, message_id: str) -> None:
    """Try a push that waited; a card is checked again first, and not at night."""
    with core.database.writing() as connection:
        message = messages.get(connection, message_id)
        is_card = message is not None and message.kind == "push" and message.state in sending.MOVING
        is_card = is_card and not (message and sending.is_to_room(message))
        if message is not None and is_card and not _is_still_true(core, desk_of(core, connection), message):
            return
    sending.send(core, message_id)


def _take_steps(core: Core) -> int:
    """Take every step whose moment has come, some at a time, so that nobody waits long for the database."""
    made = 0
    while True:
        with core.database.writing() as connection:
            taken = remind(desk_of(core, connection), at_most=BATCH)
        made += taken.made
        if taken.steps < BATCH:
            return made


def _plan(core: Core, planner: Planner) -> int:
    """Plan unless there is nothing to plan, or another worker does; return how many people are called."""
    with core.database.reading() as connection:
        if not planning.has_work(desk_of(core, connection)):
            return 0
    owner = f"{core.settings.process_name}:plan"
    with core.database.writing() as connection:
        if not leases.take(connection, PLANS, owner, now_ms=machine_ms(), life_ms=PLAN_LIVES_MS):
            return 0
    try:
        return _planned(core, planner)
    finally:
        with core.database.writing() as connection:
            leases.give_back(connection, PLANS, owner)


def _planned(core: Core, planner: Planner) -> int:
    """Decide on a picture of the database, then write down and order, some at a time; each is checked again when it leaves."""
    quota.read_if_old(core)
    with core.database.reading() as connection:
        plan = planning.plan(desk_of(core, connection), planner)
    rows = planning.changes(plan)
    for some in _parts(rows):
        with core.database.writing() as connection:
            planning.note(desk_of(core, connection), some)
    told = gathering.instead(core, plan)
    minute = in_bangkok(plan.situation.now).strftime("%Y-%m-%d:%H%M") if plan.called else ""
    for called in _parts([one for one in plan.called if one.person not in told]):
        with core.database.writing() as connection:
            core.tasks.enqueue(connection, [_order(one, minute) for one in called])
    return len(plan.called)


def _order(called: Called, minute: str) -> Order:
    return Order(PUSH_CARD, f"card:{called.person}:{minute}", (called.person,), priority=called.priority)


def _parts(rows: Sequence[Row]) -> list[Sequence[Row]]:
    return [rows[at : at + BATCH] for at in range(0, len(rows), BATCH)]


def _is_still_true(core: Core, desk: Desk, message: Outgoing) -> bool:
    """Write a waiting card anew as it would be said now; say whether it may leave now."""
    put_off = partial(messages.settle, desk.connection, message.id, state=messages.WAITING)
    today = day_in_bangkok(desk.now)
    if is_quiet(desk.now) or not day_cards.claim(desk.connection, message.person_id, today, message.id):
        put_off(next_try_ms=desk.now_ms + _until_morning_ms(desk))
        return False
    telling = riders.again(desk, message.person_id, message.id, room=cards.BUBBLES)
    if not telling.bubbles:
        _end(desk, message)
        return False
    body = cards.written(core, desk, message.person_id, message.line_hash, telling.bubbles)
    messages.settle(desk.connection, message.id, state=message.state, body=body)
    return True


def _until_morning_ms(desk: Desk) -> int:
    """Return how long it is until people may be pushed again, tomorrow if they may be now."""
    evening = in_bangkok(desk.now).replace(hour=23, minute=59)
    opens = next_allowed(desk.now if is_quiet(desk.now) else evening)
    return round((opens - desk.now).total_seconds() * 1000)


def _end(desk: Desk, message: Outgoing) -> None:
    """End a card that has nothing left to tell; its seat stays taken when an earlier try may have arrived."""
    messages.settle(desk.connection, message.id, state=messages.GAVE_UP, reason="nothing left to tell")
    if not message.tries and messages.unseat(desk.connection, message.id):
        purse.give_back(desk, message.recipients)
