"""What tests and demos say to the stand-in itself; Google has nothing like it.

`POST /control/faults` takes `{"faults": [{"kind": "error" | "slow" | "lost", "times": 1, "only": "values:batchUpdate",
"status": 503, "seconds": 1.0}], "writes_per_minute": 60, "reads_per_minute": 60}`; `{}` ends all trouble. `only` is a
part of "METHOD path"; "lost" does the work and hangs up.
"""

from typing import Any

from flask import Blueprint, request

from simulator.sheets import refusals
from simulator.sheets.books import Book
from simulator.sheets.cells import shown
from simulator.sheets.grid import Tab
from simulator.sheets.ranges import Box
from simulator.sheets.world import World

Json = dict[str, Any]


def routes(world: World) -> Blueprint:
    """Build the control addresses on this world."""
    control = Blueprint("control", __name__, url_prefix="/control")
    _setting(control, world)
    _looking(control, world)

    @control.errorhandler(refusals.Refusal)
    def refuse(refusal: refusals.Refusal) -> tuple[dict[str, object], int]:
        return refusal.body(), refusal.code

    return control


def _setting(control: Blueprint, world: World) -> None:
    @control.post("/faults")
    def faults() -> Json:
        world.faults.order(request.get_json())
        return {"ok": True}

    @control.post("/spreadsheets")
    def make() -> Json:
        asked = request.get_json()
        shared_with = frozenset(asked.get("shared_with", [world.accounts.email]))
        book = world.shelf.make(asked["id"], asked.get("title", asked["id"]), shared_with)
        return {"id": book.id}

    @control.post("/share")
    def share() -> Json:
        asked = request.get_json()
        with world.shelf.lock:
            world.shelf.books[asked["id"]].shared_with = frozenset(asked["shared_with"])
        return {"ok": True}

    @control.get("/service-account")
    def account() -> Json:
        return dict(world.accounts.account)

    @control.post("/tokens/revoke")
    def revoke() -> Json:
        world.accounts.tokens.clear()
        return {"ok": True}


def _looking(control: Blueprint, world: World) -> None:
    @control.get("/log")
    def log() -> list[Json]:
        return world.journal.shown()

    @control.get("/spreadsheets")
    def books() -> Json:
        return {
            "account": world.accounts.email,
            "version": world.shelf.changes,
            "spreadsheets": [_described(book) for book in world.shelf.books.values()],
        }

    @control.get("/grid/<book_id>/<path:title>")
    def grid(book_id: str, title: str) -> Json:
        book = world.shelf.books.get(book_id)
        tab = book.tab(title) if book else None
        if tab is None:
            raise refusals.not_found()
        return _grid(tab, request.args.get("limit", type=int))


def _described(book: Book) -> Json:
    tabs = [
        {"title": tab.title, "rows": max(tab.last_row() - tab.frozen, 0), "version": tab.version}
        for tab in book.tabs
    ]
    return {
        "id": book.id,
        "title": book.title,
        "version": book.version,
        "shared_with": sorted(book.shared_with),
        "tabs": tabs,
    }


def _grid(tab: Tab, limit: int | None) -> Json:
    rows = tab.read(Box(0, 0, limit or tab.rows, tab.columns))
    return {
        "rows": [[shown(cell, "FORMULA") for cell in row] for row in rows],
        "last_row": tab.last_row(),
        "row_count": tab.rows,
        "column_count": tab.columns,
        "frozen": tab.frozen,
        "sheet_id": tab.sheet_id,
        "paint": [[*at, colour] for at, colour in sorted(tab.looks.paint.items())],
        "hidden_rows": sorted(tab.looks.hidden_rows),
        "hidden_columns": sorted(tab.looks.hidden_columns),
        "merges": [[one.top, one.left, one.bottom, one.right] for one in tab.looks.merges],
        "guards": [
            [one.box.top, one.box.left, one.box.bottom, one.box.right, one.warning]
            for one in tab.looks.guards
        ],
        "newest": sorted(at for at in tab.newest if not limit or at[0] < limit),
    }
