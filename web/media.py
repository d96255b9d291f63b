"""Hand the name of what a form shows to the code behind it, which is loaded at the first one: a start does not wait for it."""

from flask import Blueprint, Response

media = Blueprint("media", __name__, url_prefix="/media")


@media.get("/<name>")
def file(name: str) -> Response:
    """Serve one file, whole or in part."""
    from web import shown_files  # noqa: PLC0415 - forms and their engine, two seconds after the start

    return shown_files.file(name)
