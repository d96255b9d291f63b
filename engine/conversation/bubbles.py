"""Say what a person is to see, as data: phrases to translate, cards, buttons. Nothing here knows LINE or Thai.

A phrase is an English msgid with parameters; the edge finds the words. Form wording travels as `Plain`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Plain:
    """Words that are already in the person's language: labels of forms, names, numbers of receipts."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that only the recording can fill: the receipt's number, what comes next."""

    name: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A msgid with its parameters."""

    msgid: str
    params: Mapping[str, "Param"] = field(default_factory=dict)


Text = Phrase | Plain | Blank
Param = str | int | date | datetime | Phrase | Plain | Blank


def say(msgid: str, /, **params: Param) -> Phrase:
    """Name a phrase of the catalogue."""
    return Phrase(msgid, params)


@dataclass(frozen=True, slots=True)
class Press:
    """What a button means; the edge signs it for one person. It never carries a value."""

    kind: str
    draft: str = ""
    step: int = 0
    nonce: int = 0
    index: int = 0


@dataclass(frozen=True, slots=True)
class Button:
    """A button that comes back as a press."""

    label: Text
    press: Press
    style: Literal["primary", "secondary", "link"] = "secondary"


@dataclass(frozen=True, slots=True)
class DateButton:
    """A button that opens the phone's own picker of days or times."""

    label: Text
    press: Press
    latest: date | None = None
    mode: Literal["date", "time", "datetime"] = "date"


@dataclass(frozen=True, slots=True)
class PhoneButton:
    """A quick reply that makes the phone send something: a photo, pictures of the album, where it is."""

    label: Text
    sends: Literal["camera", "album", "location"]


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens a page of ours; `path` is joined to the public address at the edge."""

    label: Text
    path: str


@dataclass(frozen=True, slots=True)
class Call:
    """A button that dials the office."""

    label: Text
    phone: str


@dataclass(frozen=True, slots=True)
class Look:
    """A button that opens pieces of evidence, or the files of a report: for this person alone, and for a short time."""

    label: Text
    evidence: str


@dataclass(frozen=True, slots=True)
class Page:
    """A button that opens a draft as a web page: for this person alone, and for a day."""

    label: Text
    draft: str


@dataclass(frozen=True, slots=True)
class Table:
    """A button that opens a table of many units as a web page: for this person alone, and for a day."""

    label: Text
    table: str


@dataclass(frozen=True, slots=True)
class Poster:
    """A button that opens the QR code of a form that anybody may answer."""

    label: Text
    wall: str


@dataclass(frozen=True, slots=True)
class Outside:
    """A button that hands the link of a confirmation on, to be spent once by somebody without an account."""

    label: Text
    confirmation: str


@dataclass(frozen=True, slots=True)
class Door:
    """A button that opens the pages for officers: made for this person in this reply, good once, for ten minutes."""

    label: Text
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """A button that opens the list of chats with words ready to be sent on; words too long for LINE stand on the page at `path`."""

    label: Text
    words: tuple[Text, ...]
    path: str


Quick = Button | DateButton | PhoneButton | Page | Link
Action = Button | Link | Call | Look | Page | Table | Poster | Outside | Door | Hand


@dataclass(frozen=True, slots=True)
class Note:
    """A plain text bubble with quick replies under it; `picture` is the path of one of ours that stands above it."""

    lines: tuple[Text, ...]
    quick: tuple[Quick, ...] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a card: what, how much, and perhaps one button; a phone to call; so much of so much as a strip."""

    label: Text
    value: Text | None = None
    button: Button | DateButton | None = None
    call: Call | None = None
    strip: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A card: title, what stands against it, rows, full-width buttons, remarks, at most three buttons below.

    The buttons of `choices` are for what was a quick reply and is to be found again; those of `actions` for what the card
    leads to. Quick replies stand under it.
    """

    title: Text
    rows: tuple[Row, ...] = ()
    remarks: tuple[Text, ...] = ()
    actions: tuple[Action, ...] = ()
    quick: tuple[Quick, ...] = ()
    warnings: tuple[Text, ...] = ()
    choices: tuple[Button | DateButton, ...] = ()


Bubble = Note | Card
