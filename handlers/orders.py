"""Name a durable task that a turn wants: enqueued in the transaction that records the turn."""

from dataclasses import dataclass

FETCH, ERASE = "fetch_evidence", "erase_evidence"
READ_TABLE = "read_table"
SHOW_MENUS, SWEEP_MENUS = "show_menus", "sweep_menus"
TELL = "tell_endpoint"


@dataclass(frozen=True, slots=True)
class Order:
    """A durable task: its name, its id, its arguments (ids only); of a queue, what has the smaller priority goes first."""

    name: str
    id: str
    arguments: tuple[str, ...] = ()
    priority: int = 0
