"""List what has not come, by need: the oldest day first, of one day first whom nobody has spoken to for longest.

Of the own office it names groups, each with its last contact and a phone to call; of offices below only how much.
"""

from datetime import date

from engine.conversation.bubbles import Button, Call, Card, Plain, Row, Text, say
from engine.conversation.chasing.seen import Contact
from engine.conversation.chasing.showing import open_button
from engine.conversation.chasing.wording import contact
from engine.conversation.digest.seen import Below, Lacking, Missing
from engine.conversation.menu.functions import press, title
from engine.conversation.menu.paging import below as under
from engine.conversation.menu.paging import on_page
from engine.conversation.menu.work import due_words


def by_need(groups: tuple[Lacking, ...]) -> tuple[Lacking, ...]:
    """Sort groups: by their oldest day, then by how long nobody has spoken to them, then by name."""
    return tuple(sorted(groups, key=lambda one: (one.due or date.max, *_spoken(one.contact), one.name)))


def _spoken(last: Contact | None) -> tuple[bool, date]:
    """Put who asked for time behind the others of the same day, and who was never spoken to before them."""
    if last is None:
        return False, date.min
    return last.rests_until is not None, last.at.date()


def card(found: Missing, today: date, page: int = 0) -> Card:
    """Show a page of it, with the way to remind everybody at once."""
    every: tuple[Lacking | Below, ...] = (*found.groups, *found.offices)
    rows = tuple(_row(one, today) for one in on_page(every, page))
    more = under("missing", len(every), page)
    nothing: tuple[Text, ...] = () if every else (say("Every group has sent its part."),)
    remind = (Button(title("prompt"), press("prompt"), "primary"),) if found.groups else ()
    return Card(
        title=title("missing"),
        rows=rows,
        remarks=(*nothing, *more.remarks),
        actions=(*remind, *more.actions),
    )


def _row(one: Lacking | Below, today: date) -> Row:
    if isinstance(one, Below):
        office = Call(say("Call the office"), one.phone) if one.phone else None
        return Row(Plain(one.name), _below(one), call=office)
    phone = Call(say("Call the group"), one.phone) if one.phone else None
    return Row(_name(one), _stands(one, today), open_button(one.unit), call=phone)


def _name(one: Lacking) -> Text:
    if len(one.duties) == 1:
        return Plain(f"{one.name} · {one.duties[0]}")
    return say("{name}: {count} reports", name=Plain(one.name), count=len(one.duties))


def _stands(one: Lacking, today: date) -> Text:
    until = due_words(one.due, today, window=one.window)
    return say("{until}. Last contact: {contact}", until=until, contact=contact(one.contact))


def _below(one: Below) -> Text:
    words = say("{count} reports", count=one.count)
    return say("{first}, the oldest was due {day}", first=words, day=one.since) if one.since else words
