"""The floor: Flask that reads a webhook and answers 200."""

from flask import Flask, request


def create_app() -> Flask:
    """Make the floor."""
    app = Flask("flask200")

    @app.get("/healthz")
    def healthz() -> str:
        return "OK"

    @app.post("/callback")
    def callback() -> str:
        request.get_data()
        return "OK"

    return app
