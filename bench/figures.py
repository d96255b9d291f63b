"""Hold measured figures against their goals. A goal fails only past 0.85 of it: that is how far two rounds differ."""

from dataclasses import dataclass

SLACK = 0.85
MET, NEAR, MISSED = "met", "near", "MISSED"


@dataclass(frozen=True, slots=True)
class Figure:
    """One goal and what was measured."""

    goal: str
    what: str
    value: float
    limit: float
    unit: str
    is_least: bool = False

    @property
    def verdict(self) -> str:
        """Say met, near (inside the slack), or missed."""
        share = self._share()
        return MET if share >= 1 else NEAR if share >= SLACK else MISSED

    @property
    def wanted(self) -> str:
        """Write the goal."""
        return f"{'≥' if self.is_least else '≤'} {self.limit:g} {self.unit}"

    @property
    def measured(self) -> str:
        """Write the measurement."""
        return f"{self.value:.3g} {self.unit}" if self.value < 1000 else f"{self.value:,.0f} {self.unit}"

    def _share(self) -> float:
        if self.value != self.value:  # not a number: nothing came
            return 0.0
        if self.is_least:
            return self.value / self.limit
        return self.limit / self.value if self.value > 0 else 1.0


def least(goal: str, what: str, value: float, limit: float, unit: str = "x") -> Figure:
    """Return a figure that should be at least so much."""
    return Figure(goal, what, value, limit, unit, is_least=True)


def most(goal: str, what: str, value: float, limit: float, unit: str = "x") -> Figure:
    """Return a figure that should be at most so much."""
    return Figure(goal, what, value, limit, unit)


@dataclass(frozen=True, slots=True)
class Part:
    """One measurement's outcome: figures held against goals, and a table of everything seen."""

    title: str
    figures: list[Figure]
    head: tuple[str, ...]
    rows: list[tuple[object, ...]]
    words: str = ""
