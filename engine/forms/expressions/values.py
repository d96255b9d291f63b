"""Turn values into each other, by XPath 1.0's rules and OpenRosa's one more: dates count as days."""

import math
import re
from decimal import Decimal
from typing import Final

from engine.forms.expressions.days import day_number
from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node

Value = str | float | bool | list[Node]

LONGEST_TEXT: Final = 100_000
_NUMBER: Final = re.compile(r"[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*")


def short_enough(text: str) -> str:
    """Return a text, or fault when it passed the limit."""
    if len(text) > LONGEST_TEXT:
        raise ExpressionFault(f"a text grew longer than {LONGEST_TEXT} characters")
    return text


def text_of(env: Env, node: Node) -> str:
    """Return the string-value of a node."""
    if node.text is not None:
        return node.text
    if node.children:
        return short_enough("".join(text_of(env, child) for child in node.children))
    if node.kind == "text" and node.parent is not None:
        return env.source.value(node.parent)
    return env.source.value(node)


def to_string(env: Env, value: Value) -> str:
    """Convert as string() does."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return text_of(env, value[0]) if value else ""
    return number_as_text(value)


def number_as_text(number: float) -> str:
    """Write a number as XPath does: no exponent, no .0, NaN and Infinity in words."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number):
        return str(int(number))
    text = repr(number)
    return format(Decimal(text), "f") if "e" in text else text


def to_number(env: Env, value: Value) -> float:
    """Convert as number() does, a date or a date with time to its days since 1970."""
    if isinstance(value, float | int):
        return float(value)
    return text_as_number(env, to_string(env, value))


def text_as_number(env: Env, text: str) -> float:
    """Read a number, else a date, else NaN."""
    if text.isascii() and text.isdecimal():
        return float(text)
    found = _NUMBER.fullmatch(text)
    return float(found[1]) if found else day_number(text, env.source.at)


def to_boolean(value: Value) -> bool:
    """Convert as boolean() does."""
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)


def to_nodes(value: Value) -> list[Node]:
    """Return nodes, or fault: nothing else can be walked."""
    if not isinstance(value, list):
        raise ExpressionFault("nodes are needed here, not a value")
    return value
