"""`flask forms eval`: evaluate expressions of XLSForms on OpenRosa instances, line by line."""

import json
import math
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

import click

from bot.clock import BANGKOK, Clock
from engine.forms.expressions.document import Document
from engine.forms.expressions.elements import parsed
from engine.forms.expressions.env import Env
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.model import Model, model
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.references import resolved
from engine.forms.expressions.values import Value, text_of

Answer = dict[str, object]


@click.command("eval")
def evaluate() -> None:
    """Evaluate {"id","xml","at","expr"} lines; answer {"id","type","got"} or {"id","error"}.

    xml is an instance, or a whole XForm with its lists; at is the path of the context node, the first element
    without it. expr is XPath, or as an author writes it, with ${names}. "now" (ISO, Bangkok without an offset) stops the clock, "seed" settles random values. Types:
    string, number (NaN, Infinity and -Infinity as texts), boolean, nodes (their texts in document order).
    Exit 0 when each line has a value, 1 when one has an error.
    """
    is_fine = True
    for line in sys.stdin.buffer:
        if line.strip():
            answer = _answer(line)
            is_fine = is_fine and "error" not in answer
            click.echo(json.dumps(answer, ensure_ascii=False))
    if not is_fine:
        raise SystemExit(1)


def _answer(line: bytes) -> Answer:
    name: object = None
    try:
        asked = json.loads(line.decode("utf-8-sig"))
        if not isinstance(asked, dict):
            return {"id": None, "error": "a line is a JSON object"}
        name = _echoed(asked.get("id"))
        return {"id": name, **_value(asked)}
    except ExpressionFault as wrong:
        return {"id": name, "error": str(wrong)}
    except (ValueError, RecursionError) as wrong:
        return {"id": name, "error": f"the line cannot be read: {wrong}".encode(errors="replace").decode()}


def _echoed(name: object) -> object:
    """Return an id that can be written; a lone half of a surrogate pair cannot."""
    json.dumps(name, ensure_ascii=False).encode()
    return name


def _value(asked: Mapping[str, object]) -> Answer:
    seed, moment = _text(asked, "seed", ""), _text(asked, "now", "")
    source = Document(_model(_text(asked, "xml")), _moment(moment), seed)
    written = _text(asked, "expr")
    node = _place(source, _text(asked, "at", "").strip() or "/*")
    expression = compiled(resolved(written, node))
    return _told(Env(source, node), expression.value(source, node))


def _text(asked: Mapping[str, object], name: str, otherwise: str | None = None) -> str:
    value = asked.get(name)
    if value is None and otherwise is not None:
        return otherwise
    if not isinstance(value, str):
        raise ExpressionFault(f"{name} is wanted as a text")
    value.encode()
    return value


@lru_cache(maxsize=64)
def _model(xml: str) -> Model:
    return model(parsed(xml))


def _moment(text: str) -> datetime:
    if not text:
        return Clock().now()
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=BANGKOK)


def _place(source: Document, path: str) -> Node:
    try:
        found = compiled(path).nodes(source, source.root)
    except ExpressionFault as wrong:
        raise ExpressionFault(f"at: {wrong}") from None
    if not found:
        raise ExpressionFault(f"there is no node at {path}")
    return found[0]


def _told(env: Env, value: Value) -> Answer:
    if isinstance(value, bool):
        return {"type": "boolean", "got": value}
    if isinstance(value, float):
        return {"type": "number", "got": _numeral(value)}
    if isinstance(value, list):
        return {"type": "nodes", "got": [text_of(env, one) for one in value]}
    return {"type": "string", "got": value}


def _numeral(number: float) -> float | int | str:
    """Return a number as JSON has it: whole ones without a point, and what JSON lacks as XPath's word for it."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return int(number) if number.is_integer() and abs(number) < 2**53 else number
