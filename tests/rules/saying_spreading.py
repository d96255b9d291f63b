"""Make the bot show everything about news for many, summaries that are handed on, and LINE groups."""

from collections.abc import Iterator
from dataclasses import replace

from engine.announcing.audience import WHICH, Audience
from engine.announcing.pricing import Reach
from engine.conversation.announcing import wording as news
from engine.conversation.announcing.seen import News, Option, Prepared, Received, Told
from engine.conversation.bubbles import Bubble
from engine.conversation.events import When
from engine.conversation.handouts import wording as handouts
from engine.conversation.rooms import wording as rooms
from engine.conversation.rooms.seen import Bound, Choice, Lent, Rooms
from engine.handouts.handout import Handout, Line

OFFICE = "สำนักงานเกษตรและสหกรณ์จังหวัดเชียงใหม่"
LONG = "พรุ่งนี้ประชุมที่ศาลากลางบ้าน 9 โมง " * 20


def bubbles(when: When, *, duty: str, group: str) -> Iterator[Bubble]:
    """Yield every card of these, full and empty, with the longest names."""
    yield from _news(when, group)
    handout = Handout(OFFICE, when.at, tuple(Line(duty, one, one + 3) for one in range(40)))
    for one in (handout, Handout(OFFICE, when.at), replace(handout, lines=handout.lines[:1])):
        yield handouts.card(one)
        yield handouts.ready("x" * 48, one)[1]
    yield from handouts.ready("x" * 48, handout)
    choices = tuple(Choice(f"{one}//", group) for one in range(20))
    bound = tuple(Bound(str(one), group, when.at, one or None) for one in range(12))
    for some in (Rooms(), Rooms(bound, choices)):
        yield rooms.card(some)
        yield rooms.choices(some, 0)
        yield rooms.choices(some, 1)
    yield rooms.lent(Lent("482913", choices[0]))
    yield rooms.unbound()


def _news(when: When, group: str) -> Iterator[Bubble]:
    people = tuple(map(str, range(9)))
    options = tuple(Option(str(one), group) for one in range(20))
    told = Told("a1", when.at, LONG, 3, 9, tuple(f"มะลิ · {group}" for _ in range(30)))
    for reach in (
        Reach(),
        Reach(people, people, people, 212),
        Reach((), people, (), None),
        Reach(people, people),
    ):
        for which in WHICH:
            one = News(Audience(which, "1", "2"), reach, options, options, sent=(told, told))
            yield news.compose(one)
            for prepared in (Prepared("a", LONG, "e"), Prepared("a", "", "e"), Prepared("a", "มา")):
                yield news.preview(one, prepared)
        yield news.sent(reach, pushes=True)
        yield news.sent(reach, pushes=False)
    yield news.compose(News(Audience("all", "office:x")))
    for index in (news.KINDS, news.PLACES):
        for page in range(3):
            yield news.options(one, index, page)
    yield news.unread(told)
    yield news.unread(replace(told, left=()))
    got = Received("a", OFFICE, when.at, LONG, "e")
    yield news.received(got)
    yield news.received(replace(got, evidence="", is_read=True))
    yield news.all_received((got,) * 5)
    yield news.all_received(())
