"""Compute functions that ask about the record itself: its form's version, what its device knows."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value, text_of


def _version(env: Env, _node: Node) -> Value:
    """Return the version that stands in the record's first element."""
    tops = [one for one in env.source.root.children if one.kind == "element"]
    found = [text_of(env, one) for top in tops for one in top.attributes if one.name == "version"]
    return found[0] if found else ""


def _property(_env: Env, _node: Node, _name: str) -> Value:
    """Return nothing: a chat knows no device, no telephone number and no SIM card."""
    return ""


def _depend(_env: Env, _node: Node, value: Value, *_others: Value) -> Value:
    """Return the first value; the others only make it be worked out again."""
    return value


TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    "version": ("", _version),
    "property": ("s", _property),
    "depend": ("vv*", _depend),
}
