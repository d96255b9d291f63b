"""Ask an officer for what is missing to make one round easier, with the round in sight."""

from datetime import date

from engine.conversation.bubbles import Button, Card, DateButton, Plain, Press, Row, Text, say
from engine.conversation.concessions.seen import Easing
from engine.conversation.concessions.wording import (
    ACTS,
    AGREED,
    AGREED_BY,
    EASE,
    GIVE_LATER,
    HAND,
    OF_OTHERWISE,
    OF_WAIVING,
    REASONS,
    WAY,
    WAYS,
    WHY,
    buttons,
    stop,
)
from engine.conversation.events import When

TARGETS = 8


def card(act: str, picked: tuple[str, ...], one: Easing, when: When) -> Card | None:
    """Ask for the next thing; None when nothing is left to ask."""
    row = Row(Plain(f"{one.duty} · {one.about}"))
    cards = {
        ("waive", 0): lambda: _why(row, one, say("Why is it waived?"), OF_WAIVING),
        ("later", 0): lambda: which_day(row, one),
        ("later", 1): lambda: _line(
            (row, *_read(act, picked)), say("Which letter does it rest on? Type its number and day.")
        ),
        ("hand_on", 0): lambda: _to_whom(row, one),
        ("otherwise", 0): lambda: _one_of(row, say("How was it held?"), buttons(WAY, one.obligation, WAYS)),
        ("otherwise", 1): lambda: _one_of(
            row, say("Who agreed to it?"), buttons(AGREED, one.obligation, AGREED_BY)
        ),
        ("otherwise", 2): lambda: _why(row, one, say("Why was it held another way?"), OF_OTHERWISE),
        ("give_back", 0): lambda: _line(
            (row,), say("How much money was given back? Type the amount, for example 30,000.")
        ),
        ("give_back", 1): lambda: _on_which_day(row, one, picked, when),
        ("give_back", 2): lambda: _line(
            (row, *_read(act, picked)), say("Which document does it rest on? Type its number.")
        ),
    }
    ask = cards.get((act, len(picked)))
    return ask() if ask else None


def _why(row: Row, one: Easing, title: Text, some: tuple[str, ...]) -> Card:
    remark = say("Tap a reason, or type it.")
    return Card(
        title=title,
        rows=(row,),
        remarks=(remark,),
        choices=buttons(WHY, one.obligation, REASONS, some),
        quick=(stop(),),
    )


def _line(rows: tuple[Row, ...], words: Text) -> Card:
    return Card(title=words, rows=rows, quick=(stop(),))


def _read(act: str, picked: tuple[str, ...]) -> tuple[Row, ...]:
    """Show how the day, or the amount and the day, were read."""
    if act == "later":
        return (Row(say("Until"), say("{day}", day=date.fromisoformat(picked[0]))),)
    return (
        Row(say("Given back"), say("{amount} baht", amount=f"{int(picked[0]):,}")),
        Row(say("On"), say("{day}", day=date.fromisoformat(picked[1]))),
    )


def _one_of(row: Row, title: Text, choices: tuple[Button, ...]) -> Card:
    return Card(title=title, rows=(row,), choices=choices, quick=(stop(),))


def which_day(row: Row, one: Easing, *before: Text) -> Card:
    """Ask for a later day, the one that stands and the last one in sight."""
    day = DateButton(say("Calendar"), Press(EASE, one.obligation, index=GIVE_LATER))
    last = (say("{latest} is the last day, which is printed.", latest=one.last_day),) if one.last_day else ()
    now = (say("due {day} now", day=one.day),) if one.day else ()
    return Card(
        title=say("Until when is it to be?"),
        warnings=before,
        rows=(row,),
        remarks=(*now, *last),
        choices=(day,),
        quick=(stop(),),
    )


def _on_which_day(row: Row, one: Easing, picked: tuple[str, ...], when: When) -> Card:
    day = DateButton(
        say("Calendar"), Press(EASE, one.obligation, index=ACTS.index("give_back")), latest=when.at.date()
    )
    read = Row(say("Given back"), say("{amount} baht", amount=f"{int(picked[0]):,}"))
    return Card(
        title=say("On which day was the money given back?"), rows=(row, read), choices=(day,), quick=(stop(),)
    )


def _to_whom(row: Row, one: Easing) -> Card:
    rows = tuple(
        Row(
            Plain(target.name),
            None,
            Button(say("Hand it on here"), Press(HAND, f"{one.obligation}/{target.id}")),
        )
        for target in one.targets[:TARGETS]
    )
    nothing = () if rows else (say("Nobody else is there who could take it."),)
    return Card(title=say("Who goes on with it?"), rows=(row, *rows), remarks=nothing, quick=(stop(),))
