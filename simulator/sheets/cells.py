"""What stands in a cell: how it is entered, and how it is shown.

Formulas are kept as formulas; only plain arithmetic is worked out, every function shows as #NAME?. Typed dates
stay text: the product sends none.
"""

import ast
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

from simulator.sheets import refusals

LONGEST_TEXT = 50_000
_NUMBER = re.compile(r"[+-]?(\d[\d,]*\.?\d*|\.\d+)([eE][+-]?\d+)?(%)?")
_SUMS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that calculates."""

    text: str


Value = str | int | float | bool
Cell = Value | Formula | None


def entered(value: object, option: str) -> Cell:
    """Return the cell that this JSON value makes; RAW keeps it, USER_ENTERED reads it as typed."""
    if isinstance(value, str):
        _check_length(value)
        return _typed(value) if option == "USER_ENTERED" else (value or None)
    if isinstance(value, bool | int | float):
        return value
    raise refusals.invalid(f"Invalid value: {value!r} is neither bool, string nor double")


def shown(cell: Cell, option: str) -> Value:
    """Return a cell as valueRenderOption wants it."""
    if cell is None:
        return ""
    if isinstance(cell, Formula):
        if option == "FORMULA":
            return cell.text
        cell = _worked_out(cell.text)
    return _formatted(cell) if option == "FORMATTED_VALUE" else cell


def _check_length(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise refusals.invalid(
            f"Your input contains more than the maximum of {LONGEST_TEXT} characters in a single cell."
        )


def _typed(text: str) -> Cell:
    if text.startswith("'"):
        return text[1:]
    if text.startswith("=") and len(text) > 1:
        return Formula(text)
    if text.upper() in {"TRUE", "FALSE"}:
        return text.upper() == "TRUE"
    number = _NUMBER.fullmatch(text.strip())
    if not number:
        return text or None
    value = float(text.strip().rstrip("%").replace(",", "")) / (100 if number[3] else 1)
    return int(value) if value.is_integer() else value


def _formatted(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    return str(value)


def _worked_out(formula: str) -> Value:
    try:
        return _sum(ast.parse(formula[1:].strip(), mode="eval").body)
    except ZeroDivisionError:
        return "#DIV/0!"
    except (SyntaxError, ValueError):
        return "#NAME?"


def _sum(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        return float(node.value) if isinstance(node.value, float) else int(str(node.value))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_sum(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in _SUMS:
        return _SUMS[type(node.op)](_sum(node.left), _sum(node.right))
    raise ValueError(ast.dump(node))
