"""Count what a table would send, and name the first cells that stand against it."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.conversation.bubbles import Text
from engine.sheet.judging import faults_of
from engine.sheet.parts import CLEAN, WHOLE, Row, Sheet, Status


@dataclass(frozen=True, slots=True)
class Wrong:
    """One cell that cannot be taken: whose, which, and why with the cure."""

    key: str
    unit: str
    path: str
    title: str
    typed: str
    reason: Text


def count(rows: Sequence[Row], *statuses: Status) -> int:
    """Count the lines that are one of these."""
    return sum(row.status in statuses for row in rows)


def clean(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the lines that would be sent."""
    return tuple(row for row in rows if row.status in CLEAN and row.send is not None)


def wrong(sheet: Sheet, rows: Sequence[Row]) -> tuple[Wrong, ...]:
    """Return every cell that stands against its line, in the order of the table."""
    titles = {one.path: one.title for one in sheet.columns}
    return tuple(
        Wrong(row.line.key, row.line.name, path, titles.get(path, "") if path != WHOLE else "", fault.typed, fault.reason)
        for row in rows
        for path, fault in faults_of(row)
    )  # fmt: skip
