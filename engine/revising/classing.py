"""Give a difference its class by what the field means; a field that nobody has thought of is told as `alter`."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from engine.revising.change import Kind

# What people read and no rule looks at.
READ: Final = frozenset({
    "name", "says", "title", "owner", "source", "source_line", "refs", "reason", "about", "attachments", "channel",
    "labels", "hints", "guidance", "media", "constraint_messages", "required_messages", "appearance", "address", "unit",
    "form_status", "row", "short", "why", "cue", "shows", "order", "was", "instance_name", "version", "notes",
})  # fmt: skip
# More of it allows more.
ALLOWS: Final = frozenset({"exactly", "baht", "appeal_days", "days"})
# To say yes here asks for more.
BINDS: Final = frozenset({"confidential", "in_order", "committee", "unconfirmed", "read_only"})
# A condition that was not there before lets less through, and one that is gone lets more.
CONDITIONS: Final = frozenset(
    {
        "constraint",
        "required",
        "relevant",
        "holds",
        "warn",
        "where",
        "quota",
        "needs",
        "not_before",
        "among",
        "read_only_when",
    }
)
# Whatever was answered in the first kind may be answered in these.
WIDER_KINDS: Final = {
    "integer": {"decimal", "text", "range"}, "decimal": {"text"}, "date": {"text", "dateTime"},
    "select_one": {"select_multiple", "text"}, "select_multiple": {"text"}, "range": {"decimal", "text"},
}  # fmt: skip


def of_field(field: str, before: object, after: object) -> Kind:
    """Return the class of a changed field."""
    if field in READ:
        return "label"
    if field == "kind":
        return "widen" if after in WIDER_KINDS.get(str(before), set()) else "narrow"
    if field in CONDITIONS and not (before and after):
        return "narrow" if after else "widen"
    if field in BINDS:
        return "narrow" if after else "widen"
    if field in ALLOWS and isinstance(before, int | float) and isinstance(after, int | float):
        return "widen" if after > before else "narrow"
    return _of_list(before, after) if isinstance(before, tuple) and isinstance(after, tuple) else "alter"


def of_days(before: Sequence[date | None], after: Sequence[date | None]) -> Kind:
    """Return the class of a clock's change by the days that it gives: later days give more time."""
    if len(before) != len(after):
        return "add" if len(after) > len(before) else "remove"
    pairs = list(zip(before, after, strict=True))
    if not pairs or any((one is None) != (other is None) for one, other in pairs):
        return "alter"
    known = [(one, other) for one, other in pairs if one and other]
    if not known:
        return "alter"
    if any(other < one for one, other in known):
        return "narrow"
    return "widen" if any(other > one for one, other in known) else "alter"


def _of_list(before: tuple[object, ...], after: tuple[object, ...]) -> Kind:
    gone, new = [one for one in before if one not in after], [one for one in after if one not in before]
    if gone and not new:
        return "remove"
    return "add" if new and not gone else "alter"
