"""Compute extract-signed(): the text inside a signed message, when its Ed25519 signature is the key's (RFC 8032).

The engine imports no cryptography; checking a signature needs no secret, so plain whole numbers do.
"""

import base64
from collections.abc import Callable, Mapping
from hashlib import sha512
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value

_PRIME: Final = 2**255 - 19
_ORDER: Final = 2**252 + 27742317777372353535851937790883648493
_CURVE: Final = -121665 * pow(121666, -1, _PRIME) % _PRIME
_ROOT_OF_MINUS_ONE: Final = pow(2, (_PRIME - 1) // 4, _PRIME)
_SIGNATURE_BYTES: Final = 64
_KEY_BYTES: Final = 32
_STEPS: Final = 50_000

Point = tuple[int, int, int, int]
"""X, Y and Z of a point, and X times Y by Z."""


def _extracted(env: Env, _node: Node, message: str, key: str) -> Value:
    """Return what a message says, "" when it is not signed with the key."""
    env.spend(_STEPS)
    try:
        signed, public = base64.b64decode(message, validate=True), base64.b64decode(key, validate=True)
        content = signed[_SIGNATURE_BYTES:].decode()
    except ValueError:
        return ""
    return content if _is_signed(signed, public) else ""


def _is_signed(signed: bytes, public: bytes) -> bool:
    if len(public) != _KEY_BYTES or len(signed) < _SIGNATURE_BYTES:
        return False
    commitment, key = _point(signed[:_KEY_BYTES]), _point(public)
    response = int.from_bytes(signed[_KEY_BYTES:_SIGNATURE_BYTES], "little")
    if commitment is None or key is None or response >= _ORDER:
        return False
    asked = sha512(signed[:_KEY_BYTES] + public + signed[_SIGNATURE_BYTES:]).digest()
    challenge = int.from_bytes(asked, "little") % _ORDER
    return _are_same(_times(response, _BASE), _added(commitment, _times(challenge, key)))


def _point(packed: bytes) -> Point | None:
    """Read a point: its Y, and in the last bit whether X is odd."""
    number = int.from_bytes(packed, "little")
    y, odd = number & (2**255 - 1), number >> 255
    square = (y * y - 1) * pow(_CURVE * y * y + 1, -1, _PRIME) % _PRIME
    x = pow(square, (_PRIME + 3) // 8, _PRIME)
    if (x * x - square) % _PRIME:
        x = x * _ROOT_OF_MINUS_ONE % _PRIME
    if y >= _PRIME or (x * x - square) % _PRIME or (x == 0 and odd):
        return None
    x = _PRIME - x if x % 2 != odd else x
    return x, y, 1, x * y % _PRIME


def _added(one: Point, other: Point) -> Point:
    first = (one[1] - one[0]) * (other[1] - other[0]) % _PRIME
    second = (one[1] + one[0]) * (other[1] + other[0]) % _PRIME
    third = 2 * one[3] * other[3] * _CURVE % _PRIME
    fourth = 2 * one[2] * other[2] % _PRIME
    e, f, g, h = second - first, fourth - third, fourth + third, second + first
    return e * f % _PRIME, g * h % _PRIME, f * g % _PRIME, e * h % _PRIME


def _times(number: int, point: Point) -> Point:
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = _added(found, point)
        point = _added(point, point)
        number >>= 1
    return found


def _are_same(one: Point, other: Point) -> bool:
    return not (
        (one[0] * other[2] - other[0] * one[2]) % _PRIME or (one[1] * other[2] - other[1] * one[2]) % _PRIME
    )


def _base() -> Point:
    found = _point((4 * pow(5, -1, _PRIME) % _PRIME).to_bytes(_KEY_BYTES, "little"))
    return found or (0, 1, 1, 0)


_BASE: Final = _base()

TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {"extract-signed": ("ss", _extracted)}
