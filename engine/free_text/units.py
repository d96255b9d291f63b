"""Find what the group is called whose activity is told."""

from engine.free_text.fields import Field
from engine.free_text.seen import Seen
from engine.free_text.told import Open, Slot
from thai.spotting import clauses
from thai.spotting.spans import Name


def units(seen: Seen) -> tuple[list[Slot], list[Open]]:
    """Return the name behind the field's label, else the one in the text."""
    field = next((one for one in seen.fields if one.kind == "unit"), None)
    if field is None:
        return [], []
    called = _called(seen)
    labelled = _labelled(seen, field)
    stretch = labelled or ((called.start, called.end) if called else None)
    if stretch is None:
        return [], []
    if called is not None and not called.is_certain and labelled in {None, (called.start, called.end)}:
        return [], [Open(field.path, "vague", seen.words(*stretch))]
    words = seen.words(*stretch)
    return [Slot(field.path, words, words, seen.normal.span(*stretch), "sure")], []


def _called(seen: Seen) -> Name | None:
    """Return the name of a group before that of a place."""
    groups = (one for one in seen.names if not one.is_place)
    return next(groups, None) or next(iter(seen.names), None)


def named(seen: Seen) -> Slot | None:
    """Return the first name in the text, whether or not the form asks for one."""
    one = _called(seen)
    if one is None:
        return None
    words = seen.words(one.start, one.end)
    return Slot("", words, words, seen.normal.span(one.start, one.end), "sure")


def _labelled(seen: Seen, field: Field) -> tuple[int, int] | None:
    for cue in seen.cues:
        if cue.role(field.path) != "points":
            continue
        value = clauses.labelled(seen.text, cue.start, cue.end)
        if value < 0 or seen.text[value - 1] not in ":=\n " or not _is_label(seen, cue.end, value):
            continue
        start, end = clauses.trimmed(seen.text, value, clauses.line_end(seen.text, value))
        inside = next((one for one in seen.names if start <= one.start < end), None)
        if inside is not None and inside.start == start:
            return inside.start, inside.end
        if start < end and end - start <= _LONGEST:
            return start, end
    return None


def _is_label(seen: Seen, end: int, value: int) -> bool:
    """Say whether a colon or the end of the line parts the word from what it labels; a blank alone is part of a name."""
    return (
        any(sign in ":=\n" for sign in seen.text[end:value])
        or seen.names[:1] == ()
        or end < seen.names[0].start == value
    )


_LONGEST = 80
