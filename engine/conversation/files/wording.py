"""Word what leads to the files of a report: the list of what was sent, and the card with the way to them."""

from typing import Final

from engine.conversation import presses
from engine.conversation.bubbles import Button, Card, Look, Plain, Press, Row, Text, say
from engine.conversation.events import When
from engine.conversation.ledger.listing import done, standing
from engine.conversation.measures.books import Entry, Leaving
from engine.conversation.scene import Scene
from engine.conversation.sent.noun import Sent

FILES: Final = "files"
"""Hand out the way to the files of a report."""

ABOUT: Final = "files:"
"""What stands before the report in a button that opens its files, and not a piece of evidence."""

LISTED: Final = 5


def listed(scene: Scene) -> Card:
    """List what was sent last, each with the way to its files; a registration answers no duty, and has none."""
    answered = [one for one in scene.sent if one.obligation]
    rows = tuple(map(_row, answered[:LISTED]))
    remarks: tuple[Text, ...] = () if rows else (say("Nothing was sent yet."),)
    return Card(title=say("Which report as a file?"), rows=rows, remarks=remarks)


def button(report: str) -> Button:
    """Return the way to the files of a report."""
    return Button(say("Ask for the file"), Press(FILES, report))


def card(one: Leaving, when: When) -> Card:
    """Hand out the link, and the way to say that it was sent on where it goes on under a number."""
    waiting = [entry for entry in one.entries if entry.why != "done"]
    remarks = [
        say(
            "PDF, Excel, pictures, or all of it in one. The button works for an hour, for you alone, in one place."
        )
    ]
    if one.is_closed:
        remarks.append(say("Few may know of this report. Whoever opens its files is noted."))
    if waiting:
        remarks.append(say("Once it is sent on, tell the day and the number of the letter here."))
    return Card(
        title=say("Files of the report"),
        rows=(
            Row(say("What"), Plain(" · ".join(filter(None, (one.title, one.about))))),
            Row(say("Receipt number"), Plain(one.number)),
            *map(_onward, one.entries if len(waiting) != 1 else ()),
        ),
        remarks=tuple(remarks),
        choices=done(waiting[0], when) if len(waiting) == 1 else (),
        actions=(Look(say("Open the files"), f"{ABOUT}{one.report}"),),
    )


def _row(sent: Sent) -> Row:
    name = Plain(" · ".join(filter(None, (sent.duty, sent.about))))
    return Row(name, say("number {number}", number=Plain(sent.number)), button(sent.report))


def _onward(entry: Entry) -> Row:
    press = Press(presses.ENTRY, entry.report, entry.index)
    return Row(standing(entry), None, Button(say("The values to enter"), press))
