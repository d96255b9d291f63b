"""Say what a change of a pack is: where, of which class, and what stood and stands there."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["label", "widen", "narrow", "split", "remove", "add", "alter"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `at` leads to it by ids: `("duties", "set3", "due")`, `("forms", "set1", "questions", "members")`.

    `label` changes only what people read, `widen` takes more answers or gives more time, `narrow` less, `split` makes
    several of one; what is none of these is told as `alter`.
    """

    kind: Kind
    at: tuple[str, ...]
    before: str = ""
    after: str = ""

    @property
    def thing(self) -> str:
        """Return what was changed: the table of the pack, or the part of the form."""
        if self.at[0] == "forms":
            if self.at[-1] == "constraints":
                return "constraints"
            return self.at[2] if len(self.at) > 2 else "forms"
        return "clocks" if self.at[-1] in CLOCKS else self.at[0]

    @property
    def form(self) -> str:
        """Return the form that it is about, "" for none."""
        return self.at[1] if self.at[0] == "forms" else ""

    @property
    def field(self) -> str:
        """Return what of the thing was changed, "" where all of it was."""
        depth = {"forms": 4}.get(self.at[0], 2)
        return ".".join(self.at[depth:])


# The fields of duties and stages that hold a clock.
CLOCKS = ("due", "collect_until", "not_before", "ends")
