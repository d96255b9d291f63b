"""Say what an event of a unit is to the one who is asked for its day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Happening:
    """One time of an event that is not over: what it is, of whom, and what is known. `key` names it on buttons."""

    key: str
    name: str
    about: str
    planned: date | None = None
    may_plan: bool = True
    is_many: bool = False
    is_quiet: bool = False

    def is_asked(self, today: date) -> bool:
        """Say whether its day is to be asked for: a plan at the start, what became of it on the day after."""
        return (self.planned is None and self.may_plan) or (self.planned is not None and self.planned < today)
