"""The cut-off that lies so many days before whatever the due day is."""

from dataclasses import dataclass

from engine.obligations.tables import Table

FAR = 366


@dataclass(frozen=True, slots=True)
class BeforeDue:
    days: int
    working: bool = False


def read(table: Table) -> BeforeDue | None:
    """Read `{ before_due = 5, working = true }`."""
    days = table.whole("before_due", least=0, most=FAR)
    return None if days is None else BeforeDue(days, table.flag("working"))
