"""The readers of Thai and their versions: what is kept with every answer, so that it can be read again by a better one.

Raise a version whenever the grammar of its reader changes; `tests/thai/test_readers.py` says when that was forgotten.
"""

from collections.abc import Mapping
from typing import Final

VERSIONS: Final[Mapping[str, int]] = {
    "amounts": 5,
    "answers": 4,
    "calendar": 6,
    "choices": 3,
    "identities": 4,
    "places": 7,
}
# What each reader's readings hang on, below this folder; the normalising step belongs to all of them.
GRAMMARS: Final[Mapping[str, tuple[str, ...]]] = {
    "amounts": ("numbers/*.py", "doubt.py"),
    "answers": ("answers.py", "ticked.py"),
    "calendar": ("calendar/*.py", "numbers/numerals.py", "numbers/digits.py", "doubt.py"),
    "choices": ("choices.py", "slips.py", "numbers/digits.py", "numbers/numerals.py"),
    "identities": ("identities.py", "numbers/digits.py", "numbers/numerals.py", "doubt.py"),
    "places": ("places/*.py",),
}
EVERYWHERE: Final = ("normal/*.py", "normal/words.txt", "text.py", "reading.py")
_KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("area", "count", "decimal", "households", "integer", "money", "percent", "quantity", "range"),
        "amounts",
    ),
    **dict.fromkeys(("date", "date_range", "datetime", "fiscal_year", "month", "time"), "calendar"),
    **dict.fromkeys(("phone", "national_id"), "identities"),
    **dict.fromkeys(("rank", "select_multiple", "select_one"), "choices"),
    "acknowledge": "answers",
    "place": "places",
    "yes_no": "answers",
}


def reader_of(kind: str) -> str:
    """Return the reader of a kind with its version, such as amounts-2; nothing for what is kept word for word."""
    name = _KINDS.get(kind, "")
    return f"{name}-{VERSIONS[name]}" if name else ""
