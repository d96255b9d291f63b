"""Rules for one field: how long a text may be, what an address must look like.

Each yields nothing when the field is absent; whether it may be absent is a matter of shape.
"""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from bot.line import limits
from bot.line.counting import more_graphemes_than, more_utf16_than
from bot.line.faults import EMPTY, Found, length, size

Json = Mapping[str, Any]

# Percent-encoded means ASCII without spaces; a Thai letter in an address is refused.
_HTTPS = re.compile(r"https://[!-.0-9:;=@-~]+(?:[/?#][!-~]*)?", re.IGNORECASE)
_BUTTON_URI = re.compile(
    r"(?:https?://[!-.0-9:;=@-~]+(?:[/?#][!-~]*)?|line://[!-~]+|tel:[!-~]+)", re.IGNORECASE
)


def in_graphemes(thing: Json, key: str, most: int, *, least: int = 1) -> Found:
    """Yield a fault when the text is empty or has more grapheme clusters than allowed."""
    text = thing.get(key)
    if text is None:
        return
    if least and not text.strip():
        yield key, EMPTY
    elif more_graphemes_than(most, text):
        yield key, length(least, most)


def in_units(thing: Json, key: str, most: int, *, least: int = 1) -> Found:
    """Yield a fault when the text is empty or has more UTF-16 units than allowed."""
    text = thing.get(key)
    if text is None:
        return
    if least and not text.strip():
        yield key, EMPTY
    elif more_utf16_than(most, text):
        yield key, length(least, most)


def count(thing: Json, key: str, least: int, most: int) -> Found:
    """Yield a fault when the list holds too few or too many."""
    items: Collection[object] | None = thing.get(key)
    if items is not None and not least <= len(items) <= most:
        yield key, size(least, most)


def picture(thing: Json, key: str) -> Found:
    """Yield a fault when the address is not one LINE fetches pictures, videos or sounds from."""
    url = thing.get(key)
    if url is not None and not is_https(url):
        yield key, "Must be a percent-encoded https URL"
    elif url is not None and len(url) > limits.URL:
        yield key, length(1, limits.URL)


def uri(thing: Json, key: str) -> Found:
    """Yield a fault when the address is not one a button may open."""
    address = thing.get(key)
    if address is not None and not is_button_uri(address):
        yield key, "Must be a percent-encoded URI with the scheme http, https, line or tel"
    elif address is not None and len(address) > limits.URI:
        yield key, length(1, limits.URI)


@lru_cache(maxsize=256)
def is_https(url: str) -> bool:
    """Say whether LINE would fetch from this address."""
    return _HTTPS.fullmatch(url) is not None


@lru_cache(maxsize=256)
def is_button_uri(address: str) -> bool:
    """Say whether a button may open this address."""
    return _BUTTON_URI.fullmatch(address) is not None
