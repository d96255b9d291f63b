"""Show who works in an office, one of them, and the offices below."""

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.council.handing import TO_WHOM
from engine.conversation.council.wording import HAND
from engine.conversation.staff.seen import Acts, Member, Staff
from engine.conversation.staff.wording import ACT, MEMBER, NOBODY, STAFF, WHOLE

ON_A_PAGE = 8
WHO, FROM, UNTIL, SURE, DONE, END = range(6)


def card(staff: Staff | None, page: int = 0) -> Card | Note:
    """Show the people of an office and, where there are any, the offices below."""
    if staff is None:
        return Note((say("There is no office of yours here, or not any more."),))
    rows = tuple(_row(staff, one) for one in staff.people[:ON_A_PAGE])
    acting = tuple(_acts(one, may_end=_may_end(staff, one)) for one in staff.acting)
    nobody = Row(say("Nobody is there at the moment."), None, _appoint(staff) if staff.may_appoint else None)
    first = max(0, page) * ON_A_PAGE
    some, left = staff.below[first : first + ON_A_PAGE], len(staff.below) - first - ON_A_PAGE
    below = tuple(Row(Plain(one.name), None, Button(say("See who"), Press(STAFF, one.id))) for one in some)
    more = Button(say("Further offices"), Press(STAFF, staff.office.id, index=max(0, page) + 1))
    whole = Button(say("Move all groups"), Press(WHOLE, staff.office.id))
    actions = (*((more,) if left > 0 else ()), *((whole,) if staff.is_below and staff.groups else ()))
    asked = (Row(say("Questions of groups, 30 days"), staff.questions),) if staff.questions else ()
    return Card(
        title=Plain(staff.office.name),
        rows=(*(rows or (nobody,)), *acting, *asked, *below),
        actions=actions,
    )


def member_card(staff: Staff, one: Member) -> Card:
    """Show one person, with what somebody above may do about the person's work."""
    about = f"{staff.office.id}/{one.id}"
    away = (Row(say("Away until"), say("{day}", day=one.away_until)),) if one.away_until else ()
    hand = Button(say("Hand the work over"), Press(HAND, f"/{about}", index=TO_WHOM), "primary")
    act = Button(say("Name who acts"), Press(ACT, about, index=WHO))
    return Card(
        title=Plain(one.name),
        rows=(Row(say("Office"), Plain(staff.office.name)), Row(say("What"), Plain(one.role)), *away),
        actions=(hand, act) if one.can_hand else (),
        remarks=() if one.can_hand else (say("Only somebody above may hand this work over."),),
    )


def _row(staff: Staff, one: Member) -> Row:
    words: Text = Plain(one.role)
    if one.away_until:
        words = say("{role}, away until {day}", role=Plain(one.role), day=one.away_until)
    look = Button(say("Look"), Press(MEMBER, f"{staff.office.id}/{one.id}"))
    return Row(Plain(one.name), words, look if one.can_hand else None)


def _acts(one: Acts, *, may_end: bool) -> Row:
    words = say("acts from {first} to {last}", first=one.first, last=one.last)
    if one.instead_of:
        words = say(
            "acts for {name} from {first} to {last}",
            name=Plain(one.instead_of),
            first=one.first,
            last=one.last,
        )
    end = Button(say("End it"), Press(ACT, one.id, index=END), "link")
    return Row(Plain(one.person), words, end if may_end else None)


def _may_end(staff: Staff, one: Acts) -> bool:
    by_name = {member.name: member for member in staff.people}
    member = by_name.get(one.instead_of)
    return staff.is_below or (member is not None and member.can_hand)


def _appoint(staff: Staff) -> Button:
    return Button(say("Name who acts"), Press(ACT, f"{staff.office.id}/{NOBODY}", index=WHO))
