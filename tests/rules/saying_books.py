"""Make the bot show everything about other systems, indicators and forms that anybody answers."""

from collections.abc import Iterator
from datetime import date, timedelta

from engine.conversation.bubbles import Bubble, Plain
from engine.conversation.events import When
from engine.conversation.ledger import listing
from engine.conversation.measures.books import Books, Copied, Entry, Money, Reached, Wall, Why
from engine.conversation.measures.reaching import cards
from engine.conversation.scene import Scene
from engine.conversation.walls import showing
from engine.measuring.budgets import Account
from engine.measuring.rolling import Figure
from engine.obligations.nouns.measures import Budget, Indicator
from engine.obligations.nouns.systems import System

SYSTEM = System("bpm", "ระบบบริหารงบประมาณและบริหารกิจกรรมโครงการ", "https://bpm.example")
LETTER = System("letter", "หนังสือถึงกรม", "", "letter")
VALUES = tuple(
    Copied(Plain(f"ข้อ {one}"), Plain("12,500"), Plain("11") if one == 2 else None) for one in range(12)
)

DAY = date(2021, 11, 20)
STATES: tuple[tuple[System, Why, date | None, str], ...] = (
    (SYSTEM, "new", None, ""),
    (SYSTEM, "changed", DAY, ""),
    (LETTER, "changed", DAY, "กษ 0212/77"),
    (LETTER, "done", DAY, ""),
    (SYSTEM, "gone", DAY, ""),
)


def bubbles(scene: Scene, when: When, *, duty: str, group: str) -> Iterator[Bubble]:
    """Yield every card of these, full and empty, with the longest names."""
    entries = tuple(
        Entry("r1", index, system, duty, group, "65-00001", why, VALUES, day, number)
        for index, (system, why, day, number) in enumerate(STATES)
    )
    for entry in entries:
        yield from listing.shown(entry, when)
        yield from listing.single(entry, 0, when)
        yield from listing.single(entry, 11, when)
    reached = tuple(
        Reached(
            Indicator("i", duty, "d", unit="กลุ่ม", target=target),
            Figure("50", "", value, value, target, 1, 2),
            group,
        )
        for value, target in ((None, 4.0), (3.0, 4.0), (900.0, 4.0), (0.5, None))
    )
    money = tuple(
        Money(Budget("b", duty, 30_000, "group"), Account("50", 30_000, spent, 1), group)
        for spent in (10.5, 40_000)
    )
    walls = (
        Wall("o1", duty, group, "w1", 34, when.at + timedelta(hours=3), is_open=True),
        Wall("o2", duty, group, "w2", 0, when.at - timedelta(hours=3)),
        Wall("o3", duty, group),
    )
    for books in (Books(ledger=entries * 3, reached=reached, money=money, walls=walls), Books()):
        known = Scene(scene.words, scene.consent, scene.account, books=books, owed=scene.owed)
        yield listing.listed(known)
        yield from cards(known)
        yield showing.listed(known, when)
    yield from (showing.card(one, when, is_open=one.is_open) for one in walls)
