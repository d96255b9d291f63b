"""Check the addresses in a message."""

from collections.abc import Container
from urllib.parse import urlsplit

from simulator.rules.measure import utf16_units

PICTURES = frozenset({"https"})
LINKS = frozenset({"http", "https", "line", "tel"})
HOSTLESS = {"line", "tel"}


def wrong_url(url: str, *, schemes: Container[str] = PICTURES, longest: int = 2000) -> str | None:
    """Return LINE's complaint about an address, or None when LINE takes it."""
    if not 0 < utf16_units(url) <= longest:
        return f"Length must be between 1 and {longest}"
    if any(not "!" <= letter <= "~" for letter in url):
        return "invalid uri"  # Thai letters and spaces must come percent-encoded
    try:
        parts = urlsplit(url)
    except ValueError:
        return "invalid uri"
    if parts.scheme not in schemes:
        return "invalid uri scheme"
    if not parts.netloc and parts.scheme not in HOSTLESS:
        return "invalid uri"
    return None
