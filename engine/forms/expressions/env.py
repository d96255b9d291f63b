"""Say what an evaluation needs from outside, and keep its budget."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final, Protocol

from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node

MOST_STEPS: Final = 1_000_000


class Source(Protocol):
    """Where values come from: a form being filled, or an XML document."""

    @property
    def at(self) -> datetime:
        """The moment that now() says."""

    @property
    def seed(self) -> str:
        """What uuid() and random() derive from."""

    @property
    def root(self) -> Node:
        """The root of the main instance."""

    def value(self, node: Node) -> str:
        """Return the value of a leaf, "" when it is not relevant."""

    def raw(self, node: Node) -> str:
        """Return what a leaf holds before anything is calculated."""

    def is_present(self, node: Node) -> bool:
        """Say whether sums and counts may see a node."""

    def instance(self, name: str) -> Node | None:
        """Return the root of a secondary instance."""

    def choice_label(self, node: Node, value: str) -> str:
        """Return the wording of a choice of the question at a node."""

    def wording(self, key: str) -> str:
        """Return a translated text by its itext id."""


@dataclass(slots=True)
class Env:
    """One evaluation: its source, where it started, and the steps it has left."""

    source: Source
    current: Node
    left: int = field(default=MOST_STEPS)
    drawn: int = field(default=0)

    def spend(self, steps: int) -> None:
        """Take steps from the budget; fault when it is gone."""
        self.left -= steps
        if self.left < 0:
            raise ExpressionFault(f"took more than {MOST_STEPS} steps")

    def draw(self, purpose: str) -> bytes:
        """Return 32 bytes that look random, and are the same for the same seed, place and turn."""
        self.drawn += 1
        key = f"{self.source.seed}\n{self.current.path}\n{purpose}\n{self.drawn}"
        return sha256(key.encode(errors="surrogatepass")).digest()
