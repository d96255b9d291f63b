"""Serve the page of one form that is tried: what the file looks like, beside the phones of the local LINE.

On loopback only, and only to pages and programs of this machine.
"""

from dataclasses import asdict
from pathlib import Path
from threading import Thread
from typing import Final
from urllib.parse import urlsplit

from flask import Flask, Response, abort, jsonify, request, send_from_directory
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from cli.trying.cast import players
from cli.trying.session import Session
from cli.trying.town import LOOPBACK

PAGE: Final = Path(__file__).with_name("page")
FONTS: Final = Path(__file__).resolve().parents[2] / "web" / "static" / "fonts"
HERE: Final = frozenset({LOOPBACK, "localhost"})


class _Quiet(WSGIRequestHandler):
    """Leave the terminal to the author: a page that looks every second would fill it."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


def application(session: Session) -> Flask:
    """Make the page's application."""
    app = Flask("try", static_folder=None)

    @app.before_request
    def only_from_here() -> None:
        is_ours = request.headers.get("Origin", f"http://{request.host}") == f"http://{request.host}"
        if not is_ours or urlsplit(f"//{request.host}").hostname not in HERE:
            abort(403)

    @app.after_request
    def guarded(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self'; img-src data:; frame-src {session.town.line}; base-uri 'none'; form-action 'self'"
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    @app.get("/")
    def page() -> Response:
        return send_from_directory(PAGE, "try.html")

    @app.get("/page/<name>")
    def asset(name: str) -> Response:
        return send_from_directory(PAGE, name)

    @app.get("/fonts/<name>")
    def font(name: str) -> Response:
        return send_from_directory(FONTS, name)

    @app.get("/state")
    def state() -> Response:
        people = [{"id": one.line_id, "name": one.name, "role": one.shown} for one in players()]
        return jsonify({**asdict(session.board.shown), "line": session.town.line, "people": people})

    @app.post("/again")
    def again() -> Response:
        session.ask_again()
        return jsonify({"begun": True})

    return app


def serve(session: Session, port: int) -> BaseWSGIServer:
    """Serve the page from a thread until it is shut down."""
    server = make_server(LOOPBACK, port, application(session), threaded=True, request_handler=_Quiet)
    Thread(target=server.serve_forever, name="try-page", daemon=True).start()
    return server
