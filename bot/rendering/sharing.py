"""Make the address that opens the list of chats with words ready to be sent on; sending them on costs nothing."""

from collections.abc import Iterable
from urllib.parse import quote

from engine.conversation.bubbles import Plain, Text, say

SHARE = "https://line.me/R/share?text="
# LINE takes no longer address on a button, and a Thai letter is nine characters of it.
ADDRESS = 1_000


def share(words: str) -> str:
    """Return the address that hands words on."""
    return f"{SHARE}{quote(words)}"


def handed(lines: Iterable[str], page: str) -> str:
    """Return the address that hands lines on; for those that are too long the page on which they stand."""
    address = share("\n".join(lines))
    return address if len(address) <= ADDRESS else page


def asking(link: str) -> Text:
    """Word what goes with the link of a confirmation."""
    return say("Please confirm this report: {link}", link=Plain(link))
