"""Show the line of a guideline that answers a question, as it is printed, with the way to an officer all the same."""

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, say
from engine.guiding.searching import Quote

ASK_ON = 4


def card(quote: Quote, enquiry: str) -> Card:
    """Quote one line, its number, and nothing else."""
    entry = quote.entry
    said = tuple(Row(line) for line in quote.lines if line != Plain(entry.heading))
    where = (
        say("line {line} of the guideline", line=str(entry.line)) if entry.line else say("in the guideline")
    )
    refs = (Row(say("Clause"), Plain(", ".join(entry.refs))),) if entry.refs else ()
    return Card(
        title=say("From the guideline"),
        rows=(
            Row(Plain(entry.heading)),
            *said,
            Row(say("Programme"), Plain(entry.programme)),
            Row(say("Place in the guideline"), where),
            *refs,
        ),
        remarks=(
            say(
                "This is quoted as it stands there. If it is not what you asked, an officer is there for you."
            ),
        ),
        actions=(Button(say("Ask an officer too"), Press("q", enquiry, index=ASK_ON), "primary"),),
    )


def asked_on() -> Note:
    """Say that the office has the question now."""
    return Note((say("The question is with the office. The answer comes here."),))
