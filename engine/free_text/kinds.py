"""Choose, for a field with a list, the choice that the words mean."""

from collections.abc import Sequence

from engine.free_text.cues import Spoken
from engine.free_text.fields import Field
from engine.free_text.history import History
from engine.free_text.seen import Seen
from engine.free_text.told import Intent, Open, Slot
from thai.spotting import clauses, moods


def kinds(seen: Seen, meant: Intent, history: History) -> tuple[list[Slot], list[Open]]:
    """Return a choice for each field with a list: the one behind the field's label, else the first that is spoken of.

    Who corrects says last what is right.
    """
    found = [
        _choice(seen, one, meant, history.get(one.path, ())) for one in seen.fields if one.kind == "choice"
    ]
    return [one for one in found if isinstance(one, Slot)], [one for one in found if isinstance(one, Open)]


def _choice(seen: Seen, field: Field, meant: Intent, earlier: Sequence[str]) -> Slot | Open | None:
    said = [one for one in seen.spoken if one.path == field.path]
    labelled = _labelled(seen, field, said)
    one = labelled or (said[-1 if meant == "correction" else 0] if said else None)
    if one is None:
        return None
    words = seen.words(one.start, one.end)
    if labelled is None and one.name not in earlier and (other := _tied(seen, one, said)):
        return Open(field.path, "several", seen.words(one.start, other.end))
    others = {other.name for other in said}
    is_sure = labelled is not None or len(others) == 1 or one.name in earlier
    return Slot(
        field.path, one.name, words, seen.normal.span(one.start, one.end), "sure" if is_sure else "doubtful"
    )


def _tied(seen: Seen, one: Spoken, said: list[Spoken]) -> Spoken | None:
    """Return another act that runs on from the one and may as well be what is meant: cut grass to sell it."""
    behind = next((other for other in said if other.start >= one.end and other.name != one.name), None)
    if behind is None or any(sign.isspace() for sign in seen.clear[one.end : behind.start]):
        return None
    made, passed = seen.text[one.start : one.end], seen.text[behind.start : behind.end]
    return behind if moods.is_for_passing_on(made, passed) else None


def _labelled(seen: Seen, field: Field, said: list[Spoken]) -> Spoken | None:
    for cue in seen.cues:
        if cue.role(field.path) == "points":
            value = clauses.labelled(seen.text, cue.start, cue.end)
            end = clauses.line_end(seen.text, value) if value >= 0 else -1
            inside = [one for one in said if value <= one.start < end]
            if inside:
                return inside[0]
    return None
