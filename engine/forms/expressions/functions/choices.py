"""Compute functions that ask the form for wordings."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value, to_string


def _choice_name(env: Env, _node: Node, value: str, question: Value) -> Value:
    """Return the wording of a choice; OpenRosa hands the question over as a path in quotes."""
    if isinstance(question, list):
        place = question[0] if question else None
    else:
        place = _found(env, to_string(env, question).strip())
    if place is None:
        raise ExpressionFault("jr:choice-name() takes a value and the path of a question that exists")
    labels = [env.source.choice_label(place, one) for one in value.split()]
    return ", ".join(labels)


def _found(env: Env, path: str) -> Node | None:
    """Walk a plain path of names, . and .. from the root or from here."""
    place: Node | None = env.source.root if path.startswith("/") else env.current
    for name in path.strip("/").split("/"):
        if place is None:
            return None
        if name == "..":
            place = place.parent
        elif name not in {".", "current()"}:
            found = place.named.get(name.partition("[")[0])
            place = found[0] if found else None
    return place


def _itext(env: Env, _node: Node, key: str) -> Value:
    return env.source.wording(key)


TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    "jr:choice-name": ("sv", _choice_name),
    "jr:itext": ("s", _itext),
}
