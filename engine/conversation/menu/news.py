"""Show an officer what has come in from the groups."""

from collections.abc import Sequence

from engine.conversation import enquiries
from engine.conversation.bubbles import Button, Card, Plain, Press, Row, Text, say
from engine.conversation.events import When
from engine.conversation.menu.paging import below, on_page
from engine.conversation.menu.work import due_words
from engine.conversation.scene import Owed, Scene


def arrived(scene: Scene, when: When, page: int = 0) -> Card:
    """List questions that wait for an answer, then parts that wait to be filed; the oldest first."""
    asked = [enquiries.row(one) for one in scene.enquiries if not one.is_mine]
    rows = [*asked, *(_part(one, when) for one in here(scene.owed))]
    return _card("news", say("From the groups"), rows, say("Nothing new from the groups."), page)


def here(owed: tuple[Owed, ...]) -> list[Owed]:
    """Return the reports of the office whose group has sent its part."""
    return [one for one in _open(owed) if one.contributed_at is not None and not one.returned]


def absent(owed: tuple[Owed, ...]) -> list[Owed]:
    """Return the reports of the office whose group has not sent its part."""
    return [one for one in _open(owed) if one.awaits_group and one.contributed_at is None]


def _open(owed: tuple[Owed, ...]) -> list[Owed]:
    return [one for one in owed if one.part == "file" and one.is_open and not one.is_done]


def _part(owed: Owed, when: When) -> Row:
    until = due_words(owed.due, when.at.date(), window=owed.window)
    return Row(
        Plain(f"{owed.about} · {owed.duty}"),
        until,
        Button(say("File it for the office"), Press("o", owed.id)),
    )


def _card(name: str, title: Text, rows: Sequence[Row], nothing: Text, page: int) -> Card:
    remarks: tuple[Text, ...] = () if rows else (nothing,)
    under = below(name, len(rows), page)
    return Card(
        title=title, rows=on_page(rows, page), remarks=(*remarks, *under.remarks), actions=under.actions
    )
