"""Make somebody's card of the day: written with today's facts in the transaction that sends, or not at all."""

import json

from bot.render import Renderer
from bot.sending import LATER_MS
from bot.wiring import Core
from engine.conversation.bubbles import Bubble
from engine.messenger.days import may_push
from engine.messenger.nouns import Hearer
from engine.messenger.reasons import SPENT
from engine.obligations.calendar import day_in_bangkok
from handlers import accesses, riders
from handlers.desk import Desk
from handlers.messenger import planning, purse
from handlers.messenger.situation import Situation, morning, situation
from models import cards, decisions, messages, notices, people
from models import reminded as lately
from models.intents import Waiting
from models.messages import Outgoing

BUBBLES = 5


def make(core: Core, desk: Desk, person_id: str) -> str | None:
    """Store the card of somebody who was called, unless something stands in its way by now; return its id.

    Where something has just come up and no plan has seen it yet, the plan is made here, for her alone.
    """
    here = situation(desk, [person_id])
    chosen = planning.called(desk, here)
    account = people.open_account(desk.connection, person_id)
    if not chosen or account is None or may_push(_hearer(here, person_id), desk.now, here.intents, here.days):
        return None
    reminded = lately.reminded_since(desk.connection, person_id, morning(desk.now))
    telling = riders.waiting(desk, person_id, room=BUBBLES, is_push=True, no_reminders=reminded)
    told = [one for one in chosen if one.id in telling.notices]
    if not told or not _allowed(desk, here, told):
        return None
    message_id = f"card:{person_id}:{day_in_bangkok(desk.now):%Y%m%d}"
    if not cards.claim(desk.connection, person_id, day_in_bangkok(desk.now), message_id):
        purse.give_back(desk)
        return None
    if not _store(desk, _card(core, desk, account.line_hash, message_id, person_id, telling.bubbles), told):
        purse.give_back(desk)
        return None
    notices.ride(desk.connection, telling.notices, message_id=message_id, at=desk.now)
    decisions.carried(desk.connection, [one.id for one in told], message_id)
    return message_id


def written(core: Core, desk: Desk, person_id: str, line_hash: str, bubbles: tuple[Bubble, ...]) -> bytes:
    """Word bubbles for one person and seal them under her account's key."""
    renderer = Renderer(core.texts, core.buttons, core.settings.public_url, person_id, {})
    key = desk.vault.key(desk.connection, f"line:{line_hash}")
    words = json.dumps(renderer.messages(bubbles), ensure_ascii=False)
    accesses.note(desk, desk.looks or (), who=person_id, door="push", shown=words)
    return key.seal(words)


def _hearer(here: Situation, person_id: str) -> Hearer:
    return here.hearers.get(person_id) or Hearer(person_id)


def _allowed(desk: Desk, here: Situation, told: list[Waiting]) -> bool:
    """Take a seat of the month; when the last one has gone meanwhile, that is the new decision."""
    if purse.take(desk):
        return True
    planning.note(desk, [planning.row_of(one, here, "skip", SPENT) for one in told])
    return False


def _card(
    core: Core, desk: Desk, line_hash: str, message_id: str, person_id: str, bubbles: tuple[Bubble, ...]
) -> Outgoing:
    body = written(core, desk, person_id, line_hash, bubbles)
    later = desk.now_ms + LATER_MS[0]
    return Outgoing(
        message_id, person_id, line_hash, "push", body, None, True, messages.SENDING, 0, desk.now_ms, later, True
    )  # fmt: skip


def _store(desk: Desk, card: Outgoing, told: list[Waiting]) -> bool:
    """Store it with the reason of its most pressing part."""
    first = max(told, key=lambda one: (one.worth, -one.id))
    why = first.verdict.partition(":")[2]
    return messages.add(
        desk.connection,
        **card._asdict(),
        made_at=desk.now,
        share=first.share,
        why=why,
        reason="",
    )
