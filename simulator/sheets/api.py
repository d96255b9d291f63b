"""The addresses of Google's Sheets API v4 that gspread and the product use."""

from typing import Any

from flask import Blueprint, g, request

from simulator.sheets import door, dressing, masks, refusals, structure, values
from simulator.sheets.books import Book
from simulator.sheets.grid import Tab
from simulator.sheets.world import World

Json = dict[str, Any]


def routes(world: World) -> Blueprint:
    """Build the API on this world."""
    api = Blueprint("api", __name__, url_prefix="/v4/spreadsheets")
    door.guard(api, world)
    _spreadsheets(api, world)
    _values(api, world)
    _value_batches(api, world)
    return api


def _spreadsheets(api: Blueprint, world: World) -> None:
    @api.get("/<book_id>")
    def describe(book_id: str) -> Json:
        if request.args.get("includeGridData", "false").lower() == "true":
            raise refusals.Refusal(
                501, "UNIMPLEMENTED", "This stand-in has no includeGridData; read values instead."
            )
        book = world.shelf.open(book_id, g.email)
        answer: Json = {
            "spreadsheetId": book.id,
            "properties": {"title": book.title, "locale": "th_TH", "timeZone": "Asia/Bangkok"},
            "sheets": [_sheet(book, tab) for tab in book.tabs],
            "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{book.id}/edit",
        }
        return masks.apply(answer, request.args.get("fields"))

    @api.post("/<book_id>:batchUpdate")
    def restructure(book_id: str) -> Json:
        with world.shelf.change(book_id, g.email) as draft:
            return structure.batch_update(draft, _body())


def _values(api: Blueprint, world: World) -> None:
    @api.get("/<book_id>/values/<path:area>")
    def get(book_id: str, area: str) -> Json:
        return values.get(world.shelf.open(book_id, g.email), area, request.args)

    @api.put("/<book_id>/values/<path:area>")
    def update(book_id: str, area: str) -> Json:
        with world.shelf.change(book_id, g.email) as draft:
            return _counted(values.update(draft, area, _body(), request.args.get("valueInputOption")))

    @api.post("/<book_id>/values/<path:area>:append")
    def append(book_id: str, area: str) -> Json:
        with world.shelf.change(book_id, g.email) as draft:
            return values.append(draft, area, _body(), request.args.get("valueInputOption"))

    @api.post("/<book_id>/values/<path:area>:clear")
    def clear(book_id: str, area: str) -> Json:
        with world.shelf.change(book_id, g.email) as draft:
            return {"spreadsheetId": draft.id, "clearedRange": values.clear(draft, area)}


def _value_batches(api: Blueprint, world: World) -> None:
    @api.get("/<book_id>/values:batchGet")
    def batch_get(book_id: str) -> Json:
        book = world.shelf.open(book_id, g.email)
        found = [values.get(book, area, request.args) for area in request.args.getlist("ranges")]
        return {"spreadsheetId": book.id, "valueRanges": found}

    @api.post("/<book_id>/values:batchGetByDataFilter")
    def batch_get_by_filter(book_id: str) -> Json:
        book, body = world.shelf.open(book_id, g.email), _body()
        found = [
            {"valueRange": values.get(book, _filtered(one), body), "dataFilters": [one]}
            for one in body.get("dataFilters") or []
        ]
        return {"spreadsheetId": book.id, "valueRanges": found}

    @api.post("/<book_id>/values:batchUpdate")
    def batch_update(book_id: str) -> Json:
        with world.shelf.change(book_id, g.email) as draft:
            return _counted(values.batch_update(draft, _body()))

    @api.post("/<book_id>/values:batchClear")
    def batch_clear(book_id: str) -> Json:
        with world.shelf.change(book_id, g.email) as draft:
            cleared = [values.clear(draft, area) for area in _body().get("ranges") or []]
            return {"spreadsheetId": draft.id, "clearedRanges": cleared}


def _sheet(book: Book, tab: Tab) -> Json:
    told: Json = {"properties": structure.properties(book, tab)}
    if tab.looks.merges:
        told["merges"] = [dressing.grid_range(tab, one) for one in tab.looks.merges]
    if tab.looks.guards:
        told["protectedRanges"] = [dressing.shown(tab, one) for one in tab.looks.guards]
    return told


def _body() -> Json:
    body = request.get_json(force=True, silent=True) if request.get_data() else {}
    if not isinstance(body, dict):
        raise refusals.invalid("Invalid JSON payload received.")
    return body


def _counted(answer: Json) -> Json:
    g.cells = answer.get("totalUpdatedCells", answer.get("updatedCells", 0))
    return answer


def _filtered(data_filter: Json) -> str:
    if "a1Range" not in data_filter:
        raise refusals.invalid("This stand-in knows only data filters by a1Range.")
    return str(data_filter["a1Range"])
