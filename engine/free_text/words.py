"""Give what is told in words to the fields that ask for words."""

from engine.free_text.fields import Field
from engine.free_text.seen import Seen, Wording
from engine.free_text.told import Intent, Open, Slot
from thai.spotting import clauses, moods


def words(seen: Seen, meant: Intent) -> tuple[list[Slot], list[Open]]:
    """Return what was told in words; where nothing was done, the reason for it answers the first such field."""
    slots: dict[str, Slot] = {}
    for one in seen.wordings:
        if one.path not in slots or (slots[one.path].value == "" and not one.is_none):
            slots[one.path] = _slot(seen, one)
    for field in seen.fields:
        if field.kind == "words" and field.path not in slots and (act := _act(seen, field)):
            slots[field.path] = act
    if meant == "no_progress":
        slots = {**slots, **{path: one for path, one in _reason(seen).items() if _gives_way(slots.get(path))}}
    return list(slots.values()), []


def _gives_way(slot: Slot | None) -> bool:
    return slot is None or slot.confidence == "doubtful"


def _act(seen: Seen, field: Field) -> Slot | None:
    """Return what was done, from its first word to where the next thing is told."""
    first = next((one for one in seen.spoken if one.path == field.path), None)
    if first is None:
        return None
    marks = [*(one.start for one in seen.days), *(one.start for one in seen.names)]
    marks += [one.begins for one in seen.figures]
    marks += [one.start for one in seen.cues if any(path != field.path for path, _ in one.says)]
    marks += [clauses.line_end(seen.text, first.start), *(one.start for one in seen.wordings)]
    end = min(one for one in marks if one >= first.end)
    start, end = clauses.trimmed(seen.text, first.start, end)
    said = seen.words(start, end)
    return Slot(field.path, said, said, seen.normal.span(start, end), "sure")


def _slot(seen: Seen, one: Wording) -> Slot:
    if one.is_none:
        return Slot(
            one.path, "", seen.words(one.start, one.end), seen.normal.span(one.start, one.end), "sure"
        )
    said = seen.words(one.said_from, one.said_to)
    span = seen.normal.span(one.said_from, one.said_to)
    return Slot(one.path, said, said, span, "doubtful" if one.is_sign else "sure")


def _reason(seen: Seen) -> dict[str, Slot]:
    at = moods.reason(seen.text)
    field = next((one for one in seen.fields if one.kind == "words"), None)
    if at < 0 or field is None:
        return {}
    start, end = clauses.trimmed(seen.text, at, clauses.line_end(seen.text, at))
    said = seen.words(start, end)
    return (
        {field.path: Slot(field.path, said, said, seen.normal.span(start, end), "doubtful")} if said else {}
    )
