"""Everything this stand-in knows, in one place that the routes share."""

from dataclasses import dataclass, field

from simulator.sheets.accounts import Accounts
from simulator.sheets.books import Shelf
from simulator.sheets.faults import Faults
from simulator.sheets.journal import Journal


@dataclass(slots=True)
class World:
    """The account, the spreadsheets, the trouble on order and the log."""

    accounts: Accounts
    shelf: Shelf = field(default_factory=Shelf)
    faults: Faults = field(default_factory=Faults)
    journal: Journal = field(default_factory=Journal)
