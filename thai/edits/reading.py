"""Read a wish to repair what was said before.

A text that is no such wish gives (); one that can be parted in several ways gives them all, the likelier first,
and whoever knows the record takes the first that fits it.
"""

from thai.edits import adding, groups, removing, setting, undoing, units
from thai.edits.edit import Edit
from thai.edits.phrases import may_wish, plain

LONGEST = 200


def read(text: str) -> tuple[Edit, ...]:
    """Return the readings of a text as a wish to repair."""
    if len(text) > LONGEST or "\n" in text.strip():
        return ()
    typed = plain(text)
    if (back := undoing.read(typed)) is not None:
        return (back,)
    if not may_wish(typed):
        return ()
    if (group := groups.read(typed)) is not None:
        return (group,)
    added = adding.read(typed)
    found = (*((added,) if added else ()), *removing.read(typed), *units.read(typed), *setting.read(typed))
    return tuple(dict.fromkeys(found))
