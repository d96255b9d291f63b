"""Carry out a turn's effects in the caller's transaction: rows, drafts, reports, notices. The caller commits and sends."""

from dataclasses import dataclass, field

from engine.conversation.announcing.orders import Spreading
from engine.conversation.boards.orders import EndVisit
from engine.conversation.bubbles import Bubble, Plain, Text, say
from engine.conversation.concessions.orders import Conceding
from engine.conversation.council.orders import (
    Councils,
    Decide,
    FillPost,
    HandWork,
    LeavePost,
    MoveGroup,
    Retire,
    WaitForSeat,
)
from engine.conversation.effects import (
    Agree,
    AskOn,
    CallIt,
    Close,
    Drop,
    Effect,
    EndFile,
    Enquire,
    Forget,
    Happen,
    Join,
    Keep,
    Leave,
    LetIn,
    Liken,
    LookedAt,
    Preserve,
    Reach,
    Rehearsed,
    Respond,
    Say,
    Send,
    Share,
    Turn,
    Withdraw,
)
from engine.conversation.measures.orders import Booking, CloseWall, Enter, OpenWall
from engine.conversation.menu.work import due_words
from engine.conversation.privacy.orders import Erase, Privacy
from engine.conversation.reminding.orders import Minding
from engine.conversation.reviewing.orders import Reviewing
from engine.conversation.staff.orders import Appoint, EndActing, HandOffice, Staffing
from handlers import (
    beside,
    calling,
    council_acts,
    enquiries,
    evidence,
    filling,
    forgetting,
    happening,
    joining_in,
    menus,
    owing,
    practising,
    reporting,
    riders,
    rivals,
    withdrawing,
)
from handlers.announcing import spreading
from handlers.boards import entering
from handlers.concessions import conceding
from handlers.desk import Desk, Speaker
from handlers.minding import carrying as minding
from handlers.orders import Order
from handlers.privacy import carrying as privacy
from handlers.privacy import informing
from handlers.reviewing import deciding
from handlers.riders import Telling
from handlers.sheets import previews
from handlers.speakers import meet
from handlers.staffing import carrying as staffing
from models import drafts, people, practices

BUBBLES = 5


@dataclass(slots=True)
class Recorded:
    """What is left to do after the commit: bubbles to show, tasks to enqueue."""

    bubbles: tuple[Bubble, ...] = ()
    is_worth_a_push: bool = False
    blanks: dict[str, Text] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    told: Telling = field(default_factory=Telling)
    is_gone: bool = False


def record(desk: Desk, who: Speaker, turn: Turn, *, mailbox: str, seed: str, can_reply: bool) -> Recorded:
    """Carry out every effect, then add what waits for this person."""
    meet(desk, who)
    recorded = Recorded()
    for effect in turn.effects:
        _carry_out(desk, who, effect, recorded, mailbox, seed)
    recorded.orders += menus.orders(desk, who, turn, seed)
    if any(isinstance(effect, (Send, Join)) for effect in turn.effects):
        recorded.blanks["next"] = _next(desk, who)
    if can_reply and recorded.bubbles:
        room = BUBBLES - len(recorded.bubbles)
        busy_with = _busy_with(turn)
        shown = riders.buttons_in(recorded.bubbles)
        # Whoever looks at the events already is not asked for them once more beside it.
        if not busy_with and not any(happening.is_of_event(button) for button in shown):
            happening.remind(desk, who.person_id)
        recorded.told = riders.waiting(desk, who.person_id, room=room, busy_with=busy_with, shown=shown)
        recorded.bubbles = riders.placed(recorded.bubbles, recorded.told)
        if not recorded.is_gone and len(recorded.bubbles) < BUBBLES:
            recorded.bubbles += informing.news(desk, who, turn.state)
    return recorded


def record_in_public(desk: Desk, who: Speaker, turn: Turn, *, mailbox: str) -> Recorded:
    """Carry out a turn in a group: nobody is met, nothing rides along, and nothing that was said is kept."""
    recorded = Recorded()
    for effect in turn.effects:
        if isinstance(effect, Spreading):
            spreading.carry_out(desk, who, effect, in_public=True)
        elif isinstance(effect, (Say, Forget)):
            _carry_out(desk, who, effect, recorded, mailbox, "")
    return recorded


def _carry_out(desk: Desk, who: Speaker, effect: Effect, recorded: Recorded, mailbox: str, seed: str) -> None:
    if isinstance(
        effect, Reviewing | Conceding | Minding | Happen | EndFile | LookedAt | EndVisit | Spreading | Privacy
    ):
        recorded.orders += _decide(desk, who, effect, recorded, seed)
        recorded.is_gone |= isinstance(effect, Erase)
        return
    match effect:
        case Say(bubbles, is_worth_a_push):
            recorded.bubbles += bubbles
            recorded.is_worth_a_push |= is_worth_a_push
        case Keep() | Drop() | Rehearsed():
            _change_draft(desk, who, effect)
        case Withdraw():
            recorded.orders += withdrawing.withdraw(desk, who, effect)
        case Send():
            blanks, orders = reporting.send(desk, who, effect)
            recorded.blanks = {"first_number": blanks["number"], **recorded.blanks, **blanks}
            recorded.orders += orders
        case Leave():
            recorded.is_gone = joining_in.leave(desk, who, mailbox)
        case Forget(message_id):
            recorded.orders += forgetting.forget(desk, who, mailbox, message_id)
        case Enquire() | AskOn() | Respond() | Close():
            recorded.orders += enquiries.carry_out(desk, who, effect)
        case Preserve():
            recorded.orders += evidence.preserve(desk, who, effect)
        case _:
            _change_people(desk, who, effect, seed)


def _decide(
    desk: Desk,
    who: Speaker,
    effect: Reviewing | Conceding | Minding | Happen | EndFile | LookedAt | EndVisit | Spreading | Privacy,
    recorded: Recorded,
    seed: str,
) -> tuple[Order, ...]:
    """Carry out what was decided about a report, a duty that is made easier, what happened, a filled-in table, or a visit."""
    if isinstance(effect, Happen):
        recorded.blanks |= happening.happened(desk, who, effect)
        return ()
    if isinstance(effect, EndVisit):
        entering.throw_out(desk, who, effect.session)
        return ()
    if isinstance(effect, Privacy):
        return privacy.carry_out(desk, who, effect)
    if isinstance(effect, Spreading):
        return spreading.carry_out(desk, who, effect)
    if isinstance(effect, EndFile | LookedAt):
        return previews.carry_out(desk, who, effect)
    if isinstance(effect, Minding):
        return minding.carry_out(desk, who, effect)
    if isinstance(effect, Reviewing):
        return deciding.carry_out(desk, who, effect)
    return conceding.carry_out(desk, who, effect, seed)


def _change_draft(desk: Desk, who: Speaker, effect: Keep | Drop | Rehearsed) -> None:
    match effect:
        case Keep(draft):
            (practising if draft.is_practice else filling).keep(desk, who, draft)
        case Drop(draft_id) if (
            row := drafts.get(desk.connection, draft_id)
        ) and row.person_id != who.person_id:
            pass  # What somebody else has begun is hers alone to throw away.
        case Drop(draft_id):
            drafts.end(desk.connection, draft_id, state=drafts.DROPPED, at=desk.now)
            practices.end(desk.connection, draft_id, state=practices.LEFT, at=desk.now)
        case Rehearsed(draft_id):
            practices.end(desk.connection, draft_id, state=practices.DONE, at=desk.now)


def _change_people(
    desk: Desk,
    who: Speaker,
    effect: Agree | Join | LetIn | Reach | CallIt | Share | Liken | Booking | Councils | Staffing,
    seed: str,
) -> None:
    match effect:
        case Agree(version, digest):
            privacy.agree(desk, who, version, digest)
        case Join():
            joining_in.join(desk, who, effect, seed)
        case LetIn():
            joining_in.decide(desk, who, effect)
        case CallIt() | Share():
            calling.carry_out(desk, who, effect)
        case Liken():
            rivals.said_same(desk, who, effect)
        case Enter() | OpenWall() | CloseWall():
            beside.carry_out(desk, who, effect)
        case FillPost() | LeavePost() | Decide() | Retire() | MoveGroup() | WaitForSeat() | HandWork():
            council_acts.carry_out(desk, who, effect)
        case Appoint() | EndActing() | HandOffice():
            staffing.carry_out(desk, who, effect)
        case Reach(yes):
            people.change_account(desk.connection, who.line_hash, at=desk.now, is_reachable=yes)


def _next(desk: Desk, who: Speaker) -> Text:
    """Say what comes next for this person."""
    held = owing.rights(desk, who.person_id)
    open_now = [one for one in owing.owed(desk, held, {}) if not one.is_done]
    if not open_now:
        return say("Nothing is due. Thank you.")
    first = open_now[0]
    until = due_words(first.due, desk.now.date(), window=first.window)
    return say("{duty} · {about}: {until}", duty=Plain(first.duty), about=Plain(first.about), until=until)


def _busy_with(turn: Turn) -> str:
    """Name the obligation that is being filled right now: it needs no reminder."""
    kept = [effect.draft.obligation for effect in turn.effects if isinstance(effect, Keep)]
    return kept[-1] if kept and turn.state.draft else ""
