"""Word what a filled-in table would do before anything is done, and what became of it."""

from collections.abc import Mapping
from typing import Final

from engine.conversation.bubbles import Blank, Bubble, Button, Card, Note, Plain, Press, Row, Table, Text, say
from engine.sheet.arriving import Arrived, Refusal, fingerprint
from engine.sheet.counting import Wrong, clean, count, wrong
from engine.sheet.parts import Row as Judged
from engine.sheet.parts import Sheet, Status
from thai.text import clip

FAULTS_SHOWN: Final = 4
LONGEST: Final = 60
NAMES_SHOWN: Final = 5
BOOK = "book"
SEE, SEND, DROP = range(3)


def card(arrived: Arrived, rows: tuple[Judged, ...]) -> Card:
    """Show what is new, what changes, what stays and what cannot be taken, the first of those with their cure."""
    sheet, chosen = arrived.sheet, clean(rows)
    if sheet is None:
        raise ValueError("a file without its table has no preview")
    faults = wrong(sheet, rows)
    shown = tuple(_fault(one) for one in faults[:FAULTS_SHOWN])
    remarks: tuple[Text, ...] = arrived.said
    if len(faults) > FAULTS_SHOWN:
        remarks += (
            say(
                "{count} more after these, each beside its cell in the table.",
                count=len(faults) - FAULTS_SHOWN,
            ),
        )
    if not chosen:
        remarks += (say("There is nothing in it to send yet."),)
    return Card(
        title=say("What the file would do"),
        rows=(*_counts(sheet, rows), *shown),
        remarks=(*remarks, say("Nothing is sent before you tap.")),
        actions=_actions(arrived, chosen),
    )


def _counts(sheet: Sheet, rows: tuple[Judged, ...]) -> tuple[Row, ...]:
    lines = (
        (say("New reports"), count(rows, "new")),
        (say("Reports that change"), count(rows, "changed")),
        (say("As they are"), count(rows, "same")),
        (say("Not filled in"), count(rows, "empty", "whole")),
        (say("To be looked at"), count(rows, "wrong", "begun")),
        (say("Closed"), count(rows, "shut")),
    )
    names = {"New reports": _names(rows, "new"), "Reports that change": _names(rows, "changed")}
    told = tuple(Row(name, _counted(number, names.get(name.msgid, ""))) for name, number in lines if number)
    return (Row(say("What"), Plain(sheet.title)), *told)


def _counted(number: int, names: str) -> Text:
    if not names:
        return say("{count} units", count=number)
    return say("{count} units: {names}", count=number, names=Plain(names))


def _names(rows: tuple[Judged, ...], status: Status) -> str:
    """Name the first units, so that nobody sends for a group that was not meant."""
    found = [clip(one.line.name, graphemes=LONGEST) for one in rows if one.status == status]
    return ", ".join(found[:NAMES_SHOWN]) + (" …" if len(found) > NAMES_SHOWN else "")


def _fault(one: Wrong) -> Row:
    place = f"{one.unit} · {one.title}" if one.title else one.unit
    if not one.typed:
        return Row(Plain(place), one.reason)
    typed = clip(" ".join(one.typed.split()), graphemes=LONGEST)
    return Row(Plain(place), say("«{typed}»: {reason}", typed=typed, reason=one.reason))


def _actions(arrived: Arrived, chosen: tuple[Judged, ...]) -> tuple[Button | Table, ...]:
    send = Button(
        say("Send {count} of them", count=len(chosen)),
        Press(BOOK, arrived.id, fingerprint(chosen), index=SEND),
        "primary",
    )
    opens = Table(say("Open the table"), f"{arrived.about}_{arrived.id}")
    drop = Button(say("Drop the file"), Press(BOOK, arrived.id, index=DROP))
    return (send, opens, drop) if chosen else (opens, drop)


def receipt(arrived: Arrived, chosen: tuple[Judged, ...]) -> Card:
    """Say how many reports arrived and under which numbers; the recording fills those in."""
    title = arrived.sheet.title if arrived.sheet else ""
    number = Blank("number")
    numbers: Text = (
        say("{first} to {last}", first=Blank("first_number"), last=number) if len(chosen) > 1 else number
    )
    rows = (
        Row(say("What"), Plain(title)),
        Row(say("How many"), say("{count} units", count=len(chosen))),
        Row(say("Receipt numbers"), numbers),
        Row(say("Next"), Blank("next")),
    )
    menu = Button(say("What I owe"), Press("m", index=0))
    return Card(
        title=say("What was in the file is sent."),
        rows=rows,
        remarks=(say("Made a mistake? Type: fix it."),),
        actions=(menu,),
    )


def coming(piece: str) -> Card:
    """Say that a file is being read, with the way to see what it would do."""
    see = Button(say("See what is in it"), Press(BOOK, piece, index=SEE), "primary")
    remark = say("It is being read, which takes a moment. Nothing of it is sent yet.")
    return Card(title=say("The file is here"), remarks=(remark,), actions=(see,))


def told(arrived: Arrived, piece: str) -> Bubble:
    """Say how a file stands that nothing can be done with now."""
    if arrived.stands == "coming":
        return coming(piece)
    if arrived.stands == "lost":
        return Note((say("The file could not be fetched. Please send it again."),))
    if arrived.stands == "dropped":
        return Note((say("This file was dropped. To use it send it again."),))
    if arrived.stands == "sent" or arrived.reason == "sent":
        return Note((_sent(arrived),))
    return Note(
        (
            _REFUSED.get(
                arrived.reason, say("The file cannot be read. Please save it as .xlsx and send it again.")
            ),
        )
    )


def _sent(arrived: Arrived) -> Text:
    if arrived.at is None:
        return say("This file was sent already.")
    if arrived.by:
        return say("{name} sent this file at {at}: {count} reports. Nothing is sent twice.",
                   name=arrived.by, at=arrived.at, count=arrived.count)  # fmt: skip
    return say("This file was sent at {at}: {count} reports. Nothing is sent twice.",
               at=arrived.at, count=arrived.count)  # fmt: skip


_REFUSED: Final[Mapping[Refusal, Text]] = {
    "foreign": say(
        "This file was not made by the table here, or its hidden sheet was changed. Please get a new one from the table, or paste the cells there. The file is kept for the office."
    ),
    "not_yours": say("This file is about units that are not yours any more, so nothing of it was taken."),
    "broken": say("The file cannot be read. Please save it as .xlsx and send it again."),
    "large": say("The file is larger than a table is. Please get a new one from the table."),
}
