"""Hold a wish to repair as it was said: which words name the place, which the old value, which the new one.

Where a place ends and a value begins only the record can tell, so several readings of one text may stand side by side.
"""

from dataclasses import dataclass
from typing import Final, Literal

Op = Literal["undo", "redo", "unit", "remove", "add", "swap", "set"]
Thing = Literal["", "photo", "row", "item", "any"]
Saying = Literal["denied", "corrected", "changed", "wrong", "really", "slipped", ""]
LAST: Final = -1


@dataclass(frozen=True, slots=True)
class Edit:
    """One reading of a wish; `ordinal` counts from one, `LAST` is the last, 0 was not said."""

    op: Op
    about: str = ""
    old: str = ""
    new: str = ""
    thing: Thing = ""
    ordinal: int = 0
    saying: Saying = ""
    is_latest: bool = False
    """The answer just given is meant: «that one before was wrong»."""
