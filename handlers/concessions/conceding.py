"""Carry out what makes a duty easier, each with who and why; everything is asked again in the transaction that writes."""

from engine.conversation.concessions.orders import (
    AnswerLater,
    AskLater,
    Conceding,
    GiveBack,
    GiveLater,
    HandOn,
    HoldOtherwise,
    Resume,
    Waive,
)
from engine.conversation.concessions.seen import Target
from engine.conversation.reviewing.orders import Because
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.states import Happened, State, after
from handlers import dating, easing, enrolling, handing, owing
from handlers.concessions import limits, seeing, telling
from handlers.dating import Setting
from handlers.desk import Desk, Overtaken, Speaker
from handlers.feeding import outgoing
from handlers.filling import new_id
from handlers.orders import Order
from handlers.owing import Rights
from handlers.reviewing import reasons
from models import audit, drafts, eased, facts, notices, obligations, postponements, units
from models.obligations import Obligation

FREQUENT = {
    "weather": "rain or flood", "people": "too few people", "papers": "papers missing", "illness": "illness",
    "ended": "the group has ended", "elsewhere": "reported elsewhere",
}  # fmt: skip


def carry_out(desk: Desk, who: Speaker, order: Conceding, seed: str) -> tuple[Order, ...]:
    """Carry out what a turn decided."""
    held = owing.rights(desk, who.person_id)
    match order:
        case AskLater():
            return _asked(desk, who, held, order, seed)
        case AnswerLater():
            return _answered(desk, who, held, order)
        case GiveLater():
            row = _mine(desk, held, order.obligation, "later")
            _give(desk, who, row, order.part, order)
        case Waive(obligation_id, because):
            row = _mine(desk, held, obligation_id, "waive")
            if not easing.waive(desk, row.id, by=who.person_id, why=FREQUENT.get(because.frequent, "")):
                raise Overtaken
            _note(desk, who, row, "waived", because)
        case _:
            _other(desk, who, held, order)
    return ()


def _other(desk: Desk, who: Speaker, held: Rights, order: HandOn | HoldOtherwise | GiveBack | Resume) -> None:
    match order:
        case HandOn():
            _hand_on(desk, who, _mine(desk, held, order.obligation, "hand_on"), order)
        case HoldOtherwise():
            row = _mine(desk, held, order.obligation, "otherwise")
            _move(desk, who, row, Happened.CHANGED)
            _note(desk, who, row, "changed", order.because, way=order.way, agreed_by=order.agreed_by)
        case GiveBack():
            row = _mine(desk, held, order.obligation, "give_back")
            _move(desk, who, row, Happened.CANCELLED)
            notices.forget_steps(desk.connection, row.id)
            _note(desk, who, row, "cancelled", order.document, baht=order.baht, day=order.day)
        case Resume():
            row = _mine(desk, held, order.obligation, "resume")
            _move(desk, who, row, Happened.RESUMED)
            _note(desk, who, row, "resumed", Because())
            _plan_again(desk, row)


def _asked(desk: Desk, who: Speaker, held: Rights, order: AskLater, seed: str) -> tuple[Order, ...]:
    """Keep a wish and have the office hear of it at once."""
    row = obligations.get(desk.connection, order.obligation)
    unit = units.unit(desk.connection, row.unit_id) if row else None
    parts = owing.parts(desk, held, row, unit.name if unit else "", {}) if row else []
    if row is None or not any(one.part == order.part and not one.is_done for one in parts):
        raise Overtaken
    last = row.due if order.part == "collect" else limits.latest(desk, row)
    wish = new_id("wish", seed, row.id, order.part)
    is_new = postponements.ask(
        desk.connection, id=wish, obligation_id=row.id, part=order.part, person_id=who.person_id, day=order.day,
        reason=reasons.sealed(desk, who, order.because), frequent=order.because.frequent, asked_at=desk.now,
    )  # fmt: skip
    if not is_new or (last is not None and order.day > last):
        raise Overtaken
    free = limits.free_until(desk, row, order.part)
    if free is not None and order.day <= free:
        return _moved(desk, who, row, order, wish)
    audit.note(desk.connection, at=desk.now, act="asked_later", about_id=wish, person_id=who.person_id)
    return telling.asked(desk, wish, seeing.answerers(desk, row, order.part, but=who.person_id))


def _moved(desk: Desk, who: Speaker, row: Obligation, order: AskLater, wish: str) -> tuple[Order, ...]:
    """Move the day of a group's part at once, as the programme's ladder allows; it is kept like a wish that was granted."""
    postponements.decide(desk.connection, wish, is_granted=True, by=who.person_id, at=desk.now)
    audit.note(desk.connection, at=desk.now, act="moved_later", about_id=wish, person_id=who.person_id)
    _give(desk, who, row, order.part, GiveLater(row.id, "collect", order.day, Because()))
    return ()


def _answered(desk: Desk, who: Speaker, held: Rights, order: AnswerLater) -> tuple[Order, ...]:
    wish, stored = seeing.wish(desk, held, order.wish), postponements.get(desk.connection, order.wish)
    row = obligations.get(desk.connection, stored.obligation_id) if stored else None
    if wish is None or stored is None or row is None or (order.yes and wish.is_too_late):
        raise Overtaken
    if not postponements.decide(
        desk.connection, stored.id, is_granted=order.yes, by=who.person_id, at=desk.now
    ):
        raise Overtaken
    if order.yes:
        part = GiveLater(row.id, "collect" if stored.part == "collect" else "file", stored.day, Because())
        _give(desk, who, row, part.part, part)
    audit.note(
        desk.connection, at=desk.now, act="granted_later" if order.yes else "refused_later", about_id=stored.id,
        person_id=who.person_id,
    )  # fmt: skip
    return telling.answered(desk, stored)


def _give(desk: Desk, who: Speaker, row: Obligation, part: str, order: GiveLater) -> None:
    """Move the day of a group's part, or of the whole; never past the day that is printed."""
    last = row.due if part == "collect" else limits.latest(desk, row)
    programme = desk.library.programmes.get(row.programme)
    if programme is None or (last is not None and order.day > last):
        raise Overtaken
    _note(desk, who, row, "later", order.letter, day=order.day)
    if part == "file":
        if not easing.extend(desk, row.id, order.day, by=who.person_id, letter=_letter(order)):
            raise Overtaken
        return
    setting = Setting(
        f"unit:{row.unit_id}", facts.COLLECT, f"{row.duty}/{row.period}", day=order.day, person_id=who.person_id
    )  # fmt: skip
    dating.write_down(desk, programme, setting)


def _letter(order: GiveLater) -> str:
    """Name what an extension rests on; a letter's number is no secret, and stands with the day."""
    return order.letter.words[:200] or "asked for"


def _hand_on(desk: Desk, who: Speaker, row: Obligation, order: HandOn) -> None:
    """Give a round to another office with its drafts, or what is being filled of it to a colleague."""
    if order.office:
        if easing.hand_over(desk, row.id, order.office, by=who.person_id) is None:
            raise Overtaken
        for person_id in seeing.answerers(desk, _at(desk, row, order.office), "collect", but=who.person_id):
            telling.handed(desk, row, person_id)
        return
    if order.person not in {one.id for one in _targets(desk, who, row)}:
        raise Overtaken
    for draft in drafts.open_on(desk.connection, row.id, "file"):
        if draft.person_id == who.person_id:
            handing.give(desk, draft, order.person)
    audit.note(desk.connection, at=desk.now, act="handed_on", about_id=row.id, person_id=who.person_id)
    telling.handed(desk, row, order.person)


def _targets(desk: Desk, who: Speaker, row: Obligation) -> tuple[Target, ...]:
    found = seeing.easing(desk, owing.rights(desk, who.person_id), row.id, who.person_id)
    return found.targets if found else ()


def _at(desk: Desk, row: Obligation, office_id: str) -> Obligation:
    found = obligations.of_unit(desk.connection, row.unit_id, row.programme)
    same = (
        one
        for one in found
        if one.office_id == office_id and (one.duty, one.period) == (row.duty, row.period)
    )
    return next(same, row)


def _mine(desk: Desk, held: Rights, obligation_id: str, act: str) -> Obligation:
    """Return a round that this person may still do this with; raises when not any more."""
    row = obligations.get(desk.connection, obligation_id)
    if row is None:
        raise Overtaken
    own, above = limits.is_own(held, row), limits.is_above(desk, held, row)
    if act not in limits.may(row, day_in_bangkok(desk.now), own=own, above=above):
        raise Overtaken
    return row


def _move(desk: Desk, who: Speaker, row: Obligation, happened: Happened) -> None:
    state = after(State(row.state), happened)
    if state is None:
        raise Overtaken
    obligations.set_state(desk.connection, row.id, state=state.value)
    outgoing.touched(desk, row)
    audit.note(desk.connection, at=desk.now, act=happened.value, about_id=row.id, person_id=who.person_id)


def _note(desk: Desk, who: Speaker, row: Obligation, act: str, because: Because, **told: object) -> None:
    """Keep what was decided with its figures; the words are sealed."""
    eased.note(
        desk.connection, obligation_id=row.id, act=act, person_id=who.person_id, at=desk.now,
        reason=reasons.sealed(desk, who, because), frequent=because.frequent, **told,
    )  # fmt: skip


def _plan_again(desk: Desk, row: Obligation) -> None:
    """Bring the days and reminders of a round that is owed again up to date."""
    programme, unit = desk.library.programmes.get(row.programme), units.unit(desk.connection, row.unit_id)
    if programme and unit:
        enrolling.renew(desk, programme, unit, enrolling.Reason("resumed", replans=True))
