"""Read what an address asks for; what it does not know, or cannot be read, is refused with its name."""

from datetime import date
from http import HTTPStatus
from typing import Final

from flask import request

from web.api.problems import refuse

USUAL, MOST = 100, 500
LONGEST: Final = 80


def known(takes: tuple[str, ...]) -> None:
    """Refuse parameters that are not known, and those that come twice: a misspelt one would silently ask for everything."""
    for name in request.args:
        if name not in takes:
            hint = f"known here are: {', '.join(takes)}" if takes else "there are none here"
            refuse(HTTPStatus.BAD_REQUEST, f"The parameter {name[:LONGEST]} is not known; {hint}.")
        if len(request.args.getlist(name)) > 1:
            refuse(HTTPStatus.BAD_REQUEST, f"The parameter {name} comes more than once.")


def word(name: str) -> str:
    """Return a parameter as it stands, "" for none."""
    given = request.args.get(name, "")
    if len(given) > LONGEST or "\0" in given:
        refuse(HTTPStatus.BAD_REQUEST, f"The parameter {name} is too long.")
    return given


def limit() -> int:
    """Return how many rows are wanted at most."""
    given = word("limit")
    if not given:
        return USUAL
    if not (given.isascii() and given.isdecimal()) or not 1 <= int(given) <= MOST:
        refuse(HTTPStatus.BAD_REQUEST, f"The limit is a whole number from 1 to {MOST}.")
    return int(given)


def day(name: str) -> date | None:
    """Return the day of a parameter, None for none."""
    given = word(name)
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        refuse(HTTPStatus.BAD_REQUEST, f"The parameter {name} is a day such as 2021-11-30.")
