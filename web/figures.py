"""Hand the page of a programme for everybody to the code behind it, which is loaded at the first look."""

from flask import Blueprint, Response

open_figures = Blueprint("open_figures", __name__, template_folder="templates", url_prefix="/figures")


@open_figures.get("/<programme>")
def figures(programme: str) -> Response:
    """Show the sums of a programme that an admin has opened."""
    from web.admin import everybody  # noqa: PLC0415 - the deciding part of the process, two seconds after the start

    return everybody.page(programme)
