"""Show a person what is held of her, what she allows, and what deleting it means; and tell everybody once what is new."""

from engine.conversation.bubbles import Action, Button, Card, Link, Look, Note, Plain, Press, Row, Text, say
from engine.conversation.events import When
from engine.conversation.menu.functions import press, title
from engine.conversation.privacy.seen import Allowed, Consent, Mine
from engine.conversation.privacy.wording import (
    ABOUT,
    ALLOWED,
    GIVE,
    GONE,
    KEEP,
    MINE,
    NAME,
    PURPOSES,
    SURE,
    TAKE,
    TOLD,
)
from thai.naming import write_phone

ROLES = 4
A_MINUTE_MS = 60_000


def nothing() -> Note:
    """Tell a stranger that there is nothing."""
    return Note((say("Nothing about you is kept here yet."),))


def card(mine: Mine) -> Card:
    """Show what is held by kind, with the ways to see it, to correct it, and to end it."""
    rows = (
        Row(
            say("Name"),
            Plain(mine.name) if mine.name else say("not told"),
            Button(say("Change my name"), Press(MINE, index=NAME)),
        ),
        *_phone(mine),
        *(Row(say("You do this for"), Plain(one)) for one in mine.roles[:ROLES]),
        *((Row(say("Reports sent"), say("{count} reports", count=mine.reports)),) if mine.reports else ()),
        *((Row(say("Pictures, voices and files"), say("{count} pieces", count=mine.files)),) if mine.files else ()),
        *((Row(say("Begun"), say("{count} reports", count=mine.begun)),) if mine.begun else ()),
        *((Row(say("Questions to the office"), say("{count} questions", count=mine.questions)),) if mine.questions else ()),
        *((Row(say("Told about your data"), say("{day}", day=mine.told_on)),) if mine.told_on else ()),
        Row(say("What you allow beyond the report"), _allows(mine), Button(say("What I allow"), Press(MINE, index=ALLOWED))),
    )  # fmt: skip
    actions: tuple[Action, ...] = (
        Look(say("See all, take a copy"), ABOUT),
        Button(title("erase"), press("erase")),
        Link(say("Read all of it"), "/privacy"),
    )
    return Card(title=title("mine"), rows=rows, remarks=_goes_to(mine), actions=actions)


def allowed(mine: Mine, *above: Text) -> Card:
    """Show what is allowed beyond a duty; a no is as near as a yes."""
    rows = tuple(_purpose(one) for one in mine.allowed)
    remarks = (
        *above,
        say(
            "Your reports are official work and need no consent: they go on. To end that, talk to the office."
        ),
    )
    leads = (Button(title("mine"), press("mine")), Button(title("erase"), press("erase")))
    return Card(title=say("What you allow"), rows=rows, remarks=remarks, actions=leads)


def before_erasing(mine: Mine, when: When) -> Card:
    """Say what deleting ends and what stays, before anything is asked."""
    rows = (
        Row(
            say("Is deleted"), say("your name, this LINE account, pictures, voices, and every word of yours")
        ),
        *(
            (Row(say("Stays"), say("{count} reports, as numbers without your name", count=mine.reports)),)
            if mine.reports
            else ()
        ),
        Row(say("Who hears of it"), say("your office, so that somebody new is found")),
    )
    begun = say("What you have begun, {count} reports, is not sent.", count=mine.begun)
    remarks: tuple[Text, ...] = (
        *((begun,) if mine.begun else ()),
        say("It is done at once and cannot be taken back."),
    )
    go_on = Button(say("Go on to delete"), Press(MINE, index=SURE, step=when.ms // A_MINUTE_MS))
    hand = (Button(title("hand_over"), press("hand_over"), "primary"),) if mine.alone else ()
    first = tuple(say("You are the only one in {office}. Please hand over the work first, if you can.", office=Plain(one)) for one in mine.alone)  # fmt: skip
    actions = (*hand, go_on, _keep())
    return Card(title=title("erase"), rows=rows, remarks=remarks, warnings=first, actions=actions)


def really(when: When) -> Card:
    """Ask a second time; only this button deletes."""
    words = say("Afterwards this chat knows nothing of you, and begins anew as with somebody it never met.")
    gone = Button(say("Yes, delete all"), Press(MINE, index=GONE, step=when.ms // A_MINUTE_MS))
    return Card(title=say("Delete all of it now?"), rows=(Row(words),), actions=(gone, _keep("primary")))


def farewell(mine: Mine) -> Note:
    """Say that it is done, what stays, and how to begin again."""
    stays = say("{count} reports stay, as numbers without your name.", count=mine.reports)
    return Note(
        (
            say("Your data is deleted. Thank you for all that you sent."),
            *((stays,) if mine.reports else ()),
            say("You may remove this account in LINE. To begin again, ask the office for a code."),
        )
    )


def notice(consent: Consent) -> Card:
    """Tell what is kept and why, in its newest version; it asks for nothing but to be read."""
    read = Button(say("I have read it"), Press(MINE, index=TOLD), "primary")
    return Card(
        title=say("What we do with your data, newly written"), remarks=(Plain(consent.text),),
        actions=(read, Link(say("Read all of it"), "/privacy")),
    )  # fmt: skip


def _keep(style: str = "secondary") -> Button:
    press = Press(MINE, index=KEEP)
    return Button(say("Keep it"), press, "primary" if style == "primary" else "secondary")


def _phone(mine: Mine) -> tuple[Row, ...]:
    if not mine.phone:
        return ()
    fix = Button(say("Correct"), Press("c", mine.registered)) if mine.registered else None
    return (Row(say("Phone"), Plain(write_phone(mine.phone)), fix),)


def _allows(mine: Mine) -> Text:
    count = sum(one.since is not None for one in mine.allowed)
    return say("{count} things", count=count) if count else say("nothing")


def _purpose(one: Allowed) -> Row:
    name = PURPOSES[one.purpose]
    if one.since is None:
        return Row(name, say("not allowed"), Button(say("Allow"), Press(MINE, one.purpose, index=GIVE)))
    since = say("allowed since {day}", day=one.since)
    return Row(name, since, Button(say("Do not allow any more"), Press(MINE, one.purpose, index=TAKE)))


def _goes_to(mine: Mine) -> tuple[Text, ...]:
    """Say who gets what: the office, LINE, and Google only where somebody has opened a column."""
    seen = say("Seen by your office and those above it. Messages go through LINE, in Japan.")
    if not mine.columns:
        return (seen,)
    return (
        seen,
        say("{count} personal columns also go to a spreadsheet at Google, abroad.", count=mine.columns),
    )
