"""Read and write the number on a printed form: six digits and one that tells a slip of the finger.

The last digit is checked so that one wrong digit, or two that changed places, never open another group's form.
"""

from typing import Final

from thai.text import normalise

DIGITS: Final = 7
LONGEST: Final = 40
# A quasigroup without a digit that stands for itself: the check digit after Damm.
_TABLE: Final = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


def checked(digits: str) -> str:
    """Return digits with the one that checks them."""
    return f"{digits}{_interim(digits)}"


def is_right(number: str) -> bool:
    """Say whether a number with its check digit was typed as it was printed."""
    is_number = number.isascii() and number.isdecimal() and len(number) == DIGITS
    return is_number and _interim(number) == "0"


def typed(text: str) -> str:
    """Return the number in a text that holds nothing else but words around it; empty for every other text."""
    if len(text) > LONGEST:
        return ""
    digits = "".join(letter for letter in normalise(text) if letter.isdecimal())
    return digits if len(digits) == DIGITS else ""


def spaced(number: str) -> str:
    """Write a number as it is printed and read aloud: 123 4567."""
    return f"{number[:3]} {number[3:]}"


def _interim(digits: str) -> str:
    found = "0"
    for digit in digits:
        found = _TABLE[int(found)][int(digit)]
    return found
