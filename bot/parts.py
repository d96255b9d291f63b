"""Name what handling an event needs; made once by the wiring."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.buttons import Buttons
from bot.clock import Clock
from bot.delivery import Delivers
from bot.library import Shelf
from bot.passes import Passes
from bot.texts import Texts
from handlers.desk import Office
from handlers.orders import Order
from models.database import Database
from models.vault import Vault

Enqueue = Callable[[Connection, list[Order]], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """What handling an event needs."""

    database: Database
    vault: Vault
    shelf: Shelf
    office: Office
    clock: Clock
    texts: Texts
    buttons: Buttons
    passes: Passes
    public_url: str
    enqueue: Enqueue
    delivery: Delivers
