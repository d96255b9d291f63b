"""Read which meeting is meant: «3/2565», «ครั้งที่ ๓/๒๕๖๕»."""

import regex

from thai.numbers.digits import with_digits
from thai.text import normalise

_NUMBER = regex.compile(r"(?:ประชุม)?(?:ครั้ง)?(?:ที่)?\s*(\d{1,3})\s*/\s*(25\d{2})")


def read_meeting(text: str) -> str | None:
    """Return number and Buddhist year of a meeting, as 3/2565; None for what names none."""
    found = _NUMBER.fullmatch(with_digits(normalise(text)).strip())
    return f"{int(found[1])}/{found[2]}" if found else None
