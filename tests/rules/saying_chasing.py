"""Make the bot say everything about chasing and filling in: groups, prices, who told it, papers, invitations."""

from collections.abc import Iterator
from datetime import date, timedelta

from engine.announcing.pricing import Price
from engine.conversation.bubbles import Press
from engine.conversation.chasing.seen import (
    Asked,
    Called,
    Chased,
    Chasing,
    Contact,
    Invited,
    Made,
    Missed,
    Objecting,
    Printed,
)
from engine.conversation.chasing.wording import BLANK, CHASE, FOR_THEM, INVITE, OBJECT, PROMPT
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.menu.functions import press
from engine.conversation.reminding.seen import Reminded
from engine.conversation.state import State

WHO = "มะลิ ใจดี"
ROLE = "ประธานหรือผู้นำกลุ่ม"


def worlds(duty: str, group: str, when: When) -> Iterator[Reminded]:
    """Yield what a step may know: nothing, little, and as much as there can be."""
    day = when.at.date()
    for heard in ("tomorrow", "days", "nobody", "words", "relayed", "reminded"):
        contact = Contact(
            "u1", when.at, heard, WHO, "ลูกสาวรับสาย" if heard == "words" else "", day + timedelta(1)
        )
        yield Reminded(chasing=_whole(duty, group, contact, day))
    yield Reminded(chasing=Chasing(group=Chased("u1", group), called=Called()))
    yield Reminded(
        chasing=Chasing(called=Called(Price(1, 2, 212), 3, 4, 5, tuple(f"{group} {i}" for i in range(9))))
    )
    yield Reminded(chasing=Chasing(asked=Asked("o1", duty, group), number="found"))
    yield Reminded(chasing=Chasing(number="wrong"))
    yield Reminded(chasing=Chasing(number="over"))
    yield Reminded()


def _whole(duty: str, group: str, contact: Contact, day: date) -> Chasing:
    missed = tuple(Missed(f"o{i}", duty, day + timedelta(i - 2), "d9" if i == 1 else "") for i in range(8))
    made = Made("i1", 1, "25650001", ROLE, group, day + timedelta(30), 30, needs_tap=True)
    return Chasing(
        group=Chased("u1", group, WHO, is_on_line=contact.heard == "days", phone="0812345678", contact=contact, missed=missed),
        called=Called(Price(4, 3, 212), 2, 1, 1, (group,)),
        asked=Asked("o1", duty, group, WHO, "p1"),
        printed=Printed("o1", duty, group, "1073031", missed),
        objecting=Objecting("r1", "65-00001", duty, group, WHO, can_correct=True),
        invited=Invited(tuple((ROLE, group) for _ in range(9)), "", made if contact.heard == "nobody" else None),
    )  # fmt: skip


def moves(when: When) -> Iterator[tuple[State, Event]]:
    """Yield every tap on a button about it, and words for every slip."""
    taps = [Press(CHASE, "u1", index=index) for index in range(5)]
    taps += [Press(PROMPT, index=index) for index in range(2)]
    taps += [Press(FOR_THEM, "o1", index=index) for index in range(5)]
    taps += [Press(OBJECT, "r1", index=index) for index in range(2)]
    taps += [Press(BLANK, "o1"), Press(INVITE), Press(INVITE, index=1)]
    yield from ((State("idle"), Pressed(when, tap)) for tap in taps)
    yield from ((State("idle"), Pressed(when, press(name))) for name in ("prompt", "invite"))
    for about in (f"{CHASE}/u1", f"{FOR_THEM}/o1", f"{OBJECT}/r1"):
        for words in ("ลูกสาวรับสาย", "ก" * 600, "1"):
            yield State("slip", about=about, answered_ms=when.ms), Typed(when, words, "m1")
    yield State("idle"), Typed(when, "107 3031", "m1")
