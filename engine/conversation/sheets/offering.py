"""Offer a table where the same is due for several units: one line in the list of what is due, one card with the way in."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from engine.conversation.bubbles import Button, Card, Plain, Press, Row, Table, Text, say
from engine.conversation.effects import Turn
from engine.conversation.events import Pressed
from engine.conversation.resuming import beside
from engine.conversation.scene import Owed, Scene
from engine.conversation.state import State

TABLE = "table"
PARTS = ("file", "collect")
SEVERAL, MANY = 2, 3
"""From how many units on a table is offered, and from how many on an office's list has one line for all of them."""
OFFERED, ONE_BY_ONE = 2, 6


def offers(owed: Sequence[Owed]) -> tuple[Row, ...]:
    """Return a line for each round that is still to be told of several units, the soonest first, without a day last."""
    alone = {one.id for some in gathered(owed) if len(some) == 1 for one in some}
    open_now = [one for one in owed if one.is_open and not one.is_done and one.sheet and one.id in alone]
    counted = Counter(one.sheet for one in open_now)
    firsts = {one.sheet: one for one in reversed(open_now) if counted[one.sheet] >= SEVERAL}
    soonest = sorted(firsts.values(), key=lambda one: (one.due or date.max, one.id))
    return tuple(_row(one, counted[one.sheet]) for one in soonest[:OFFERED])


def _row(owed: Owed, count: int) -> Row:
    return Row(Plain(owed.duty), say("{count} still to send", count=count), _as_table(owed))


def gathered(owed: Sequence[Owed]) -> list[list[Owed]]:
    """Put what an office files for many units in one round together, where the first of it stands."""
    counted = Counter(one.sheet for one in owed if _may_gather(one))
    found: dict[str, list[Owed]] = {}
    for one in owed:
        is_many = _may_gather(one) and counted[one.sheet] >= MANY
        found.setdefault(one.sheet if is_many else f"{one.id}/{one.part}", []).append(one)
    return list(found.values())


def together(first: Owed, count: int, until: Text) -> Row:
    """Show a round of many units on one line."""
    return Row(
        Plain(first.duty), say("{count} still to send, {until}", count=count, until=until), _as_table(first)
    )


def _may_gather(one: Owed) -> bool:
    return bool(
        one.part == "file" and one.sheet and one.is_open and not (one.draft or one.returned or one.is_closed)
    )


def _as_table(owed: Owed) -> Button:
    """Lead to the table of a round of several units, by any one of them."""
    return Button(say("Fill in as a table"), Press(TABLE, owed.id, index=PARTS.index(owed.part)))


def may_fill(scene: Scene) -> bool:
    """Say whether there is a table that this person could have filled in, sent before or not."""
    counted = Counter(one.sheet for one in scene.owed if one.sheet)
    return any(count >= SEVERAL for count in counted.values())


def pressed(state: State, event: Pressed, scene: Scene) -> Turn | None:
    """Hand out the way into a table; None when nothing of it is this person's any more."""
    part = PARTS[event.press.index] if event.press.index in {0, 1} else ""
    owed = next((one for one in scene.owed if one.id == event.press.draft and one.part == part), None)
    if owed is None:
        return None
    same = [one for one in scene.owed if one.sheet == owed.sheet]
    return beside(state, scene, event.when, *cards(owed, same))


def cards(owed: Owed, same: Sequence[Owed]) -> tuple[Card, ...]:
    """Return the card that opens the table, and one to answer for a unit after the other: with large letters on a small
    phone the names of the units would bury the way into the table."""
    done = sum(one.is_done for one in same)
    rows = (
        Row(say("What"), Plain(owed.duty)),
        Row(say("How many"), say("{count} units, {done} of them sent", count=len(same), done=done)),
    )
    remarks = (
        say("Made for a large screen. Opens for a day, in the first place where it is opened."),
        say("There is an Excel file to fill in as well: send it back here when it is done."),
    )
    opens = Table(say("Open the table"), f"{owed.part}-{owed.id}")
    table = Card(title=say("A table of many units"), rows=rows, remarks=remarks, actions=(opens,))
    singly = _singly(same)
    return (table, Card(title=say("Or one after the other here"), rows=singly)) if singly else (table,)


def _singly(same: Sequence[Owed]) -> tuple[Row, ...]:
    """Offer to answer for one unit after the other in the chat: not everybody is at a desk."""
    left = [
        one for one in same if one.part == "file" and one.is_open and not one.is_done and not one.returned
    ]
    return tuple(Row(Plain(one.about), None, _begin(one)) for one in left[:ONE_BY_ONE])


def _begin(one: Owed) -> Button:
    return (
        Button(say("Go on"), Press("r", one.draft)) if one.draft else Button(say("Do it"), Press("o", one.id))
    )
