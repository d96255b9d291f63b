"""Show the QR code of a form for everybody, large enough for a hall, and fit to be printed."""

from io import BytesIO

import segno
from flask import Response
from markupsafe import Markup

from engine.page.masking import is_personal
from thai.writing import write_moment
from web.wall.door import path, shown, visit


def page(link: str) -> Response:
    """Show the code with what it is about, and until when it works."""
    visiting = visit(link)
    if isinstance(visiting, Response):
        return visiting
    address = visiting.core.settings.public_url + path(visiting)
    closes = visiting.wall.closes_at.astimezone(visiting.core.clock.now().tzinfo)
    return shown(
        "wall_poster.html",
        title=visiting.form.title,
        about=visiting.about,
        code=Markup(_drawn(address)),  # noqa: S704 - made by segno of our own address
        address=address,
        is_personal=any(is_personal(one) for one in visiting.form.questions),
        moment=write_moment(closes),
        is_open=visiting.is_open,
    )


def _drawn(address: str) -> str:
    """Draw the code as it stands in a page: a shape that grows to its frame."""
    out = BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4)
    return out.getvalue().decode()
