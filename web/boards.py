"""Hand the pages for officers to the code behind them, which is loaded at the first look: a start does not wait for it."""

from functools import partial

from flask import Blueprint, Response

from web.board.pages import PAGES, ROOT

boards = Blueprint("boards", __name__, template_folder="templates")


def _look(page: str, **arguments: str) -> Response:
    from web.board import door  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return door.look(page, **arguments)


def _act(page: str, **arguments: str) -> Response:
    from web.board import door  # noqa: PLC0415 - as above

    return door.act(page, **arguments)


@boards.get("/")
def root() -> Response:
    """Lead to the first page."""
    from web.board import door  # noqa: PLC0415 - as above

    return door.go_to(ROOT)


@boards.post(f"{ROOT}/leave")
def leave() -> Response:
    """Sign out."""
    from web.board import door  # noqa: PLC0415 - as above

    return door.leave()


@boards.post(f"{ROOT}/language")
def language() -> Response:
    """Show the pages in the other language."""
    from web.board import door  # noqa: PLC0415 - as above

    return door.speak()


for _page in PAGES:
    boards.add_url_rule(f"{ROOT}{_page.rule}", _page.name, partial(_look, _page.name))
    if _page.takes:
        boards.add_url_rule(
            f"{ROOT}{_page.rule}", f"{_page.name}_act", partial(_act, _page.name), methods=["POST"]
        )
