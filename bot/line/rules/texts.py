"""Rules for text messages, with LINE emojis and with names put in for braces."""

import re

from bot.line import limits
from bot.line.faults import EMPTY, INVALID, Found, size
from bot.line.rules import fields
from bot.line.rules.fields import Json

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_KEY = re.compile(r"[0-9a-zA-Z_]{1,20}")


def text(message: Json) -> Found:
    """Yield what is wrong with a text message."""
    yield from fields.in_units(message, "text", limits.TEXT)
    if "emojis" in message:
        yield from fields.count(message, "emojis", 1, limits.EMOJIS)
        yield from _emojis(message)


def _emojis(message: Json) -> Found:
    """Yield emojis that do not point at a `$` of the text; positions are in UTF-16 units."""
    units = message["text"].encode("utf-16-le", "surrogatepass")
    seen = set()
    for number, emoji in enumerate(message["emojis"]):
        index = emoji["index"]
        if index < 0 or units[2 * index : 2 * index + 2] != b"$\0" or index in seen:
            yield (
                f"emojis[{number}].index",
                "Must be the position of a $ in the text, once",
            )
        seen.add(index)


def text_v2(message: Json) -> Found:
    """Yield what is wrong with a text message whose braces are substituted."""
    yield from fields.in_units(message, "text", limits.TEXT)
    given = message.get("substitution", {})
    if len(given) > limits.SUBSTITUTIONS:
        yield "substitution", size(0, limits.SUBSTITUTIONS)
    for key in given:
        if _KEY.fullmatch(key) is None:
            yield f"substitution.{key}", INVALID
    yield from _kinds(given)
    yield from _braces(message["text"], given)


def _kinds(given: Json) -> Found:
    kinds = [value["type"] for value in given.values()]
    for kind, most in (("mention", limits.MENTIONS), ("emoji", limits.EMOJIS)):
        if kinds.count(kind) > most:
            yield "substitution", f"{size(0, most)} of the type {kind}"


def _braces(written: str, given: Json) -> Found:
    if "{" not in written and "}" not in written:
        return
    for brace in _BRACES.finditer(written):
        if brace[0] in {"{", "}"}:
            yield "text", "Must use { and } in pairs, or doubled"
        elif brace[1] is not None and brace[1] not in given:
            yield f"substitution.{brace[1]}", EMPTY
