"""Say which fields of a form are built from the reports of the tier below, and how: `bind::sanam:built`.

Only the notation stands here; what is built of it is `engine.compiling`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

COLUMN: Final = "built"
ROWS: Final = "rows"
SUM, MEAN, COUNT, LATEST, TEXTS, PHOTOS = "sum", "mean", "count", "latest", "texts", "photos"
SAME, UNIT, OFFICE, SUBDISTRICT, DISTRICT, PROVINCE = (
    "same", "unit", "office", "subdistrict", "district", "province",
)  # fmt: skip
OF_FIGURES: Final = frozenset({SUM, MEAN, COUNT, LATEST})
OF_WORDS: Final = frozenset({TEXTS, PHOTOS})
OF_UNITS: Final = frozenset({UNIT, OFFICE, SUBDISTRICT, DISTRICT, PROVINCE})
OF_LINES: Final = OF_UNITS | {SAME}
"""What a question inside a list may be built of; `same` is the answer of the line itself."""


@dataclass(frozen=True, slots=True)
class Built:
    """How a field is built, and of which question or list below; without a name it is the one called the same."""

    how: str
    of: str


def built(own: Mapping[str, str], name: str) -> Built | None:
    """Read the notation of a question or a list called so; None where people answer it."""
    written = own.get(COLUMN, "").strip()
    if not written:
        return None
    how, _, of = written.partition(":")
    return Built(how.strip(), of.strip() or name)


def is_fixed(own: Mapping[str, str]) -> bool:
    """Say whether nobody may answer a field because it follows from the tier below; words and photos may be changed."""
    found = built(own, "")
    return found is not None and found.how not in OF_WORDS
