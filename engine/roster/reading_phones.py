"""Read a telephone number of a list, also one that has lost its zero because a spreadsheet took it for a number."""

from typing import Final

from thai.identities import read_phone
from thai.text import normalise

_MOBILE: Final = frozenset("689")
_DIGITS: Final = 9
_MARKS: Final = str.maketrans("", "", " -.()")


def phone_in(cell: str) -> str | None:
    """Return the number with its country, empty for an empty cell, None when the cell holds something else."""
    typed = normalise(cell).removesuffix(".0").strip()
    if typed in {"", "-", "–"}:
        return ""
    digits = typed.translate(_MARKS)
    if digits.isdecimal() and len(digits) == _DIGITS and digits[0] in _MOBILE:
        typed = f"0{digits}"
    found = read_phone(typed)
    return str(found["e164"]) if found and "ext" not in found else None
