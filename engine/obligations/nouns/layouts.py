"""Say how a report is printed: title lines, columns under a header of two rows, a row of totals, lines to sign on."""

from dataclasses import dataclass
from typing import Final

THAI: Final = "thai"
DIGITS: Final = (THAI, "arabic")


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """One printed column, under the heading of its group where it has one.

    It holds a running number, the answer to `field`, or a tick where that answer is `tick`; where `says` names another
    question, its words stand in the place of the tick. With `total` the last row adds it up.
    """

    title: str
    group: str = ""
    field: str = ""
    tick: str = ""
    says: str = ""
    is_number: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class PrintedLayout:
    """The printed form of a report; `rows` is the list whose entries are its lines, or none: the report is one line.

    Lines of `title` and `sign` may hold {office}, {province}, {district}, {round}, {as_of}, {fiscal_year}, and names of
    questions outside lists. `digits` is "thai" where a printed paper is written in Thai digits.
    """

    id: str
    duty: str
    title: tuple[str, ...]
    columns: tuple[PrintedColumn, ...]
    rows: str = ""
    total: str = ""
    sign: tuple[str, ...] = ()
    digits: str = ""

    @property
    def has_thai_digits(self) -> bool:
        """Say whether numbers are printed in Thai digits."""
        return self.digits == THAI
