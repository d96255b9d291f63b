"""Hold one question while it is being asked, and name what an answer to it may turn out to be."""

from dataclasses import dataclass

from engine.conversation.bubbles import Press, Quick, Text
from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.forms.form import Question

MOST_FINALS = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a draft at a moment; `picked` and `page` say how far a long answer has come."""

    filling: Filling
    question: Question
    when: When
    picked: tuple[str, ...] = ()
    page: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """An answer that was understood; one that says "about" is confirmed first."""

    value: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Miss:
    """An answer that was not; the reason is for the person."""

    reason: Text


@dataclass(frozen=True, slots=True)
class Offer:
    """Several values fit; the person picks one, or of many places (`among`) first what holds the right one."""

    values: tuple[str, ...]
    count: int
    among: tuple[str, ...] = ()
    about: str = "place"

    @property
    def finals(self) -> tuple[str, ...]:
        """Return the values themselves, where there is room for more than a chat has."""
        return self.among[:MOST_FINALS] or self.values


@dataclass(frozen=True, slots=True)
class Picking:
    """An answer of several parts that is not complete yet."""

    values: tuple[str, ...]


Read = Value | Miss | Offer | Picking
Lines = tuple[Text, ...]
Quicks = tuple[Quick, ...]


def no_lines(asked: Asked) -> Lines:
    """Put nothing under the question."""
    del asked
    return ()


def no_buttons(asked: Asked, press: Press) -> Quicks:
    """Offer no button: the answer is typed."""
    del asked, press
    return ()


def no_tap(asked: Asked, index: int) -> Read | None:
    """Know no button of this question."""
    del asked, index
    return None
