"""Put paths for the ${names} that an XLSForm's author writes, by looking at an instance.

A name stands for the nodes of that name next to where the expression is evaluated: in the same row of a
repeat, when that row has them. A form that is being filled has its names resolved by pyxform instead.
"""

import re
from typing import Final

from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node, root_of

_REFERENCE: Final = re.compile(r"\$\{\s*([^\s{}]+)\s*\}")


def resolved(source: str, node: Node) -> str:
    """Return an expression with each ${name} as a path from a node; ExpressionFault for one that is not there."""
    return _REFERENCE.sub(lambda found: f" {_path(found[1], node)} ", source) if "${" in source else source


def _path(name: str, node: Node) -> str:
    places = sorted(_places(root_of(node), name))
    if len(places) != 1:
        raise ExpressionFault(f"there is {'no' if not places else 'more than one'} question named {name}")
    here, there = (path.split("/")[1:] for path in (node.generic, places[0]))
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join(["current()", *[".."] * (len(here) - shared), *there[shared:]])


def _places(root: Node, name: str) -> set[str]:
    found: set[str] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        found.update(one.generic for one in node.named.get(name, []))
        waiting.extend(node.children)
    return found
