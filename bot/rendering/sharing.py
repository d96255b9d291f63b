"""Make the address that opens the list of chats with words ready to be sent on; sending them on costs nothing."""

from urllib.parse import quote

from engine.conversation.bubbles import Plain, Text, say

SHARE = "https://line.me/R/share?text="


def share(words: str) -> str:
    """Return the address that hands words on."""
    return f"{SHARE}{quote(words)}"


def asking(link: str) -> Text:
    """Word what goes with the link of a confirmation."""
    return say("Please confirm this report: {link}", link=Plain(link))
