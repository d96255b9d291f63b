"""Find what a wish to repair means in a record: exactly one thing, a few that may be meant, or nothing.

Deterministic: the same record and the same words always give the same. What fits no line is left to whoever hears it next.
"""

from collections.abc import Sequence
from dataclasses import replace

from engine.conversation.repairing.found import (
    Add,
    Already,
    Among,
    Back,
    Entry,
    Found,
    Move,
    One,
    Open,
)
from engine.conversation.repairing.naming import Target, list_called, target_of
from engine.conversation.repairing.record import Line, Record
from engine.conversation.repairing.taking_out import taken_out
from engine.conversation.repairing.values import in_unit, put, says, says_part
from thai.edits.cues import unit_said
from thai.edits.edit import Edit
from thai.reasons import begins_with_figure

MOST = 4
FIGURES = frozenset({"integer", "decimal", "date"})


def find(record: Record, edits: Sequence[Edit]) -> tuple[Found, Edit] | None:
    """Return what the first reading that fits the record means, and that reading."""
    opened: tuple[Found, Edit] | None = None
    for edit in edits:
        found = _found(record, edit)
        if found is not None and not isinstance(found, (Open, Already)):
            return found, edit
        # What is only asked again waits for a reading that knows the value too.
        opened = opened or ((found, edit) if found is not None else None)
    return opened or next((hit for one in edits if (hit := _instead(record, one))), None)


def _instead(record: Record, edit: Edit) -> tuple[Found, Edit] | None:
    """Take «not 32 people» where 32 stands nowhere: it says what is right, of the answer just read or the only one it fits."""
    if edit.saying != "denied" or edit.about or edit.new:
        return None
    if any(says(record, one, edit.old) for one in record.lines):
        return None
    if not unit_said(edit.old):
        return _figure_instead(record, edit)
    counted = [one for one in record.lines if one.unit and not one.is_free]
    fits = [one for one in counted if put(record, one, edit.old) is not None]
    chosen = record.latest if record.latest in fits else fits[0] if len(fits) == 1 else None
    made = put(record, chosen, edit.old) if chosen is not None else None
    return (made, replace(edit, is_latest=True)) if made is not None else None


def _figure_instead(record: Record, edit: Edit) -> tuple[Found, Edit] | None:
    """Take «not 32» and «not 081 234 5679», which name no unit, for what was read last; of several figures it is asked which."""
    latest = record.latest
    if latest is None or not begins_with_figure(edit.old):
        return None
    said_in = record.filling.draft.sources
    message = said_in.get(latest.question.path, "")
    beside = [one for one in record.lines if message and said_in.get(one.question.path) == message]
    figures = [one for one in (beside or [latest]) if _is_of_figures(one)]
    made = among([done for one in figures if (done := put(record, one, edit.old)) is not None])
    return (made, replace(edit, is_latest=True)) if made is not None else None


def _is_of_figures(line: Line) -> bool:
    """Say whether a line holds figures; the number of a choice is none, for «not 2» may as well deny that choice."""
    return line.question.kind in FIGURES or line.kind in {"phone", "national_id"}


def _found(record: Record, edit: Edit) -> Found | None:
    match edit.op:
        case "undo" | "redo":
            return Back(is_again=edit.op == "redo")
        case "unit":
            return Move(edit.new)
        case "remove":
            return taken_out(record, edit)
        case "add":
            repeat = list_called(record)
            return Add(repeat, edit.new) if repeat else None
        case "swap":
            return _swapped(record, edit)
        case _:
            return _set(record, edit)


def among(ones: Sequence[One]) -> Found | None:
    """Return the one that is left, or the few to pick from; nothing when there are too many to show."""
    if len(ones) == 1:
        return ones[0]
    return Among(tuple(ones)) if 1 < len(ones) <= MOST else None


def _swapped(record: Record, edit: Edit) -> Found | None:
    target = target_of(record, edit.about) if edit.about else Target(record.lines, "")
    if target is None or target.rest:
        return None
    made = (in_unit(record, one, edit.new, edit.old) for one in target.lines)
    return among([one for one in made if one is not None])


def _set(record: Record, edit: Edit) -> Found | None:
    if edit.is_latest:
        return _latest(record, edit)
    target = target_of(record, edit.about)
    if target is None:
        return None
    old, new = edit.old, edit.new
    named = _named_in(record, target, edit) if new else None
    if named is not None:
        target, new = named, named.rest
    elif target.rest:
        sorted_out = _sorted_out(record, target, old, new)
        if sorted_out is None:
            return None
        old, new = sorted_out
    return _on(record, target, edit, old, new)


def _named_in(record: Record, target: Target, edit: Edit) -> Target | None:
    """Return the target that the new value begins with, where nothing else names one; a name may be the value itself."""
    if edit.about and not target.part:
        return None
    named = target_of(record, edit.new)
    if named is None or not (named.is_named or (named.row and not edit.old)):
        return None
    return replace(named, part=target.part or named.part)


def _sorted_out(record: Record, target: Target, old: str, new: str) -> tuple[str, str] | None:
    """Say whether the words that name no place are the old value or the new one."""
    rest = target.rest
    if new and not old:
        return rest, new
    if new or old:
        return None
    if any(says(record, one, rest) for one in target.lines):
        return rest, ""
    return ("", rest) if target.is_named or target.row else None


def _on(record: Record, target: Target, edit: Edit, old: str, new: str) -> Found | None:
    lines = _holding(record, target.lines, old)
    if (
        not lines
        and target.is_named
        and len(target.lines) == 1
        and new
        and says(record, target.lines[0], new)
    ):
        return Already(target.lines[0].question)
    is_told = target.is_named or bool(target.row) or bool(old)
    if not new:
        return _opened(target, lines, edit) if is_told else None
    if not is_told and edit.saying not in {"corrected", "changed"}:
        return None
    readable = lines if is_told else [one for one in lines if not one.is_free]
    puts = [made for one in readable if (made := put(record, one, new, old=old, part=target.part))]
    if puts:
        return among(puts)
    if not is_told or len(lines) != 1 or edit.saying in {"really", ""}:
        return None
    return Already(lines[0].question) if says(record, lines[0], new) else Open(lines[0].question)


def _holding(record: Record, lines: Sequence[Line], old: str) -> list[Line]:
    """Return the lines that hold an old value; those that hold it whole before those that hold it in part."""
    if not old:
        return list(lines)
    whole = [one for one in lines if says(record, one, old)]
    return whole or [one for one in lines if says_part(record, one, old)]


def _opened(target: Target, lines: Sequence[Line], edit: Edit) -> Found | None:
    """Ask a line again of which only the place or the old value is known; an entry is shown whole."""
    if edit.saying in {"really", "slipped"}:
        return None
    if target.row and not target.is_named and not edit.old:
        return Entry(target.row)
    return among([Open(one.question) for one in lines])


def _latest(record: Record, edit: Edit) -> Found | None:
    line = record.latest
    if line is None or edit.about or edit.old:
        return None
    if not edit.new:
        return Open(line.question)
    if line.is_free and edit.saying == "slipped":
        return None
    return put(record, line, edit.new)
