"""Name what clocks rest on: events that people report, and stages of the programme."""

from dataclasses import dataclass
from datetime import date

from engine.obligations.kinds.simple import Simple


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to a unit and is reported in chat; `many` when it happens again and again.

    `asked_of` is the role that is asked for its day. Without `planned` only the day it was done is asked for;
    a `quiet` event nobody is asked for: who has it says so.
    """

    id: str
    name: str
    per: str
    asked_of: str = ""
    many: bool = False
    planned: bool = True
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the programme's year; its end is a clock, because it may differ by cohort."""

    id: str
    name: str
    first: date | None = None
    ends: Simple | None = None
