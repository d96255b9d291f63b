"""The stand-in as one Flask application."""

import json
from pathlib import Path

from flask import Flask, render_template

from simulator.sheets import api, control, tokens
from simulator.sheets.world import World

_HERE = Path(__file__).parent


def build(world: World) -> Flask:
    """Return the application: token endpoint, API, control, and the page."""
    app = Flask(__name__)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    for routes in (api.routes(world), tokens.routes(world), control.routes(world)):
        app.register_blueprint(routes)

    @app.get("/")
    def page() -> str:
        return render_template("grid.html", account=world.accounts.email)

    return app


def furnish(world: World) -> None:
    """Put the demo's spreadsheets on the shelf, unless they stand there already."""
    for book in json.loads((_HERE / "assets/demo.json").read_text("utf-8")):
        if book["id"] not in world.shelf.books:
            world.shelf.make(book["id"], book["title"], frozenset({world.accounts.email}))
