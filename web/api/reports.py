"""Give reports as they stand, in the order in which they changed last: whoever goes on from the cursor misses none."""

from http import HTTPStatus

from flask import request

from models import feeds, report_changes
from web.api import asked
from web.api.answers import Answer, address
from web.api.door import Visit
from web.api.problems import refuse
from web.api.report import row

PARAMETER = "updated_after"


def show(visit: Visit) -> Answer:
    """Give a page of them; `cursor` is where to go on, now or at any later time."""
    limit, after = asked.limit(), _after()
    if after > report_changes.last_place(visit.desk.connection):
        refuse(
            HTTPStatus.GONE,
            "This cursor is from a time that is not there any more: something older was restored. "
            f"Read everything again, without {PARAMETER}.",
        )
    found = feeds.changed(visit.desk.connection, visit.grant.scope(), after=after, limit=limit + 1)
    shown = found[:limit]
    cursor = f"c{shown[-1].place if shown else after}"
    body = {
        "items": [row(visit, one) for one in shown],
        "cursor": cursor,
        "next": address(**{PARAMETER: cursor}) if len(found) > limit else None,
    }
    return Answer(body, len(shown))


def _after() -> int:
    given = request.args.get(PARAMETER, "")
    digits = given.removeprefix("c")
    if given and not (given.startswith("c") and digits.isascii() and digits.isdecimal() and len(digits) < 19):
        refuse(HTTPStatus.BAD_REQUEST, f"{PARAMETER} is the cursor of an answer that you were given.")
    return int(digits) if given else 0
