"""Know our tabs: one row of memory for each, made at the first look."""

import hashlib

from bot.clock import machine_ms
from bot.mirrors import words
from bot.wiring import Core
from exports.mirror.memory import Memory
from exports.mirror.opening import Book, number_of
from models import sheet_tabs


def is_known(core: Core, book: Book, programme: str, name: str) -> bool:
    """Say whether a tab was ever begun."""
    with core.database.reading() as connection:
        return sheet_tabs.get(connection, _id(book, programme, name)) is not None


def memory_of(
    core: Core, book: Book, programme: str, name: str, title: str, hushed: frozenset[str] = frozenset()
) -> Memory:
    """Return what is known of a tab; a tab at Google with its number is ours when its name is."""
    tab_id = _id(book, programme, name)
    with core.database.reading() as connection:
        found = sheet_tabs.get(connection, tab_id)
    if found is None:
        row = {
            "id": tab_id,
            "book": book.id,
            "programme": programme,
            "name": name,
            "gid": number_of(programme, name, {}),
            "title": title,
            "last_row": 0,
            "columns": [],
            "fresh": [],
            "dressed": [],
        }
        with core.database.writing() as connection:
            sheet_tabs.keep(connection, row)
            found = sheet_tabs.get(connection, tab_id)
    if found is None:
        raise LookupError(tab_id)
    return Memory(core.database, found, machine_ms, hushed, words.warning(core.texts))


def _id(book: Book, programme: str, name: str) -> str:
    return hashlib.sha256(f"{book.id}\n{programme}\n{name}".encode()).hexdigest()[:32]
