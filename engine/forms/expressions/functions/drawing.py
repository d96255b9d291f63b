"""Compute what looks random, from the seed of the evaluation alone."""

import base64
import hashlib
import math
from collections.abc import Callable, Mapping
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value, to_number, to_string

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_LONGEST: Final = 1_000
_ALGORITHMS: Final[Mapping[str, str]] = {
    "MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512",
}  # fmt: skip
_PARK_MILLER: Final = 2_147_483_647


def _uuid(env: Env, _node: Node, length: float | None = None) -> Value:
    """Return a version 4 UUID, or so many letters and digits."""
    if length is not None:
        return _letters(env, length)
    drawn = bytearray(env.draw("uuid")[:16])
    drawn[6] = drawn[6] & 0x0F | 0x40
    drawn[8] = drawn[8] & 0x3F | 0x80
    text = drawn.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def _letters(env: Env, length: float) -> str:
    if not 0 <= length <= _LONGEST:
        raise ExpressionFault(f"uuid() makes at most {_LONGEST} characters")
    found = ""
    while len(found) < length:
        found += "".join(_LETTERS[one % len(_LETTERS)] for one in env.draw("letters"))
    return found[: int(length)]


def _random(env: Env, _node: Node) -> Value:
    return (int.from_bytes(env.draw("random")[:8], "big") >> 11) / 2**53


def _digest(_env: Env, _node: Node, text: str, algorithm: str, encoding: str = "base64") -> Value:
    name = _ALGORITHMS.get(algorithm.upper())
    if name is None or encoding.lower() not in {"base64", "hex"}:
        raise ExpressionFault(f"no such digest: {algorithm} in {encoding}")
    # MD5 and SHA-1 are the form author's choice for an identifier, never a protection of ours
    made = hashlib.new(name, text.encode(errors="surrogatepass"), usedforsecurity=False)
    return made.hexdigest() if encoding.lower() == "hex" else base64.b64encode(made.digest()).decode()


def _decoded(_env: Env, _node: Node, text: str) -> Value:
    """Return the text that base64 stands for."""
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode()
    except ValueError:
        raise ExpressionFault(f"base64-decode() needs base64 of UTF-8, not: {text[:30]}") from None


def _randomize(env: Env, _node: Node, nodes: list[Node], seed: Value | None = None) -> Value:
    """Shuffle as OpenRosa does: Fisher-Yates from inside out, on a Park-Miller row."""
    env.spend(len(nodes))
    state = _first_state(
        int.from_bytes(env.draw("randomize")[:4], "big") if seed is None else _seed(env, seed)
    )
    shuffled: list[Node] = []
    for place, node in enumerate(nodes):
        state = state * 16807 % _PARK_MILLER
        other = int((state - 1) / (_PARK_MILLER - 1) * (place + 1))
        shuffled.append(node)
        shuffled[place], shuffled[other] = shuffled[other], node
    return shuffled


def _seed(env: Env, value: Value) -> int:
    """Return a seed: a number's whole part, 0 for nothing, and the digest's first 64 bits of any other text."""
    text = to_string(env, value)
    number = to_number(env, value)
    if math.isfinite(number):
        return math.trunc(number)
    return (
        int.from_bytes(hashlib.sha256(text.encode(errors="surrogatepass")).digest()[:8], "big", signed=True)
        if text
        else 0
    )


def _first_state(seed: int) -> int:
    """Bring a seed into the row; a remainder has the seed's own sign, as in the other programs."""
    state = seed % _PARK_MILLER if seed > 0 else -(-seed % _PARK_MILLER)
    return state if state > 0 else state + _PARK_MILLER - 1


TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    "uuid": ("n?", _uuid),
    "random": ("", _random),
    "digest": ("sss?", _digest),
    "base64-decode": ("s", _decoded),
    "randomize": ("Nv?", _randomize),
}
