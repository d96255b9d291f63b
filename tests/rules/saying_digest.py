"""Make the bot show the day's summary, what has not come, and every doubt that there is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from engine.boards.counts import Counts
from engine.conversation.bubbles import Bubble, Card, Plain
from engine.conversation.chasing.seen import Contact
from engine.conversation.digest import missing, showing
from engine.conversation.digest.seen import NOTHING, Below, Digest, Lacking, Missing, Part
from engine.conversation.doubts.wording import SAID
from engine.conversation.events import When
from engine.conversation.reviewing import listing
from engine.conversation.reviewing.seen import Bench, Waiting
from engine.doubting.nouns import CHECKS, Check, Doubt, Looked
from engine.doubting.rule import Rate

NAME = "จำนวนสมาชิกทั้งหมดของกลุ่มที่เข้าร่วม"
PARAMS = {
    "name": NAME, "was": "12500", "now": "125000", "count": "12", "days": "3", "times": "3", "km": "44", "group": NAME,
    "day": "22 พ.ย. 2564",
}  # fmt: skip
CHECK_OF: dict[str, Check] = {"first": "first", "money": "money"}
LOOKED = Looked(
    frozenset(CHECKS),
    tuple(
        Doubt(
            CHECK_OF.get(why, "number"),
            why,
            {name: PARAMS[name] for name in PARAMS if f"{{{name}}}" in words},
        )
        for why, words in SAID.items()
    ),
)
COUNTS = Counts(on_time=40, late=3, missing=12, soon=7)


def bubbles(when: When, *, group: str) -> Iterator[Bubble]:
    """Yield every card of these, full and empty, with the longest names."""
    parts = tuple(Part(f"ต.{group}"[:30] if number else "", COUNTS) for number in range(30))
    full = Digest(when.at, COUNTS, parts, 12, 3, 2, when.at.date(), 5)
    for digest in (
        None,
        Digest(when.at),
        full,
        replace(full, parts=(Part(group, Counts(ahead=3)),)),
        replace(full, counts=Counts(ahead=5)),
    ):
        yield showing.card(digest)
    today = when.at.date()
    spoken = Contact("u", when.at, "words", "สมชาย", "ลูกสาวรับสาย บอกว่าแม่อยู่สวน " * 4, today)
    groups = tuple(
        Lacking(
            str(number), group, (NAME,) * (number + 1), today - timedelta(days=number), spoken, "0812345678"
        )
        for number in range(9)
    )
    below = (Below(NAME, 12, today, "020000000"), Below(NAME, 1, None))
    for found in (NOTHING, Missing(groups, below), Missing(groups[:1]), Missing((), below)):
        yield missing.card(found, today)
        yield missing.card(found, today, 1)
    yield from _waiting(when, group)


def _waiting(when: When, group: str) -> Iterator[Bubble]:
    """Yield what may be accepted at once, what may not, and how the rules fared."""
    one = Waiting(
        "r" * 24, 0, "batch", NAME, group, when.at, may_together=True, looked=Looked(frozenset(CHECKS))
    )
    clean = tuple(replace(one, report=f"{one.report[:20]}{number}") for number in range(30))
    doubted = tuple(
        replace(one, report=f"x{number}", looked=replace(LOOKED, doubts=LOOKED.doubts[number:]))
        for number in range(17)
    )
    drawn = replace(one, report="drawn", is_drawn=True)
    for waiting in ((), clean, doubted, (*clean, *doubted, drawn), (drawn,)):
        yield listing.plain_card(Bench(waiting), "batch", when)
    rates = (Rate(NAME, 40, 12, 1), Rate(NAME, 3, 0, 0), Rate(NAME, 0, 0, 0))
    yield from (_rated(rate) for rate in rates)


def _rated(rate: Rate) -> Bubble:
    return Card(title=Plain(rate.duty), remarks=listing._rates(Bench(rates=(rate,)), 0))
