"""Lend everything that is said about reminders: settings, being away, what is late, and why something came."""

from collections.abc import Iterator
from datetime import date, time

from engine.conversation.bubbles import Press, Text, say
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.menu.functions import press
from engine.conversation.reminding.seen import Deputy, Late, Reason, Reminded, Request, Settings
from engine.conversation.reminding.wording import TIMES, number_of
from engine.conversation.state import State

FIRST, UNTIL = date(2021, 11, 22), date(2021, 12, 15)
COULD = (Deputy("p1", "แดง"), Deputy("p2", "สมชาย"))


def worlds(duty: str, group: str) -> Iterator[Reminded]:
    """Yield what one step may know, of every kind."""
    own = Late(("1", "2"), "collect", duty, "สำนักงาน", group, "มะลิ", FIRST, "o1", "u1", is_call=True)
    above = Late(("3", "4"), "file", duty, "สำนักงาน", since=FIRST, phone="020000050", is_above=True)
    asked = Late(("5",), "enquiry", "", "สำนักงาน", group, is_followed=True)
    review = Late(("6",), "review", duty, "สำนักงาน", group, obligation="o2", unit="u1")
    reasons: tuple[tuple[Text, date | None], ...] = (
        (say("It came along with an answer, which costs nothing."), FIRST),
        (say("It has no day yet, so nobody is reminded."), None),
    )
    yield Reminded()
    yield Reminded(
        late=(own, above, asked, review),
        settings=Settings(candidates=COULD),
        request=Request("p1", "แดง", FIRST, UNTIL, (group,)),
        reasons=tuple(Reason(f"{duty} · {group}", why, on) for why, on in reasons),
    )
    for state in ("asked", "agreed", "declined"):
        away = Settings(
            True, time(16), time(20), FIRST, UNTIL, "แดง", state, COULD, is_officer=state == "agreed"
        )
        yield Reminded(settings=away)


def moves(when: When) -> Iterator[tuple[State, Event]]:
    """Yield every tap and the words that belong to a slip."""
    days = {"step": number_of(FIRST), "nonce": number_of(UNTIL)}
    taps = [
        *(Press("late", id_, index=index) for id_ in ("", "1", "3", "5", "6", "9") for index in range(3)),
        *(Press("callme", id_) for id_ in ("o1", "x")),
        *(Press("set", draft, index=index, **days) for draft in ("", "p1", "-") for index in range(9)),
        *(Press("set", step=step, index=3) for step in range(len(TIMES))),
        *(Press("stand", id_, index=index) for id_ in ("p1", "p9") for index in range(2)),
    ]
    yield from ((State("idle"), Pressed(when, tap)) for tap in taps)
    for name in ("late", "settings", "rest", "why"):
        yield State("idle"), Pressed(when, press(name))
    slips = (("late/1", "ถนนขาด"), ("late/9", "ถนนขาด"), (f"set/{FIRST}", "3 วัน"), (f"set/{FIRST}", "ไม่รู้"))
    for about, words in slips:
        yield State("slip", about=about, answered_ms=when.ms), Typed(when, words, "m1")
    yield State("slip", about="late/1", answered_ms=when.ms), Pressed(when, Press("easewhy", "1"))
