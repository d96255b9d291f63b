"""List what is still to be entered elsewhere, and show one report with the values to copy."""

from engine.conversation import presses
from engine.conversation.bubbles import Bubble, Button, Card, DateButton, Note, Plain, Press, Row, Text, say
from engine.conversation.events import When
from engine.conversation.measures.books import Copied, Entry
from engine.conversation.menu.paging import below, on_page
from engine.conversation.scene import Scene

LISTED = "ledger"
TODAY, OTHER_DAY, REMOVED, NO_NUMBER = range(4)
SHOWN = 8
STATES = {
    "new": "not entered yet",
    "changed": "The values changed after they were entered",
    "gone": "The report was withdrawn after it was entered",
    "done": "entered",
}


def listed(scene: Scene, page: int = 0) -> Card:
    """List the reports of the office that are still to be entered, or to be mended there."""
    entries = scene.books.ledger
    rows = tuple(_row(one) for one in on_page(entries, page))
    remarks: tuple[Text, ...] = () if rows else (say("Everything that was sent is entered."),)
    under = below(LISTED, len(entries), page)
    return Card(
        title=say("Not entered elsewhere yet"),
        rows=rows,
        remarks=(*remarks, *under.remarks),
        actions=under.actions,
    )


def shown(entry: Entry, when: When) -> tuple[Bubble, ...]:
    """Show the values in the order of the system, as a card, and as one text to be copied."""
    if entry.why == "gone":
        return (_gone(entry),)
    copied = tuple(say("{name}: {value}", name=one.name, value=one.value) for one in entry.values)
    return (_card(entry, when), Note(copied)) if copied else (_card(entry, when),)


def single(entry: Entry, position: int, when: When) -> tuple[Bubble, ...]:
    """Show one value by itself, so that a long press copies nothing else, and the way to the next one."""
    here = max(0, min(position, len(entry.values) - 1))
    one = entry.values[here]
    name = say("{number} of {count}: {name}", number=here + 1, count=len(entry.values), name=one.name)
    value = one.value if one.value != Plain("") else say("nothing was answered")
    more = here + 1 < len(entry.values)
    next_ = (
        (Button(say("The next value"), _press(presses.COPY, entry, here + 1)),) if more else done(entry, when)
    )
    return (Note((name,)), Note((value,), next_))


def done(entry: Entry, when: When) -> tuple[Button | DateButton, ...]:
    """Return the ways to say that it is entered: today, or on another day."""
    today, other = _press(presses.ENTERED, entry, TODAY), _press(presses.ENTERED, entry, OTHER_DAY)
    if entry.system.is_sent:
        first: tuple[Text, Text] = (say("Sent today"), say("Sent on another day"))
    else:
        first = (say("Entered today"), say("Entered another day"))
    return (Button(first[0], today, "primary"), DateButton(first[1], other, latest=when.at.date()))


def _card(entry: Entry, when: When) -> Card:
    rows = tuple(_value(one) for one in entry.values[:SHOWN])
    left = len(entry.values) - SHOWN
    remarks: list[Text] = [say("{count} more after these.", count=left)] if left > 0 else []
    if entry.system.address:
        remarks.append(Plain(entry.system.address))
    if entry.values:
        remarks.append(say("All values stand in the next message: hold it to copy them."))
    copy = Button(say("Copy one by one"), _press(presses.COPY, entry, 0))
    return Card(
        title=_title(entry),
        warnings=_warnings(entry),
        rows=(Row(say("What"), Plain(f"{entry.title} · {entry.about}")), _number(entry), *rows),
        remarks=tuple(remarks),
        choices=done(entry, when),
        actions=(copy,) if entry.values else (),
    )


def _title(entry: Entry) -> Text:
    system = Plain(entry.system.name)
    return (
        say("To send as {system}", system=system)
        if entry.system.is_sent
        else say("To enter in {system}", system=system)
    )


def _gone(entry: Entry) -> Card:
    out = Button(say("Taken out there"), _press(presses.ENTERED, entry, REMOVED), "primary")
    return Card(
        title=say("To take out of {system}", system=Plain(entry.system.name)),
        warnings=_warnings(entry),
        rows=(Row(say("What"), Plain(f"{entry.title} · {entry.about}")), _number(entry)),
        actions=(out,),
    )


def _warnings(entry: Entry) -> tuple[Text, ...]:
    state = (say(STATES[entry.why]),) if entry.why in {"changed", "gone"} else ()
    if entry.entered_on is None:
        return state
    if entry.entered_as:
        number = Plain(entry.entered_as)
        return (*state, say("Done before on {day}, number {number}", day=entry.entered_on, number=number))
    return (*state, say("Done before on {day}", day=entry.entered_on))


def _number(entry: Entry) -> Row:
    return Row(say("Receipt number"), Plain(entry.number))


def _value(one: Copied) -> Row:
    if one.before is None:
        return Row(one.name, one.value)
    return Row(one.name, say("{before} → {after}", before=_or_dash(one.before), after=_or_dash(one.value)))


def _or_dash(text: Text) -> Text:
    return Plain("-") if text == Plain("") else text


def standing(entry: Entry) -> Text:
    """Say how a report stands in a system."""
    return say("{system}: {state}", system=Plain(entry.system.name), state=say(STATES[entry.why]))


def _row(entry: Entry) -> Row:
    state = standing(entry)
    name = Plain(f"{entry.title} · {entry.about}")
    return Row(
        name, state, Button(say("The values to enter"), Press(presses.ENTRY, entry.report, entry.index))
    )


def _press(kind: str, entry: Entry, index: int) -> Press:
    return Press(kind, entry.report, entry.index, index=index)
