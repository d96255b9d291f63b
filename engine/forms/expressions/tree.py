"""Name the parts an expression is made of, after reading."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Chain:
    """Operands joined by operators of one rank, evaluated from the left."""

    rank: int
    first: "Tree"
    rest: tuple[tuple[str, "Tree"], ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """Minus something."""

    inner: "Tree"


@dataclass(frozen=True, slots=True)
class Call:
    """A function and what it is given."""

    name: str
    arguments: tuple["Tree", ...]
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: where to look, what for, and which of them."""

    axis: str
    test: str
    predicates: tuple["Tree", ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the root, from here, or from what another expression gives."""

    start: "Tree | None"
    is_absolute: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filtered:
    """Nodes of an expression that pass predicates."""

    inner: "Tree"
    predicates: tuple["Tree", ...]


Tree = Literal | Number | Chain | Negated | Call | Path | Filtered

ROOT_TEST = "node()"


def parts(tree: Tree | Step) -> tuple[Tree | Step, ...]:
    """Return what a part is made of."""
    match tree:
        case Chain(_, first, rest):
            return (first, *(one for _, one in rest))
        case Negated(inner):
            return (inner,)
        case Call(_, inside) | Step(_, _, inside):
            return inside
        case Path(start, _, steps):
            return (start, *steps) if start else steps
        case Filtered(inner, predicates):
            return (inner, *predicates)
        case _:
            return ()


def size(tree: Tree | Step) -> int:
    """Count the parts of a tree: what one evaluation of it costs at least."""
    return 1 + sum(map(size, parts(tree)))
