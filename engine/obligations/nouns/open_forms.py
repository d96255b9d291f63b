"""Name the form that anybody answers from a QR on the wall, and what its answers tell the report of the duty."""

from dataclasses import dataclass

ONE_DAY = 1


@dataclass(frozen=True, slots=True)
class Into:
    """One question of the report, and what it is told: a way of counting and an expression over one answer."""

    question: str
    way: str
    over: str = ""


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form without an account, open for so many days, and the questions that it tells."""

    form: str
    into: tuple[Into, ...] = ()
    days: int = ONE_DAY
