"""The rungs of a ladder: on which day before or after the due day who hears of it, how, and what stops it."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

Whom = Literal["doer", "coordinator", "deputy", "above"]
Way = Literal["push", "free"]
Tone = Literal["plain", "help"]
Stop = Literal["sent", "begun", "asked", "acknowledged"]
WHOM: Final[tuple[Whom, ...]] = get_args(Whom)
WAYS: Final[tuple[Way, ...]] = get_args(Way)
TONES: Final[tuple[Tone, ...]] = get_args(Tone)
STOPS: Final[tuple[Stop, ...]] = get_args(Stop)
DOER: Final = "doer"


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: `day` counts from the due day, negative before it.

    What is sent stops every rung. `begun` stops it for a part that is being filled, `asked` while a wish for a later day
    or a question to the office waits for its answer, `acknowledged` when somebody said that she follows it up. A rung
    that goes free never costs a counted message.
    """

    day: int
    to: Whom = DOER
    way: Way = "push"
    tone: Tone = "plain"
    acknowledge: bool = False
    stop: Stop = "sent"


@dataclass(frozen=True, slots=True)
class Ladder:
    """Who hears of a due day, and when. A group may move its own part by `later` days without asking, once."""

    id: str
    rungs: tuple[Rung, ...]
    later: int | None = None

    @property
    def steps(self) -> tuple[int, ...]:
        """Return the days on which whoever does it hears of it."""
        return tuple(one.day for one in self.rungs if one.to == DOER)


def short(id_: str, steps: tuple[int, ...]) -> Ladder:
    """Return a ladder of plain reminders for whoever does it."""
    return Ladder(id_, tuple(Rung(day) for day in steps))


DEFAULT: Final = Ladder(
    "default",
    (
        Rung(-7, way="free"),
        Rung(-3),
        Rung(-1),
        Rung(0),
        Rung(1, tone="help"),
        Rung(2, to="coordinator", tone="help", acknowledge=True),
        Rung(3, to="above", acknowledge=True),
    ),
)
