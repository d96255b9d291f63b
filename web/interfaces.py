"""Hand what other systems read to the code behind it, which is loaded at the first call: a start does not wait for it."""

from functools import partial
from pathlib import Path

from flask import Blueprint, Response

from web.api.routes import ROOT, ROUTES

interfaces = Blueprint("interfaces", __name__)
DESCRIPTION = Path(__file__).resolve().parent / "api" / "openapi.json"
EVERY_METHOD = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def _look(name: str, /, **arguments: str) -> Response:
    from web.api import door  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return door.look(name, **arguments)


@interfaces.get(f"{ROOT}/openapi.json", provide_automatic_options=False)
def openapi() -> Response:
    """Describe everything to a program; nobody needs a token to read what there is."""
    from web.api import door  # noqa: PLC0415 - as above

    return door.description(DESCRIPTION.read_bytes())


@interfaces.route("/api/", methods=EVERY_METHOD, provide_automatic_options=False)
@interfaces.route("/api/<path:rest>", methods=EVERY_METHOD, provide_automatic_options=False)
def nothing(rest: str = "") -> Response:  # noqa: ARG001 - whatever it is
    """Answer every other address like a program, not like a browser."""
    from web.api import door  # noqa: PLC0415 - as above

    return door.nothing()


for _route in ROUTES:
    interfaces.add_url_rule(
        f"{ROOT}{_route.rule}", _route.name, partial(_look, _route.name), provide_automatic_options=False
    )
