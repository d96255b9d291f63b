"""Draw a join code: the link behind it, and the picture for a phone's camera."""

from io import BytesIO
from urllib.parse import quote

import segno
from markupsafe import Markup

from web.board.door import Visit


def link(visit: Visit, code: str) -> str:
    """Return the address that opens the chat with the code typed."""
    return f"https://line.me/R/oaMessage/{quote(visit.core.settings.line_basic_id)}/?{code}"


def drawn(address: str) -> str:
    """Draw a code as it stands in a page: a shape that grows to its frame."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4
    )
    return Markup(out.getvalue().decode())  # noqa: S704 - made by segno of our own address
