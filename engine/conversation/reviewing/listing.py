"""List what waits to be reviewed, a duty after the other, and let everything plain of one duty pass at once."""

import hashlib
from itertools import groupby

from engine.conversation.bubbles import Button, Card, Plain, Press, Row, Text, say
from engine.conversation.events import When
from engine.conversation.menu.news import here
from engine.conversation.menu.paging import below, on_page
from engine.conversation.reviewing.seen import Bench, Waiting
from engine.conversation.reviewing.wording import CHECK, CLEAN, MEETING, count_words, open_words
from engine.conversation.scene import Owed, Scene

NAMES = 20


def card(scene: Scene, when: When, page: int = 0) -> Card:
    """Show a page of what waits for this person: reports at her step, then parts of groups that are not filed yet."""
    bench = scene.bench or Bench()
    parts = here(scene.owed)
    every: tuple[Waiting | Owed, ...] = (*bench.waiting, *parts)
    shown = on_page(every, page)
    rows: list[Row] = []
    for duty, some in groupby(shown, lambda one: one.duty):
        same = list(some)
        rows += [_heading(duty, same[0], bench), *(_row(one, when) for one in same)]
    under = below("review", len(every), page)
    nothing = () if every else (say("Nothing waits to be reviewed."),)
    return Card(
        title=say("To review"), rows=tuple(rows), remarks=(*nothing, *under.remarks), actions=under.actions
    )


def plain_of(bench: Bench, batch: str) -> tuple[Waiting, ...]:
    """Return what may pass at once of a batch: what nobody has to look at."""
    return tuple(one for one in bench.batch(batch) if one.may_together and one.is_plain)


def digest(some: tuple[Waiting, ...]) -> str:
    """Name a set of reports, so that a button means exactly what was shown."""
    names = sorted(f"{one.report}/{one.step}" for one in some)
    return hashlib.sha256("|".join(names).encode()).hexdigest()[:16]


def plain_card(bench: Bench, batch: str, when: When) -> Card:
    """Name what would pass at once, and what is still to be looked at one by one."""
    del when
    some, every = plain_of(bench, batch), bench.batch(batch)
    rows = tuple(Row(Plain(one.about)) for one in some[:NAMES])
    left = len(every) - len(some)
    remarks: tuple[Text, ...] = ()
    if len(some) > NAMES:
        remarks += (say("{count} more after these.", count=len(some) - NAMES),)
    if left:
        remarks += (say("{count} are left to be looked at one by one.", count=left),)
    actions: tuple[Button, ...] = ()
    if some:
        press = Press(CLEAN, f"{batch}/{digest(some)}", index=1)
        actions = (Button(say("Pass these {count}", count=len(some)), press, "primary"),)
    return Card(title=say("Nothing stands out in these"), rows=rows, remarks=remarks, actions=actions)


def _heading(duty: str, first: "Waiting | Owed", bench: Bench) -> Row:
    """Head the reports of one duty, with the way to decide about many of them."""
    if isinstance(first, Owed):
        return Row(Plain(duty), say("sent by groups, not filed yet"))
    some = bench.batch(first.batch)
    count = count_words(first, len(some))
    if first.is_committee and first.party == "reviewer":
        return Row(Plain(duty), count, Button(say("Record a meeting"), Press(MEETING, first.batch)))
    if first.may_together and len(plain_of(bench, first.batch)) > 1:
        return Row(Plain(duty), count, Button(say("Pass the plain ones"), Press(CLEAN, first.batch)))
    return Row(Plain(duty), count)


def _row(one: "Waiting | Owed", when: When) -> Row:
    if isinstance(one, Owed):
        return Row(Plain(one.about), _came(one), Button(say("Review it"), Press(CHECK, one.contribution)))
    name = say("Something that is to be opened") if one.is_closed else Plain(one.about)
    button = Button(say("Review it"), Press(CHECK, one.report))
    return Row(name, open_words(one, when.at.date()), button)


def _came(one: Owed) -> Text | None:
    return say("came on {day}", day=one.contributed_at.date()) if one.contributed_at else None
