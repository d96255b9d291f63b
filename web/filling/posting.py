"""Read what a browser sent: the fields by their names, and the one button that was pressed."""

from typing import Final

from flask import request

from engine.page.posted import Posted

MOST_BYTES: Final = 1024 * 1024
ORIGINS: Final = frozenset({"same-origin", "none"})


def is_from_us() -> bool:
    """Say whether a browser that tells where a request began says that it began on a page of ours."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") in ORIGINS


def read() -> tuple[Posted, str, str, str]:
    """Return the fields, the button, the mark of our page, and what the page had shown; what is no form has none."""
    request.max_content_length = MOST_BYTES
    try:
        sent = request.form
    except UnicodeDecodeError:
        return Posted(), "", "", ""
    values = {name: tuple(sent.getlist(name)) for name in sent if name[1:2] == ":"}
    return Posted(values), sent.get("do", ""), sent.get("token", ""), sent.get("seen", "")


def lacks() -> str:
    """Return why something is missing below, as it was typed before sending."""
    return request.form.get("lacks", "").strip()


def anchor(path: str) -> str:
    """Return a name for a place on the page."""
    return "at" + path.replace("/", "-").replace("[", ".").replace("]", "")
