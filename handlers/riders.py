"""Turn what waits to be told into bubbles, each checked again at this moment: nothing about what is already in."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from engine.conversation.bubbles import Bubble, Button, Card
from handlers import (
    calling,
    closing_up,
    contributed,
    council_cards,
    enquiry_cards,
    happening,
    hearing,
    knock_cards,
    nudging,
    promising,
    receipts,
    reminder_cards,
    rivals,
    sent_cards,
    thanking,
    unreached,
)
from handlers.amending import telling as amended
from handlers.announcing import carrying as announcing
from handlers.announcing import telling as announced
from handlers.boards import entering
from handlers.compiling import renewing
from handlers.compiling.following import OUTDATED
from handlers.concessions import telling as conceded
from handlers.desk import Desk
from handlers.digesting import telling as digesting
from handlers.escalating import telling as escalated
from handlers.evidence import LOST, NOTICE
from handlers.feeding import telling as feeding
from handlers.messenger import alarms
from handlers.minding import deputies
from handlers.overtaking import TAKEN
from handlers.promises import KIND as PROMISED
from handlers.relaying import telling as relayed
from handlers.reviewing import merging
from handlers.reviewing import telling as reviewed
from handlers.rungs import doers
from handlers.rungs.clocks import WAITS
from handlers.sheets import edits as sheet_edits
from handlers.sheets import previews
from handlers.sheets import receipts as sheet_receipts
from handlers.sheets.edits import KIND as EDITED
from handlers.sheets.files import KIND as FILLED
from handlers.staffing import telling as staffed
from handlers.withdrawing import TAKEN_BACK
from handlers.years import closing
from models import notices
from models.notices import DROPPED, Notice

# These kinds are told apart from the others: together on one card a kind, or, as the summary, before them.
MERGED = frozenset({"remind", escalated.KIND, NOTICE, doers.UNREACHABLE, digesting.KIND})
DOOR = "m"


@dataclass(frozen=True, slots=True)
class Telling:
    """Bubbles to show, and the notices that they tell."""

    bubbles: tuple[Bubble, ...] = ()
    notices: tuple[int, ...] = ()

    def __add__(self, other: "Telling") -> "Telling":
        return Telling((*self.bubbles, *other.bubbles), (*self.notices, *other.notices))


def waiting(
    desk: Desk, person_id: str, *, room: int, busy_with: str = "", shown: tuple[object, ...] = (), is_push: bool = False, no_reminders: bool = False
) -> Telling:  # fmt: skip
    """Return what is to be told to a person now; what is over is dropped with its reason.

    A push carries what is worth a counted message, and then takes everything else along. What finds no room in the
    message stays for the next one.
    """
    pending = notices.pending(desk.connection, person_id, at=desk.now)
    if no_reminders:
        pending = [one for one in pending if one.kind != "remind"]
    if room < 1 or not pending or (is_push and not any(one.is_worth_a_push for one in pending)):
        return Telling()
    return _told(desk, person_id, [one for one in pending if not _is_busy(one, busy_with)], room, shown)


def again(desk: Desk, person_id: str, message_id: str, *, room: int) -> Telling:
    """Return what a message that waited would tell now: the same notices, each checked again."""
    return _told(desk, person_id, notices.riding(desk.connection, message_id), room)


def _is_busy(notice: Notice, busy_with: str) -> bool:
    """Say whether a reminder is about what is being filled right now."""
    if notice.kind in {PROMISED, nudging.KIND}:
        return bool(busy_with) and notice.details.get("obligation") == busy_with
    return notice.kind == "remind" and notice.about_id == busy_with


def _told(
    desk: Desk, person_id: str, pending: list[Notice], room: int, shown: tuple[object, ...] = ()
) -> Telling:
    telling = _reminders(desk, person_id, pending)
    telling += _late(desk, person_id, pending, shown)
    if len(telling.bubbles) < room:
        telling += _summary(desk, pending, shown)
    seen = (*shown, *buttons_in(telling.bubbles))
    if len(telling.bubbles) < room:
        telling += Telling(*merging.waiting(desk, pending, seen))
    judged = Telling(*merging.judged(desk, pending))
    reminded = {
        nudging.round_of(one) for one in pending if one.kind == "remind" and one.id in telling.notices
    }
    pending = [one for one in pending if one.id not in {*telling.notices, *judged.notices}]
    if len(telling.bubbles) < room:
        telling += _heard(desk, [one for one in pending if one.kind == NOTICE])
    if len(telling.bubbles) < room:
        telling += _unreached(desk, person_id, [one for one in pending if one.kind == doers.UNREACHABLE])
    for notice in sorted(pending, key=lambda one: (not one.is_worth_a_push, -one.worth, one.id)):
        if notice.kind not in MERGED and len(telling.bubbles) < room:
            telling += _unless_shown(_single(desk, notice, reminded), shown)
    # What has come through can wait: what is asked of somebody is told before it.
    return telling + judged if len(telling.bubbles) < room else telling


def _summary(desk: Desk, pending: list[Notice], shown: tuple[object, ...]) -> Telling:
    """Show the day's summary first: what it says need not be said by a card of its own."""
    found = next((one for one in pending if one.kind == digesting.KIND), None)
    single = _single(desk, found) if found else Telling()
    is_shown = all(one in shown for one in buttons_in(single.bubbles))
    return replace(single, bubbles=()) if is_shown else single


def _unless_shown(single: Telling, shown: tuple[object, ...]) -> Telling:
    """Leave out a bubble of which everything can be done where the person looks already."""
    own = [one for one in buttons_in(single.bubbles) if not _is_door(one)]
    is_shown = bool(own) and all(one in shown for one in own)
    return replace(single, bubbles=()) if is_shown else single


def _heard(desk: Desk, pending: list[Notice]) -> Telling:
    """Merge everything that was sent to an office besides words into one card."""
    card, told = hearing.card(desk, pending)
    return Telling((card,), told) if card else Telling()


def _unreached(desk: Desk, person_id: str, pending: list[Notice]) -> Telling:
    """Merge the groups that LINE does not reach into one card."""
    card, told, over = unreached.card(desk, person_id, pending)
    for notice in over:
        drop(desk, notice, "no longer true")
    return Telling((card,), told) if card else Telling()


def _reminders(desk: Desk, person_id: str, pending: list[Notice]) -> Telling:
    """Merge every reminder of a person into one card."""
    begun = {nudging.round_of(one): one.about_id for one in pending if one.kind == nudging.KIND}
    reminders = [one for one in pending if one.kind == "remind"]
    card, told, over = reminder_cards.card(desk, person_id, reminders, begun)
    for notice, reason in over:
        drop(desk, notice, reason)
    return Telling((card,), told) if card else Telling()


def _late(desk: Desk, person_id: str, pending: list[Notice], shown: tuple[object, ...]) -> Telling:
    """Merge what is late and a person's to follow up into one card, but for what she looks at, or is reminded of herself."""
    reminded = frozenset(one.about_id for one in pending if one.kind == "remind")
    late = [one for one in pending if one.kind == escalated.KIND]
    card, told = escalated.card(desk, person_id, late, reminded)
    if card is None:
        return Telling((), told)
    is_shown = all(one in shown for one in buttons_in((card,)))
    return Telling(() if is_shown else (card,), told)


def buttons_in(bubbles: tuple[Bubble, ...]) -> tuple[object, ...]:
    """Return the buttons on cards: what can be done here need not be told once more beside it."""
    cards = [bubble for bubble in bubbles if isinstance(bubble, Card)]
    found = (button for card in cards for button in (*(row.button for row in card.rows), *card.actions))
    return tuple(button for button in found if button is not None)


def _is_door(button: object) -> bool:
    """Say whether a button only leads to a list: that the same one stands on the menu tells nothing of the news."""
    return isinstance(button, Button) and button.press.kind == DOOR


def _single(desk: Desk, notice: Notice, reminded: Collection[str] = ()) -> Telling:
    if notice.kind == nudging.KIND and nudging.round_of(notice) in reminded:
        return Telling((), (notice.id,))  # the reminder on the same message leads back to what was begun
    bubble = _BUBBLES[notice.kind](desk, notice) if notice.kind in _BUBBLES else None
    bubble = closing_up.shut(desk, notice, bubble) if bubble is not None else None
    if bubble is None:
        drop(desk, notice, "no longer true")
        return Telling()
    return Telling((bubble,), (notice.id,))


_BUBBLES = {
    "enquiry": enquiry_cards.asked,
    "answered": enquiry_cards.answered,
    calling.KIND: calling.bubble,
    rivals.SAME: rivals.same,
    rivals.APART: rivals.apart,
    "knock": knock_cards.knock,
    "let_in": knock_cards.let_in,
    "kept_out": knock_cards.kept_out,
    "contributed": contributed.bubble,
    PROMISED: promising.bubble,
    LOST: hearing.not_kept,
    TAKEN: sent_cards.first,
    TAKEN_BACK: sent_cards.taken_back,
    EDITED: sheet_edits.asked,
    "received": receipts.received,
    sheet_receipts.KIND: sheet_receipts.received,
    FILLED: previews.bubble,
    happening.KIND: happening.bubble,
    **reviewed.BUBBLES,
    **relayed.BUBBLES,
    **amended.BUBBLES,
    WAITS: reviewed.waiting_bubble,
    nudging.KIND: nudging.bubble,
    **thanking.BUBBLES,
    doers.STAND_IN: doers.stand_in,
    **deputies.BUBBLES,
    **conceded.BUBBLES,
    **council_cards.BUBBLES,
    **staffed.BUBBLES,
    closing.KIND: closing.bubble,
    OUTDATED: renewing.bubble,
    **alarms.BUBBLES,
    entering.SIGNED_IN: entering.bubble,
    **digesting.BUBBLES,
    announcing.KIND: announced.bubble,
    **feeding.BUBBLES,
}


def drop(desk: Desk, notice: Notice, reason: str) -> None:
    """Leave a notice untold, with the reason."""
    notices.settle(desk.connection, [notice.id], state=DROPPED, reason=reason)


def placed(bubbles: tuple[Bubble, ...], telling: Telling) -> tuple[Bubble, ...]:
    """Put what rides along before the last bubble, so that the open question keeps its buttons."""
    return (*bubbles[:-1], *telling.bubbles, *bubbles[-1:])
