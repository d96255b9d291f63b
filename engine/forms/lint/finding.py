"""Say what a finding is: where, which rule, what stands there, what can be done, where to read about it."""

from dataclasses import dataclass
from typing import Literal

from engine.conversation.bubbles import Phrase, Plain

Weight = Literal["problem", "remark"]
Words = Phrase | Plain


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an author should look at. A problem keeps the form from working, a remark does not."""

    rule: str
    sheet: str
    row: int
    what: Words
    cure: Words
    column: str = ""
    cell: str = ""
    link: str = ""
    weight: Weight = "problem"


def same_place(one: Finding, other: Finding) -> bool:
    """Say whether two findings tell one thing: one rule in one row, or anywhere where one of them knows no row."""
    if one.rule != other.rule:
        return False
    if 0 in {one.row, other.row}:
        return True
    is_one_cell = one.column == other.column or "" in {one.column, other.column}
    return one.sheet == other.sheet and one.row == other.row and is_one_cell
