"""Serve the few pages that anybody may open: what is kept about people, and the fonts they are set in."""

import tomllib
from pathlib import Path

from flask import Blueprint, Response, render_template

from bot.texts import LOCALE

FOLDER = Path(__file__).resolve().parent
pages = Blueprint(
    "pages", __name__, template_folder="templates", static_folder="static", static_url_path="/static"
)


@pages.get("/privacy")
def privacy() -> Response:
    """Show the whole consent text, as people agreed to it."""
    consent = tomllib.loads((LOCALE / "th" / "consent.toml").read_text("utf-8"))
    lines = [line.partition(":") for line in consent["text"].strip().splitlines()]
    points = [(head.strip(), body.strip()) for head, colon, body in lines if colon]
    rest = [head.strip() for head, colon, _ in lines if not colon]
    page = render_template(
        "privacy.html", points=points, rest=rest, more=consent["more"], version=consent["version"]
    )
    return secured(Response(page, mimetype="text/html"))


def secured(response: Response) -> Response:
    """Add the headers that every page of ours carries."""
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'none'"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
