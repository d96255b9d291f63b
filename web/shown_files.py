"""Serve what forms show: pictures, sounds, films. They are of the programme, not of a person, and LINE fetches them itself."""

from io import BytesIO

from flask import Response, abort, send_file

from engine.forms.attaching import TYPES, type_of
from models import form_files
from web.browsers import core

A_YEAR_S = 365 * 24 * 3600


def file(name: str) -> Response:
    """Serve one file, whole or in part; its name changes with its content, so it may be kept for ever."""
    if not name.endswith(tuple(TYPES)):
        abort(404)
    with core().database.reading() as connection:
        found = form_files.content(connection, name)
    if found is None:
        abort(404)
    answer = send_file(BytesIO(found), mimetype=type_of(name), conditional=True, etag=name, max_age=A_YEAR_S)
    answer.headers["Cache-Control"] = f"public, max-age={A_YEAR_S}, immutable"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
