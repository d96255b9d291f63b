"""Write down who saw what of whom: what a desk opened and a door really showed, in the transaction that is there anyway.

What was opened and then not shown is not written, nor what somebody sees of her own; a value is never kept.
"""

import html
import re
from collections.abc import Sequence

from handlers.desk import Desk, Look
from models import accesses

# Numbers are shown with spaces and dashes that the answer has not.
_GAPS = re.compile(r"[\s-]+")
ENOUGH = 12


def note(desk: Desk, looks: Sequence[Look], *, who: str, door: str, shown: str | None = None) -> None:
    """Note looks of somebody; `shown` is what she was given to read, None where everything that was opened went out."""
    found = dict.fromkeys((one.whose, one.about, one.kind) for one in seen(looks, who=who, shown=shown))
    rows = [
        {"at": desk.now, "person_id": who or None, "whose_id": whose, "about_id": about, "kind": kind, "door": door}
        for whose, about, kind in found
    ]  # fmt: skip
    accesses.add(desk.connection, rows)


def seen(looks: Sequence[Look], *, who: str, shown: str | None) -> list[Look]:
    """Return the looks at others of which a word stands in what was shown; the end of a long one may be cut off."""
    others = [one for one in looks if one.whose != who]
    if shown is None or not others:
        return others
    there = _GAPS.sub("", shown)
    return [
        one for one in others
        if any((begun := _GAPS.sub("", word)[:ENOUGH]) and begun in there for word in one.words)
    ]  # fmt: skip


def on_page(text: str) -> str:
    """Return the words of a page as they are read."""
    return html.unescape(text)
