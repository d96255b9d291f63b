"""Say what stands on paper, before anything is drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from exports.printed import Printed

SIGN_LINE = "." * 40


@dataclass(frozen=True, slots=True)
class Words:
    """What the paper says by itself, in the language of its reader."""

    page: Callable[[int, int], str]
    provisional: str
    question: str
    answer: str
    pictures: str
    memo: str
    agency: str
    number: str
    day: str
    subject: str
    to: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture with its caption; it is opened when it is drawn, and None when it cannot be opened any more."""

    caption: str
    opened: Callable[[], bytes | None]


@dataclass(frozen=True, slots=True)
class Memo:
    """The cover memo: from which agency, about what, what it says. Its number, its day and whom it goes to stay blank."""

    agency: str
    subject: str
    says: tuple[str, ...]
    sign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One report: title lines, its answers or the table that its pack prints, lines to sign on, pictures.

    `foot` names its number and version at the foot of each of its pages.
    """

    title: tuple[str, ...]
    foot: str
    answers: tuple[tuple[str, str], ...] = ()
    table: Printed | None = None
    sign: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that goes into one file, in its order."""

    name: str
    parts: tuple[Part, ...]
    words: Words
    memo: Memo | None = None
    has_thai_digits: bool = False
    mark: str = ""
    """Who took it, and when: stands faintly across every page; empty for a paper of the office itself."""
