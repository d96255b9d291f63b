"""Word news for many: its buttons and its cards. It never stands for the official letter, and says so."""

from typing import Final

from engine.announcing.audience import Which
from engine.announcing.pricing import Reach
from engine.conversation.announcing.seen import News, Prepared, Received, Told
from engine.conversation.bubbles import Button, Card, Look, Note, Phrase, Plain, Press, Row, Text, say
from engine.conversation.concessions.wording import stop
from engine.conversation.pricing import price
from thai.text import clip

NEWS: Final = "tell"
"""Write to many: choose whom, look at what is prepared, send it, see who has read it."""

READ: Final = "read"
"""Say that news was read, open its file, or see it once more."""

OF_NEWS: Final = frozenset({NEWS, READ})
SHOW, KINDS, PLACES, SEND, PUSH, WHO, AGAIN = range(7)
ACKNOWLEDGE, FILE, ONCE_MORE = range(3)
ON_A_PAGE: Final = 8
NAMED: Final = 20
SHORT: Final = 60
NO_LETTER: Final = say("This does not stand for the official letter.")
WHOM: Final[dict[Which, Phrase]] = {
    "all": say("Everybody"),
    "missing": say("Past the day, not in"),
    "soon": say("Due within 7 days"),
    "returned": say("To be corrected"),
}


def compose(news: News) -> Card:
    """Ask for the words, with whom they go to and what that costs in sight."""
    chosen = news.audience
    which = tuple(
        Button(words, Press(NEWS, f"{name}/{chosen.kind}/{chosen.place}", index=SHOW))
        for name, words in WHOM.items()
        if name != chosen.which and not chosen.office_kind
    )
    kinds = (Button(say("Choose the kind"), Press(NEWS, chosen.code, index=KINDS)),) if news.kinds else ()
    places = (Button(say("Choose the area"), Press(NEWS, chosen.code, index=PLACES)),) if news.places else ()
    sent = tuple(_sent_row(one) for one in news.sent)
    ask = say("Please type the words, or send a picture or a file. Nothing is sent before you tap Send.")
    if not news.reach.people:
        ask = say("Nobody is there whom this would reach. Choose others.")
    return Card(
        title=say("Write to many"),
        rows=(*whom(news), *sent),
        choices=(*which, *kinds, *places),
        remarks=(ask, NO_LETTER),
        quick=(stop(),),
    )


def whom(news: News) -> tuple[Row, ...]:
    """Say to whom it goes, and at what price."""
    kind = news.name_of(news.kinds, news.audience.kind)
    place = news.name_of(news.places, news.audience.place)
    parts: tuple[Text, ...] = (
        WHOM[news.audience.which],
        *((Plain(kind),) if kind else ()),
        *((Plain(place),) if place else ()),
    )
    named = parts[0]
    for one in parts[1:]:
        named = say("{first} · {second}", first=named, second=one)
    people = say("{first} · {second}", first=named, second=say("{count} people", count=news.reach.people))
    return (Row(say("To whom"), people), Row(say("Price"), _price(news.reach)))


def _price(reach: Reach) -> Text:
    words = price(reach.price)
    if reach.unreached:
        return say("{price}, {count} not reached by LINE", price=words, count=len(reach.unreached))
    return words


def options(news: News, index: int, page: int) -> Card:
    """Show what can be chosen: kinds of unit, or places."""
    chosen = news.audience
    found = news.kinds if index == KINDS else news.places
    first = max(0, page) * ON_A_PAGE
    some = found[first : first + ON_A_PAGE]
    rows = tuple(
        Row(Plain(one.name), None, Button(say("Write to these"), _choosing(news, index, one.id)))
        for one in some
    )
    every = Button(say("Without this choice"), _choosing(news, index, ""))
    left = len(found) - first - len(some)
    more = (
        (Button(say("See further ones"), Press(NEWS, chosen.code, step=page + 1, index=index)),)
        if left > 0
        else ()
    )
    title = say("Which kind?") if index == KINDS else say("Which area?")
    return Card(title=title, rows=rows, actions=(*more, every))


def _choosing(news: News, index: int, id_: str) -> Press:
    one = news.audience
    code = f"{one.which}/{id_}/{one.place}" if index == KINDS else f"{one.which}/{one.kind}/{id_}"
    if index == KINDS and id_.startswith("office:"):
        code = f"all/{id_}/{one.place}"
    return Press(NEWS, code, index=SHOW)


def preview(news: News, prepared: Prepared) -> Card:
    """Show what will be sent, to whom and at what price; a tap sends it."""
    cost, rows = news.reach.price, (*whom(news), Row(say("The words"), Plain(prepared.words or "-")))
    rows += (Row(say("File"), say("one picture or file")),) if prepared.evidence else ()
    if not prepared.words:
        rows = (*rows[:2], *rows[3:])
    remarks: tuple[Text, ...] = (
        say("Free: it goes along when they write. Counted: it is pushed now, as far as the month allows."),
        NO_LETTER,
    )
    free = Button(say("Send for free"), Press(NEWS, prepared.id, index=SEND), "primary")
    push = Button(say("Push, {count} counted", count=cost.counted), Press(NEWS, prepared.id, index=PUSH))
    may_push = bool(cost.counted) and cost.is_covered
    words = (say("Type the words that go with it."),) if not prepared.words else ()
    actions = (free, *((push,) if may_push else ())) if news.reach.people and prepared.words else ()
    return Card(
        title=say("Look before it is sent"),
        rows=rows,
        remarks=(*words, *remarks),
        actions=actions,
        quick=(stop(),),
    )


def sent(reach: Reach, *, pushes: bool) -> Note:
    """Say what becomes of it."""
    words = say("Sent to {people} people. It goes along when they write, for free.", people=reach.people)
    if pushes:
        words = say("Sent to {people} people, {counted} of them by a counted message.", people=reach.people,
                    counted=len(reach.counted))  # fmt: skip
    return Note((words, say("Who has read it stands under: {words}", words=say("Announcements"))))


def _sent_row(one: Told) -> Row:
    words = say("{moment}, read by {count} of {of}", moment=one.at, count=one.acknowledged, of=one.of)
    return Row(
        Plain(clip(one.words, graphemes=SHORT)),
        words,
        Button(say("Who has not read it"), Press(NEWS, one.id, index=WHO)),
    )


def unread(one: Told) -> Card:
    """Name who has not said that it was read."""
    shown = tuple(Row(Plain(name)) for name in one.left[:NAMED])
    left = len(one.left) - len(shown)
    more = (say("{count} more after these.", count=left),) if left > 0 else ()
    again = Button(say("Tell them again, free"), Press(NEWS, one.id, index=AGAIN))
    rows = (Row(say("Read by"), say("{count} of {of}", count=one.acknowledged, of=one.of)), *shown)
    every = () if one.left else (say("Everybody has read it."),)
    return Card(
        title=say("Who has not read it"),
        rows=rows,
        remarks=(*more, *every),
        actions=(again,) if one.left else (),
    )


def received(one: Received) -> Card:
    """Show news to somebody who got it, with one tap to say that it was read."""
    read = Button(say("I have read it"), Press(READ, one.id, index=ACKNOWLEDGE), "primary")
    file = Button(say("Open the file"), Press(READ, one.id, index=FILE))
    rows = (Row(say("From"), Plain(one.office)), Row(say("Sent on"), say("{moment}", moment=one.at)))
    return Card(
        title=say("News from the office"),
        rows=rows,
        remarks=(Plain(one.words), NO_LETTER),
        actions=(*(() if one.is_read else (read,)), *((file,) if one.evidence else ())),
    )


def file_card(one: Received) -> Card:
    """Open the file of news, for this person alone."""
    row = Row(say("From"), Plain(one.office))
    return Card(
        title=say("News from the office"), rows=(row,), actions=(Look(say("Look at it"), one.evidence),)
    )


def all_received(found: tuple[Received, ...]) -> Card:
    """List the news that somebody got, the latest first."""
    rows = tuple(
        Row(Plain(clip(one.words, graphemes=SHORT)), say("{moment}", moment=one.at),
            Button(say("See it once more"), Press(READ, one.id, index=ONCE_MORE)))
        for one in found
    )  # fmt: skip
    none = () if rows else (say("No news has come yet."),)
    return Card(title=say("News from the office"), rows=rows, remarks=none)
