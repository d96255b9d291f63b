"""Find which lines of a record some words name: by what the form calls them, by an entry of a list, by what they hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from engine.conversation.repairing.record import Line, Record
from engine.forms import rows
from thai.edits import cues, ordinals
from thai.edits.edit import LAST, Thing
from thai.text import bare

_SHORTEST_PART, _SHORTEST_WORDING, _SHORTEST_NAME = 2, 4, 4
_MOST_STEPS: Final = 8


@dataclass(frozen=True, slots=True)
class Target:
    """The lines that are left, and the words that named nothing; `part` is the part of a day that was named."""

    lines: tuple[Line, ...]
    rest: str
    is_named: bool = False
    row: str = ""
    part: str = ""
    is_list: bool = False


def target_of(record: Record, words: str) -> Target | None:
    """Take the words that name a place off the front; None when they name one that is not there."""
    rest, thing, ordinal = ordinals.taken(bare(words))
    target = Target(record.lines, rest)
    if ordinal:
        placed = _placed(record, target, thing, ordinal)
        if placed is None:
            return None
        target = placed
    for _ in range(_MOST_STEPS):
        taken = (
            _by_longer_part(target)
            or _by_name(target)
            or _by_entry(record, target)
            or _by_told(target)
            or _by_part(target)
            or _by_cue(target)
        )
        if taken is None:
            shorter = cues.without_filler(target.rest)
            if shorter == target.rest:
                break
            taken = replace(target, rest=shorter)
        target = taken
    return _without_echo(target) if target.is_named or target.row else replace(target, rest=rest)


def row_numbered(record: Record, ordinal: int) -> str:
    """Return the entry with a number, of the only list there is; "" when there is no such entry."""
    stems = dict.fromkeys(one.rpartition("[")[0] for one in record.entries)
    if len(stems) != 1 or not record.entries:
        return ""
    if ordinal == LAST:
        return record.entries[-1]
    return record.entries[ordinal - 1] if 0 < ordinal <= len(record.entries) else ""


def rows_called(record: Record, words: str) -> tuple[str, ...]:
    """Return the entries whose first words are these, or begin with them."""
    wanted = bare(words)
    if len(wanted) < _SHORTEST_NAME:
        return ()
    names = {row: _first_words(record, row) for row in record.entries}
    whole = tuple(row for row, name in names.items() if name == wanted)
    return whole or tuple(row for row, name in names.items() if name.startswith(f"{wanted} "))


def lines_called(record: Record, words: str) -> tuple[Line, ...]:
    """Return the lines that the whole of some words names."""
    target = target_of(record, words)
    return target.lines if target and target.is_named and not target.rest else ()


def _placed(record: Record, target: Target, thing: Thing, ordinal: int) -> Target | None:
    """Narrow to one entry, or to one item by its number."""
    if (thing == "item" and not record.is_in_list) or (thing == "any" and not record.entries):
        at = len(record.items) if ordinal == LAST else ordinal
        path = record.items[at - 1] if 0 < at <= len(record.items) else ""
        lines = tuple(one for one in record.lines if one.question.path == path)
        return replace(target, lines=lines, is_named=True) if lines else None
    row = row_numbered(record, ordinal)
    return _within(target, row, target.rest) if row else None


def _within(target: Target, row: str, rest: str) -> Target:
    inside = tuple(one for one in target.lines if one.row == row)
    return replace(target, lines=inside or target.lines, rest=rest.strip(), row=row)


def _by_longer_part(target: Target) -> Target | None:
    """Take a first word that several names begin with in part, and one of them to its end: that one is meant."""
    word = cues.chunk(target.rest)
    if target.is_named or len(word) < _SHORTEST_WORDING:
        return None
    begun = tuple(one for one in target.lines if one.name.startswith(word) and one.name != word)
    is_whole = any(word == form for one in target.lines for form in _forms(one))
    is_shorter_named = any(word.startswith(form) for one in target.lines for form in _forms(one))
    if len(begun) != 1 or is_whole or not is_shorter_named:
        return None
    return replace(target, lines=begun, rest=target.rest[len(word) :].strip(), is_named=True)


def _by_name(target: Target) -> Target | None:
    """Take the longest name that the words begin with; within the lines that one name has left, not again."""
    return _longest(target, _forms)


def _by_told(target: Target) -> Target | None:
    """Take the longest of the words by which the form says that people tell of a question."""
    return _longest(target, lambda line: tuple(one for one in line.cues if len(one) > _SHORTEST_PART))


def _longest(target: Target, forms: Callable[[Line], tuple[str, ...]]) -> Target | None:
    if target.is_named:
        return None
    named = [(len(form), one) for one in target.lines for form in forms(one) if target.rest.startswith(form)]
    if not named:
        return None
    longest = max(length for length, _ in named)
    lines = {one.question.path: one for length, one in named if length == longest}
    return replace(target, lines=tuple(lines.values()), rest=target.rest[longest:].strip(), is_named=True)


def _forms(line: Line) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            one for one in (line.name, cues.without_filler(line.name), cues.packed(line.name)) if len(one) > 1
        )
    )


def _by_entry(record: Record, target: Target) -> Target | None:
    """Take the name of an entry: the whole of it, or its first word."""
    if target.row or not record.entries or not target.rest:
        return None
    for row in record.entries:
        name = _first_words(record, row)
        if len(name) >= _SHORTEST_NAME and target.rest.startswith(name):
            return _within(target, row, target.rest[len(name) :])
    firsts = {row: _first_words(record, row).partition(" ")[0] for row in record.entries}
    found = [
        (row, word)
        for row, word in firsts.items()
        if len(word) >= _SHORTEST_NAME and target.rest.startswith(word)
    ]
    return _within(target, found[0][0], target.rest[len(found[0][1]) :]) if len(found) == 1 else None


def _first_words(record: Record, row: str) -> str:
    line = next(islice((one for one in record.lines if one.row == row and one.is_free), 1), None)
    return bare(line.value) if line else ""


def _by_part(target: Target) -> Target | None:
    """Take a word that a name begins with or holds, or that the wording of the question holds."""
    word = cues.chunk(target.rest)
    if target.is_named or len(word) < _SHORTEST_PART:
        return None
    tests: Sequence[Callable[[Line], bool]] = (
        lambda one: one.name.startswith(word) or cues.packed(one.name).startswith(word),
        lambda one: len(word) > _SHORTEST_PART and word in one.name,
        lambda one: len(word) >= _SHORTEST_WORDING and word in one.wording,
    )
    for test in tests:
        lines = tuple(one for one in target.lines if test(one))
        if lines:
            days = tuple(one for one in _cued(target, word)[0] if one not in lines)
            part = _cued(target, word)[1]
            return replace(target, lines=lines + days if part else lines,
                           rest=target.rest[len(word) :].strip(), is_named=True, part=part)  # fmt: skip
    return None


def _by_cue(target: Target) -> Target | None:
    """Take a word for a kind of value, or the unit in which a line counts."""
    word = cues.chunk(target.rest)
    if target.is_named or not word:
        return None
    cue = cues.cued(target.rest)
    lines, part = _cued(target, cue) if cue else ((), "")
    word = cue if lines else word
    lines = lines or tuple(one for one in target.lines if one.unit and one.unit == word)
    if not lines:
        return None
    return replace(target, lines=lines, rest=target.rest[len(word) :].strip(), is_named=True, part=part)


def _cued(target: Target, word: str) -> tuple[tuple[Line, ...], str]:
    kinds = {kind for kind, words in cues.CUES.items() if word in words}
    part = next((kind.partition(" ")[2] for kind in kinds if " " in kind), "")
    lines = tuple(one for one in target.lines if one.kind in kinds or (part and one.kind == "date"))
    return lines, part if any(one.kind == "date" for one in lines) else ""


def _without_echo(target: Target) -> Target:
    """Drop words that only repeat a part of the question: «the place of the meeting»."""
    word = cues.chunk(target.rest)
    is_echo = len(word) >= _SHORTEST_WORDING and all(word in one.wording for one in target.lines)
    return replace(target, rest=target.rest[len(word) :].strip()) if is_echo else target


def list_called(record: Record) -> str:
    """Return the only list that takes one entry more; "" when there is none, or more than one."""
    form, answers, when = record.filling.form, record.filling.draft.answers, record.when
    stems = [one.path for one in form.groups if one.repeats]
    able = [one for one in stems if rows.may_add(form, one, answers, when.at, when.seed)]
    return able[0] if len(able) == 1 else ""
