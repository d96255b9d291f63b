"""Say which setting of a running product would leave people exposed: talk in the open, a key that can be guessed."""

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
SHORTEST_KEY: Final = 32
A_KEY: Final = "`python -c 'import secrets; print(secrets.token_hex(32))'`"


def exposed(addresses: Mapping[str, str], keys: Mapping[str, Sequence[str]]) -> str:
    """Return what is wrong and its cure, "" when nothing is."""
    for name, url in addresses.items():
        if url and not _is_sealed(url):
            return f"{name} is not https: what people send would travel in the open"
    if urlsplit(addresses.get("PUBLIC_URL", "")).path:
        return "PUBLIC_URL has a path: give the pages a host of their own, which nothing else shares"
    for name, several in keys.items():
        if any(len(key) < SHORTEST_KEY for key in several):
            return f"{name} is short: let {A_KEY} make one"
    return ""


def _is_sealed(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in LOOPBACK
