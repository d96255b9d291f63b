"""Show the way to the pages with the three answers on the card, and tell that somebody has gone in."""

from datetime import datetime
from typing import Final

from engine.boards.answers import Answers
from engine.conversation.bubbles import Button, Card, Door, Plain, Press, Row, Text, say
from engine.conversation.handouts import wording as handouts

NOT_ME: Final = "notme"
"""Somebody else went in by my name."""


def card(answers: Answers) -> Card:
    """Show the three answers, and the button that opens the pages."""
    rows = (
        Row(say("Past the day and not in"), _missing(answers)),
        Row(say("Waits for you"), say("{count} matters", count=answers.waits)),
        Row(say("Due within 7 days"), say("{count} reports", count=answers.soon)),
    )
    remark = say("The button works once, for 10 minutes, for you alone. Please do not send it on.")
    return Card(
        title=say("Summary of the work"),
        rows=rows,
        remarks=(remark,),
        actions=(Door(say("Open the summary")), handouts.button(handouts.BOARD)),
    )


def signed_in(session: str, at: datetime) -> Card:
    """Tell somebody that the pages were opened in her name."""
    row = Row(say("The summary page was opened with your name."), say("{moment}", moment=at))
    button = Button(say("That was not me"), Press(NOT_ME, session))
    return Card(title=say("News"), rows=(row,), actions=(button,))


def _missing(answers: Answers) -> Text:
    count = say("{count} reports", count=answers.missing)
    if not answers.first:
        return count
    return say("{count}: {names}", count=count, names=Plain(", ".join(answers.first)))
