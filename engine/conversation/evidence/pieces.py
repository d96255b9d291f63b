"""Word what people send besides words: what the sender is told, what the office sees, and the button that opens it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.conversation.bubbles import Button, Card, Look, Plain, Press, Row, Text, say

EVIDENCE = frozenset({"audio", "image", "video", "file"})
HEAR = "hear"
LIST = "heard"
ALIKE = "alike"
SEVERAL, PAIR = "-", "_"
ROWS = 6
FROM = {
    "audio": "Voice from Khun {name}",
    "image": "Picture from Khun {name}",
    "video": "Video from Khun {name}",
    "file": "File from Khun {name}",
}
SENT = {
    "audio": "Khun {name} has sent {count} voice notes",
    "image": "Khun {name} has sent {count} pictures",
    "video": "Khun {name} has sent {count} videos",
    "file": "Khun {name} has sent {count} files",
}
HELD = {
    "audio": "The voice is kept for your officer to listen to.",
    "image": "The picture is kept for your officer to see.",
    "video": "The video is kept for your officer to see.",
    "file": "The file is kept for your officer to see.",
}
LOST = {
    "audio": "The voice you sent at {at} could not be kept. Please send it again, shorter.",
    "image": "The picture you sent at {at} could not be kept. Please send it again.",
    "video": "The video you sent at {at} could not be kept. Please send it again, shorter.",
    "file": "The file you sent at {at} could not be kept. Please send it again, smaller.",
}
STANDS = {
    "waiting": "It is still on its way. Please try again in a minute.",
    "gone": "The sender has taken this back.",
    "too_big": "It is too large to be kept. The sender is asked for a shorter one.",
    "given_up": "It could not be fetched. The sender is asked to send it again.",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One voice note, picture, video or file, as the office may see it."""

    id: str
    kind: str
    sender: str
    at: datetime
    seconds: int = 0
    state: str = "kept"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A picture that looks like an earlier one of another group or round; `group` is empty when it is not to be named."""

    piece: str
    other: str
    group: str
    at: datetime
    can_look: bool


def piece_id(message_id: str) -> str:
    """Derive the id of a piece from the message that brought it: an answer can name it before it is stored."""
    return hashlib.sha256(f"evidence|{message_id}".encode()).hexdigest()[:24]


def held(kind: str, count: int) -> Text:
    """Tell the sender that it is kept; of several pictures sent at once, all of them."""
    if kind == "image" and count > 1:
        return say("The {count} pictures are kept for your officer to see.", count=count)
    return say(HELD[kind])


def piece_row(piece: Piece, *, is_beside: bool = False) -> Row:
    """Show one piece on a card, with the button that asks for it; among the lines of a form a small one."""
    can_open = piece.state in {"kept", "waiting"}
    value = whence(piece) if can_open else say(STANDS[piece.state])
    style: Literal["link", "secondary"] = "link" if is_beside else "secondary"
    button = Button(see(piece.kind), Press(HEAR, piece.id), style) if can_open else None
    return Row(say(FROM[piece.kind], name=piece.sender), value, button)


def pieces_card(pieces: tuple[Piece, ...]) -> Card:
    """List pieces, each with its button."""
    rows = tuple(piece_row(one) for one in pieces[-ROWS:])
    more = (say("{count} more before these.", count=len(pieces) - ROWS),) if len(pieces) > ROWS else ()
    return Card(title=say("Sent besides words"), rows=rows, remarks=more)


def look_card(piece: Piece) -> Card:
    """Hand out the link to one piece, or say why there is none."""
    title = say(FROM[piece.kind], name=piece.sender)
    rows: tuple[Row, ...] = (Row(say("Group"), Plain(piece.group)),) if piece.group else ()
    rows += (Row(say("Sent at"), moment(piece)),)
    if piece.state != "kept":
        return Card(title=title, rows=rows, remarks=(say(STANDS[piece.state]),))
    opens = Look(say("Open to listen") if piece.kind == "audio" else say("Open to see"), piece.id)
    remark = say("The button works for 15 minutes, for you alone, in one place.")
    return Card(title=title, rows=rows, remarks=(remark,), actions=(opens,))


def see(kind: str) -> Text:
    """Name the act of asking for a piece."""
    return say("Listen") if kind == "audio" else say("Look")


def moment(piece: Piece) -> Text:
    """Say when a piece was sent, and how long it is."""
    if piece.seconds:
        return say("{at}, {seconds} seconds", at=piece.at, seconds=piece.seconds)
    return say("{day}", day=piece.at)


def whence(piece: Piece) -> Text:
    """Say for which group a piece was sent, where that is not plain, and when."""
    if not piece.group:
        return moment(piece)
    return say("{group} · {moment}", group=Plain(piece.group), moment=moment(piece))


def lost(piece: Piece) -> Text:
    """Tell the sender that a piece could not be kept."""
    return say(LOST[piece.kind], at=piece.at)


def sent(kind: str, name: str, count: int) -> Text:
    """Tell the office how much somebody sent."""
    return say(SENT[kind], name=Plain(name), count=count)
