"""Show a form that anybody may answer: how many have, until when, the way to its QR code."""

from engine.conversation import presses
from engine.conversation.bubbles import Button, Card, DateButton, Plain, Poster, Press, Row, Text, say
from engine.conversation.events import When
from engine.conversation.measures.books import Wall
from engine.conversation.scene import Owed, Scene

SHOW, CLOSE, UNTIL = range(3)
ROWS = 6


def card(wall: Wall, when: When, *, is_open: bool) -> Card:
    """Show one form of a round."""
    del when
    rows = (
        Row(say("What"), Plain(f"{wall.title} · {wall.about}")),
        Row(say("Answers"), say("{count} people", count=wall.count)),
        Row(say("Open until"), _until(wall, is_open=is_open)),
    )
    remarks: tuple[Text, ...] = (
        say("The counts stand in the report by themselves, as long as nobody types others."),
    )
    if not is_open:
        again = Button(say("QR code to answer"), Press(presses.WALL, wall.obligation, index=SHOW), "primary")
        return Card(title=say("Answers by QR code"), rows=rows, remarks=remarks, actions=(again,))
    later = DateButton(
        say("Close at another time"), Press(presses.WALL, wall.obligation, index=UNTIL), mode="datetime"
    )
    return Card(
        title=say("Answers by QR code"),
        rows=rows,
        remarks=(*remarks, say("Show the code on a screen, or print it and put it on the wall.")),
        choices=(later,),
        actions=(
            Poster(say("Open the QR code"), wall.id),
            Button(say("Take no more answers"), Press(presses.WALL, wall.obligation, index=CLOSE)),
        ),
    )


def listed(scene: Scene, when: When) -> Card:
    """List the forms that are open or closed lately, then the reports for which one may be opened."""
    walls = scene.books.walls
    known = {one.obligation for one in walls}
    asking = [
        one for one in scene.owed if one.asks and one.is_open and not one.is_done and one.id not in known
    ]
    rows = [*(_row(one, when) for one in walls), *map(offer, asking)][:ROWS]
    remarks: tuple[Text, ...] = () if rows else (say("No report of yours has a form for everybody."),)
    return Card(title=say("QR codes to answer"), rows=tuple(rows), remarks=remarks)


def offer(owed: Owed) -> Row:
    """Return the line with the way to a QR code, named as the report is."""
    return Row(Plain(f"{owed.duty} · {owed.about}"), say("not open yet"), _button(owed.id))


def below(owed: Owed) -> tuple[Row, ...]:
    """Return the line that stands below a report in the list of what is due, where people may answer themselves."""
    if not owed.asks or not owed.is_open or owed.is_done:
        return ()
    return (Row(say("To let people answer themselves"), None, _button(owed.id)),)


def _row(wall: Wall, when: When) -> Row:
    is_open = wall.closes is not None and wall.closes > when.at
    state = say("{count} answers, {until}", count=wall.count, until=_until(wall, is_open=is_open))
    return Row(Plain(f"{wall.title} · {wall.about}"), state, _button(wall.obligation))


def _until(wall: Wall, *, is_open: bool) -> Text:
    if wall.closes is None:
        return say("not open yet")
    if not is_open:
        return say("closed {moment}", moment=wall.closes)
    return say("open until {moment}", moment=wall.closes)


def _button(obligation: str) -> Button:
    return Button(say("QR code to answer"), Press(presses.WALL, obligation, index=SHOW))
