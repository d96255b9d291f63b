"""Write numbers in Thai digits, as official papers do where their agency wants it."""

from typing import Final

_DIGITS: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def in_thai(text: str) -> str:
    """Return a text with its digits in Thai."""
    return text.translate(_DIGITS)
