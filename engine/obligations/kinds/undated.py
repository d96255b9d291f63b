"""The clocks of duties without a day: none printed, only a window, one that is told later, or one that contradicts itself."""

from dataclasses import dataclass
from datetime import date

from engine.conversation.bubbles import say
from engine.obligations.kinds.ground import Ground
from engine.obligations.periods import A_CONFIRMATION, A_DATE, ONCE, Period
from engine.obligations.tables import Table


@dataclass(frozen=True, slots=True)
class NoDay:
    """The source prints no day; a window is when the work is done, never a due day."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class SetLater:
    """The source says that somebody will tell the day."""

    by: str = ""


@dataclass(frozen=True, slots=True)
class Contradictory:
    """What is printed cannot be: an admin confirms the likely day before anybody hears of it."""

    printed: tuple[str, ...]
    likely: date
    reason: str


def read_none(table: Table) -> NoDay | None:
    """Read "none", or `{ window_from = 2020-10-01, window_to = 2021-09-30 }`; either end may be missing."""
    if table.says("word", "none"):
        return NoDay()
    first, last = table.day("window_from", required=False), table.day("window_to", required=False)
    if first and last and last < first:
        table.fault("window_to", say("lies before window_from"), say("exchange the two days"))
    return NoDay(first, last)


def read_later(table: Table) -> SetLater | None:
    """Read "set_later", or `{ set_by = "..." }` when the source says who tells the day."""
    return SetLater() if table.says("word", "set_later") else SetLater(table.text("set_by"))


def read_contradictory(table: Table) -> Contradictory | None:
    """Read `{ printed = ["2021-08", "2022-08"], likely = 2022-08-31, reason = "..." }`."""
    printed, likely, reason = table.texts("printed"), table.day("likely"), table.text("reason")
    return Contradictory(printed, likely, reason) if likely else None


def window_of(clock: object) -> NoDay | None:
    """Return the window of a clock that prints one instead of a day; None for every other clock."""
    return clock if isinstance(clock, NoDay) and (clock.first or clock.last) else None


def none(clock: NoDay, _ground: Ground) -> tuple[Period, ...]:
    """Return one round that waits for nothing."""
    return (Period(ONCE, None, opens=clock.first),)


def later(_clock: SetLater, _ground: Ground) -> tuple[Period, ...]:
    """Return one round that waits for its date."""
    return (Period(ONCE, None, waits=(A_DATE,)),)


def contradictory(clock: Contradictory, _ground: Ground) -> tuple[Period, ...]:
    """Return one round that waits until somebody confirms the likely day."""
    return (Period(ONCE, None, likely=clock.likely, waits=(A_CONFIRMATION,)),)
