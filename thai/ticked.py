"""Read which of the boxes of a form is ticked: ☑ มี ☐ ไม่มี, ( / ) ใช่ ( ) ไม่ใช่. What stands beside a box is read by others."""

import re

_TICK = r"[/✓✔☑✅xX✗✘×]"
_EMPTY = r"(?:[☐□⬜❏◻]|\(\s*\)|\[\s*\])"
_FULL = rf"(?:[☑✅☒🗹]|\(\s*{_TICK}\s*\)|\[\s*{_TICK}\s*\]|[✓✔])"
_BOX = re.compile(rf"(?P<box>{_EMPTY}|{_FULL})\s*(?P<said>[^\s()\[\]☐□⬜❏◻☑✅☒🗹✓✔][^()\[\]☐□⬜❏◻☑✅☒🗹✓✔]*)")
_IS_EMPTY = re.compile(_EMPTY)


def ticked(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return what stands beside the one ticked box and beside the empty ones, or None where that is not the whole text."""
    if _BOX.sub("", text).strip():
        return None
    full: list[str] = []
    empty: list[str] = []
    for hit in _BOX.finditer(text):
        (empty if _IS_EMPTY.fullmatch(hit["box"]) else full).append(hit["said"].strip())
    return (full[0], tuple(empty)) if len(full) == 1 and empty else None
