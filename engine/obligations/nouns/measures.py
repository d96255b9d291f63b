"""Say what is measured over accepted reports: levels, indicators with targets, money."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Level:
    """An ordinal scale, the lowest step first; `sources` are `duty/field`, one a round of assessment.

    `heads` are the questions of single criteria that are answered `passed` when they are met: the second round asks
    only for those that failed in the first.
    """

    id: str
    name: str
    steps: tuple[Step, ...]
    sources: tuple[str, ...] = ()
    rise: int = 0
    heads: tuple[str, ...] = ()
    passed: str = ""

    @property
    def order(self) -> tuple[str, ...]:
        """Return the ids of the steps, the lowest first."""
        return tuple(one.id for one in self.steps)

    def named(self, step: str) -> str:
        """Return the name of a step; one that is not known any more is its own name."""
        return next((one.name for one in self.steps if one.id == step), step)

    def rose(self, before: str, after: str) -> bool | None:
        """Say whether the second round is as many steps higher as the rule wants; None for an unknown step."""
        order = self.order
        if before not in order or after not in order:
            return None
        return order.index(after) - order.index(before) >= self.rise


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number over the accepted reports of a duty against a target.

    `value` is an expression over one report, 1 when empty, and `where` says which reports count. `per` is the
    level at which the target is printed.
    """

    id: str
    name: str
    duty: str
    value: str = ""
    where: str = ""
    roll_up: str = "sum"
    unit: str = ""
    target: float | None = None
    per: str = "country"
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """Money that is given per unit or level; `spent` is the `duty/field` that tells what became of it."""

    id: str
    name: str
    baht: int
    per: str
    spent: str = ""
    source_line: int | None = None


@dataclass(frozen=True, slots=True)
class Cap:
    """The most baht that a field of a report may hold; `says` is the printed reason in words."""

    field: str
    baht: int
    says: str = ""
