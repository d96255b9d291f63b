"""The clock of a duty with numbered rounds, each with a clock of its own; a round may need the one before it."""

from dataclasses import dataclass

from engine.obligations.kinds.simple import Simple


@dataclass(frozen=True, slots=True)
class Numbered:
    rounds: tuple[Simple, ...]
    in_order: bool = False
