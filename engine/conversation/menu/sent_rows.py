"""Show one line of what was sent: its number, how far its review is, how high it has come, and the way to correct it."""

from engine.conversation.bubbles import Button, Phrase, Plain, Press, Row, say
from engine.conversation.sent.noun import PassedOn, Sent

# What a sender sees of a review.
STANDS = {
    "waits": say("waits to be reviewed"),
    "passed": say("corrected, to be reviewed again"),
    "again": say("to be certified again"),
    "returned": say("one answer is asked for again"),
    "refused": say("it came back"),
    "accepted": say("reviewed"),
    "certified": say("certified"),
}


def _risen(value: Phrase, passed_on: tuple[PassedOn, ...]) -> Phrase:
    """Say where what was sent is now; of a report that is built further its own words are not known to be in it."""
    for at, one in enumerate(passed_on):
        if at:
            value = say("{sent}, which is part of the report of {office}", sent=value, office=_whose(one))
        else:
            value = say("{sent}. Now in the report of {office}", sent=value, office=_whose(one))
    return value


def _whose(one: PassedOn) -> Phrase:
    if not one.to:
        return say("{office} of {day}", office=one.office, day=one.day)
    return say("{office} to {whom} of {day}", office=one.office, whom=one.to, day=one.day)


def sent_row(sent: Sent) -> Row:
    """Show one report that was sent."""
    value = say("{number}, sent {day}", number=sent.number, day=sent.sent_at.date())
    if sent.stands in STANDS:
        value = say("{sent}, {stands}", sent=value, stands=STANDS[sent.stands])
    if sent.is_locked:
        value = say("{number}, the round is closed", number=sent.number)
    if sent.passed_on:
        value = _risen(value, sent.passed_on)
    if sent.is_outdated:
        value = say("{number}, what lies below has changed", number=sent.number)
    if sent.is_outdated and sent.can_correct:
        return Row(
            Plain(f"{sent.duty} · {sent.about}"), value, Button(say("Look"), Press("anew", sent.report))
        )
    button = Button(say("Correct"), Press("c", sent.report)) if sent.can_correct else None
    return Row(Plain(f"{sent.duty} · {sent.about}"), value, button)
