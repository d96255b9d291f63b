"""Name what a wish to repair turns out to mean in a record."""

from dataclasses import dataclass

from engine.forms.form import Question


@dataclass(frozen=True, slots=True)
class Put:
    """A value is to be another one; `words` is what the question's own kind reads as that value."""

    question: Question
    words: str
    value: str
    is_unit: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """A question is to be asked again: what stands there is wrong, and the right value was not said."""

    question: Question


@dataclass(frozen=True, slots=True)
class Already:
    """What is wished for stands there as it is."""

    question: Question


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list is to be shown."""

    row: str


@dataclass(frozen=True, slots=True)
class TakeOut:
    """An entry of a list is to go."""

    row: str


@dataclass(frozen=True, slots=True)
class TakePicture:
    """One piece of what was shown is to go; `number` counts from one."""

    question: Question
    number: int


@dataclass(frozen=True, slots=True)
class Empty:
    """An answer is to be empty."""

    question: Question


@dataclass(frozen=True, slots=True)
class Add:
    """A list is to have one entry more, perhaps with these words."""

    repeat: str
    words: str


@dataclass(frozen=True, slots=True)
class Move:
    """The report is meant for another unit, called like this; empty when it was not called."""

    called: str


@dataclass(frozen=True, slots=True)
class Back:
    """The last change is to be taken back, or made after all."""

    is_again: bool = False


One = Put | Open | Already | Entry | TakeOut | TakePicture | Empty | Add | Move | Back


@dataclass(frozen=True, slots=True)
class Among:
    """Several may be meant; the person picks."""

    ones: tuple[One, ...]


Found = One | Among
