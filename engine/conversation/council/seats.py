"""Say when a registration may wait for a seat, and offer it."""

from engine.conversation.bubbles import Button, Press, say
from engine.conversation.council.wording import QUEUE
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.obligations.eligibility import Verdict


def may_wait(filling: Filling, judged: Verdict) -> bool:
    """Say whether nothing but a seat is missing, and this registration is to take one."""
    is_new = filling.draft.purpose == "register" and not (filling.draft.replaces or filling.draft.is_practice)
    return is_new and bool(judged.hard) and all(rule.quota_of for rule in judged.hard)


def button(filling: Filling, state: State) -> Button:
    """Offer to wait for a seat."""
    return Button(say("Wait for a place"), Press(QUEUE, filling.draft.id, 0, state.nonce))
