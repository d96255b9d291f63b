"""Turn what waits to be told into bubbles, each checked again at this moment: nothing about what is already in."""

from dataclasses import dataclass, replace

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, Text, say
from handlers import (
    calling,
    closing_up,
    council_cards,
    enquiry_cards,
    happening,
    hearing,
    knock_cards,
    nudging,
    owing,
    promising,
    receipts,
    reminder_cards,
    rivals,
    sent_cards,
    thanking,
)
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
from handlers.messenger import alarms, phones
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
from models import notices, obligations, reports, units
from models.notices import DROPPED, Notice

# These kinds are told together, on one card a kind.
MERGED = frozenset({"remind", escalated.KIND, NOTICE})
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
    telling = _reminders(desk, person_id, pending) + _late(desk, person_id, pending, shown)
    telling += _reviews(desk, pending, room - len(telling.bubbles), shown)
    pending = [one for one in pending if one.id not in telling.notices]
    if len(telling.bubbles) < room:
        telling += _heard(desk, [one for one in pending if one.kind == NOTICE])
    for notice in sorted(pending, key=lambda one: (not one.is_worth_a_push, -one.worth, one.id)):
        if notice.kind not in MERGED and len(telling.bubbles) < room:
            single = _single(desk, notice)
            own = [one for one in buttons_in(single.bubbles) if not _is_door(one)]
            is_shown = bool(own) and all(one in shown for one in own)
            telling += replace(single, bubbles=()) if is_shown else single
    return telling


def _heard(desk: Desk, pending: list[Notice]) -> Telling:
    """Merge everything that was sent to an office besides words into one card."""
    card, told = hearing.card(desk, pending)
    return Telling((card,), told) if card else Telling()


def _reminders(desk: Desk, person_id: str, pending: list[Notice]) -> Telling:
    """Merge every reminder of a person into one card."""
    card, told, over = reminder_cards.card(desk, person_id, [one for one in pending if one.kind == "remind"])
    for notice, reason in over:
        drop(desk, notice, reason)
    return Telling((card,), told) if card else Telling()


def _reviews(desk: Desk, pending: list[Notice], room: int, shown: tuple[object, ...]) -> Telling:
    """Merge several things about reviews into one card for those who decide, and one for those who sent."""
    merged = Telling(*merging.waiting(desk, pending, shown)) if room > 0 else Telling()
    return merged + Telling(*merging.judged(desk, pending)) if room > len(merged.bubbles) else merged


def _late(desk: Desk, person_id: str, pending: list[Notice], shown: tuple[object, ...]) -> Telling:
    """Merge what is late and a person's to follow up into one card, unless she looks at it already."""
    card, told = escalated.card(desk, person_id, [one for one in pending if one.kind == escalated.KIND])
    if card is None:
        return Telling()
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


def _single(desk: Desk, notice: Notice) -> Telling:
    bubble = _BUBBLES[notice.kind](desk, notice) if notice.kind in _BUBBLES else None
    bubble = closing_up.shut(desk, notice, bubble) if bubble is not None else None
    if bubble is None:
        drop(desk, notice, "no longer true")
        return Telling()
    return Telling((bubble,), (notice.id,))


def _contributed(desk: Desk, notice: Notice) -> Bubble | None:
    report = reports.get(desk.connection, notice.about_id)
    if report is None or not report.is_current:
        return None
    obligation = obligations.get(desk.connection, str(notice.details.get("obligation", "")))
    if obligation is None or (obligation.report_id and not notice.details.get("is_late")):
        return None
    if not owing.acts_for(desk, notice.person_id, obligation.office_id):
        return None
    unit = units.unit(desk.connection, report.unit_id)
    name = Plain(unit.name if unit else "")
    words: Text = say("{group} has sent its part.", group=name)
    if notice.details.get("is_late"):
        words = say("{group} has changed its part after the report was sent.", group=name)
    button = Button(say("Open"), Press("o", str(notice.details.get("obligation", ""))))
    return Card(title=say("News"), rows=(Row(words, None, button),))


def _unreachable(desk: Desk, notice: Notice) -> Bubble | None:
    obligation = obligations.get(desk.connection, notice.about_id)
    if obligation is None or obligation.contribution_id or obligation.report_id:
        return None
    if not owing.acts_for(desk, notice.person_id, obligation.office_id):
        return None
    unit = units.unit(desk.connection, obligation.unit_id)
    words = say(
        "{group} cannot be reached on LINE. A phone call would help.", group=Plain(unit.name if unit else "")
    )
    button = Button(say("Do it for them"), Press("o", obligation.id))
    calls = phones.call(desk, obligation.programme, obligation.unit_id)
    return Card(title=say("News"), rows=(Row(words, None, button),), actions=calls)


_BUBBLES = {
    "enquiry": enquiry_cards.asked,
    "answered": enquiry_cards.answered,
    calling.KIND: calling.bubble,
    rivals.SAME: rivals.same,
    rivals.APART: rivals.apart,
    "knock": knock_cards.knock,
    "let_in": knock_cards.let_in,
    "kept_out": knock_cards.kept_out,
    "contributed": _contributed,
    "unreachable": _unreachable,
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
}


def drop(desk: Desk, notice: Notice, reason: str) -> None:
    """Leave a notice untold, with the reason."""
    notices.settle(desk.connection, [notice.id], state=DROPPED, reason=reason)


def placed(bubbles: tuple[Bubble, ...], telling: Telling) -> tuple[Bubble, ...]:
    """Put what rides along before the last bubble, so that the open question keeps its buttons."""
    return (*bubbles[:-1], *telling.bubbles, *bubbles[-1:])
