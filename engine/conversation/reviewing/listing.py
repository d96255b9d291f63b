"""List what waits to be reviewed, a duty after the other, and let everything plain of one duty pass at once."""

import hashlib
from collections.abc import Mapping
from itertools import groupby

from engine.conversation.bubbles import Button, Card, Plain, Press, Row, Text, say
from engine.conversation.doubts.wording import in_each, sentence
from engine.conversation.events import When
from engine.conversation.menu.news import here
from engine.conversation.menu.paging import below, on_page
from engine.conversation.reviewing import naming
from engine.conversation.reviewing.seen import Bench, Waiting
from engine.conversation.reviewing.wording import CHECK, CLEAN, MEETING, count_words, open_words
from engine.conversation.scene import Owed, Scene
from engine.doubting.rule import Rate

NAMES, DOUBTED = 20, 5


def card(scene: Scene, when: When, page: int = 0) -> Card:
    """Show a page of what waits for this person: reports at her step, then parts of groups that are not filed yet."""
    bench = scene.bench or Bench()
    parts = here(scene.owed)
    known = naming.names(bench.waiting, beside_own=bool(parts))
    every: tuple[Waiting | Owed, ...] = (*bench.waiting, *parts)
    shown = on_page(every, page)
    rows: list[Row] = []
    for duty, some in groupby(shown, lambda one: one.duty):
        same = list(some)
        rows += [_heading(duty, same[0], bench), *(_row(one, when, known) for one in same)]
    under = below("review", len(every), page)
    nothing = () if every else (say("Nothing waits to be reviewed."),)
    return Card(
        title=say("To review"),
        rows=(*naming.all_of(bench.waiting, beside_own=bool(parts)), *rows),
        remarks=(
            *nothing,
            *_rates(bench, page),
            *under.remarks,
        ),
        actions=under.actions,
    )


def _rates(bench: Bench, page: int) -> tuple[Text, ...]:
    """Say how the rules fared that accept what is clean: how many, and how many of the drawn ones went back."""
    return tuple(_rate(one) for one in bench.rates if one.accepted or one.looked) if not page else ()


def _rate(one: Rate) -> Text:
    if one.at_most is None:
        return say(
            "{duty}: {accepted} were accepted by the rule.", duty=Plain(one.duty), accepted=one.accepted
        )
    return say(
        "{duty}: {accepted} were accepted by the rule. Of {looked} drawn ones {wrong} went back, at most {percent} in 100.",
        duty=Plain(one.duty), accepted=one.accepted, looked=one.looked, wrong=one.wrong, percent=one.at_most,
    )  # fmt: skip


def plain_of(bench: Bench, batch: str) -> tuple[Waiting, ...]:
    """Return what may pass at once of a batch: what passed every check."""
    return tuple(one for one in bench.batch(batch) if one.may_together and one.is_clean)


def _doubted(one: Waiting, known: Mapping[str, str]) -> Row:
    """Name a report that is to be looked at, with the first reason."""
    first = next((doubt for doubt in (one.looked.doubts if one.looked else ()) if not doubt.is_note), None)
    button = Button(say("Review it"), Press(CHECK, one.report))
    why = sentence(first) if first else say("drawn to be looked at") if one.is_drawn else None
    return Row(_name(one, known), why, button)


def digest(some: tuple[Waiting, ...]) -> str:
    """Name a set of reports, so that a button means exactly what was shown."""
    names = sorted(f"{one.report}/{one.step}" for one in some)
    return hashlib.sha256("|".join(names).encode()).hexdigest()[:16]


def plain_card(bench: Bench, batch: str, when: When) -> Card:
    """Name what would pass at once with what was looked at, and what is to be looked at one by one with the reason."""
    del when
    some = plain_of(bench, batch)
    left_ = [one for one in bench.batch(batch) if one not in some]
    known = naming.names(bench.batch(batch))
    rows = tuple(Row(_name(one, known)) for one in some[:NAMES])
    rows = (
        *naming.all_of(bench.batch(batch)),
        *(
            (Row(say("Looked at in each of them"), in_each(tuple(one.looked for one in some if one.looked))),)
            if some
            else ()
        ),
        *rows,
    )
    rows += tuple(_doubted(one, known) for one in left_[:DOUBTED])
    left = len(left_) - DOUBTED
    remarks: tuple[Text, ...] = ()
    if len(some) > NAMES:
        remarks += (say("{count} more after these.", count=len(some) - NAMES),)
    if left > 0:
        remarks += (say("{count} more are left to be looked at one by one.", count=left),)
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


def _name(one: Waiting, known: Mapping[str, str]) -> Plain:
    return Plain(known.get(one.report, one.about))


def _row(one: "Waiting | Owed", when: When, known: Mapping[str, str]) -> Row:
    if isinstance(one, Owed):
        return Row(Plain(one.about), _came(one), Button(say("Review it"), Press(CHECK, one.contribution)))
    name = say("Something that is to be opened") if one.is_closed else _name(one, known)
    button = Button(say("Review it"), Press(CHECK, one.report))
    return Row(name, open_words(one, when.at.date()), button)


def _came(one: Owed) -> Text | None:
    return say("came on {day}", day=one.contributed_at.date()) if one.contributed_at else None
