"""Find what is told in words: behind the word that names it, or round a word that is part of it."""

from collections.abc import Iterator
from dataclasses import replace

from engine.free_text.cues import Cue
from engine.free_text.fields import NUMBERS, Field
from engine.free_text.seen import Seen, Wording
from thai.spotting import clauses, moods


def with_wordings(seen: Seen, *, signs: bool, ahead: bool = True) -> Seen:
    """Return what was seen, the words that answer questions set apart from all that they contain.

    Of a plan, what is to come is the message itself (`ahead` False), and no answer beside it.
    """
    fields = [one for one in seen.fields if one.kind == "words"]
    begun = sorted(
        (one for field in fields for one in _begun(seen, field, signs=signs, ahead=ahead)), key=_place
    )
    wordings = _ended(seen, begun)
    inside = tuple((one.start, one.end) for one in wordings)
    if not inside:
        return seen
    outside = seen.within(_outside(inside, len(seen.text)))
    return replace(outside, wordings=wordings)


def _place(wording: Wording) -> tuple[int, bool, int]:
    return wording.start, wording.is_sign, -wording.end


def _outside(inside: tuple[tuple[int, int], ...], length: int) -> tuple[tuple[int, int], ...]:
    edges = [0, *(edge for stretch in sorted(inside) for edge in stretch), length]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _begun(seen: Seen, field: Field, *, signs: bool, ahead: bool) -> Iterator[Wording]:
    """Yield where words for a field begin; where they end depends on all others."""
    for cue in seen.cues:
        role, is_ahead = cue.role(field.path), moods.is_ahead(seen.text[cue.start : cue.end])
        if is_ahead and not ahead:
            continue
        if role == "none":
            yield _nothing(field, cue.start, clauses.after_none(seen.text, cue.end))
        elif role == "points" and clauses.opens(seen.text, cue.start, cue.end):
            yield _opened(seen, field, cue)
        elif role == "sign" and is_ahead and (none := moods.none_after(seen.text, cue.end)) >= 0:
            yield _nothing(field, cue.start, clauses.after_none(seen.text, none))
        elif role == "sign" and (signs or not is_ahead):
            start = clauses.start_of_clause(seen.text if is_ahead else seen.clear, cue.start)
            yield Wording(field.path, start, cue.end, start, cue.end, is_sign=True)


def _opened(seen: Seen, field: Field, cue: Cue) -> Wording:
    denial = moods.denied_before(seen.text, cue.start)
    if denial >= 0:
        return _nothing(field, denial, clauses.after_none(seen.text, cue.end))
    none = moods.none_after(seen.text, cue.end)
    if none >= 0:
        return _nothing(field, cue.start, clauses.after_none(seen.text, none))
    return Wording(field.path, cue.start, cue.end, cue.end, cue.end + 1)


def _nothing(field: Field, start: int, end: int) -> Wording:
    return Wording(field.path, start, end, end, end)


def _ended(seen: Seen, begun: list[Wording]) -> tuple[Wording, ...]:
    """Give each wording its end; what begins inside an earlier one of its own is part of it."""
    found: list[Wording] = []
    for number, one in enumerate(begun):
        if found and one.start < found[-1].end and (one.path == found[-1].path or one.is_sign):
            continue
        if found and one.start < found[-1].end:
            found[-1] = _cut(seen, found[-1], one.start)
        found.append(one if one.is_none else _full(seen, one, begun[number + 1 :]))
    return tuple(found)


def _full(seen: Seen, one: Wording, later: list[Wording]) -> Wording:
    # A label alone on its line has its words on the next.
    value = clauses.labelled(seen.text, one.start, one.said_from) if not one.is_sign else one.said_from
    begin = max(value, one.said_from)
    end = min([clauses.line_end(seen.text, begin), *_borders(seen, one, max(begin, one.said_to), later)])
    return _cut(seen, replace(one, said_from=begin), max(end, one.said_to if one.is_sign else begin))


def _cut(seen: Seen, one: Wording, end: int) -> Wording:
    said_from, said_to = clauses.trimmed(seen.text, one.said_from, end)
    return replace(one, end=max(end, one.start + 1), said_from=said_from, said_to=said_to)


def _borders(seen: Seen, one: Wording, begin: int, later: list[Wording]) -> Iterator[int]:
    """Yield where something else is told: another wording, a number with its word, a name; for signs a day or an act too."""
    yield from (other.start for other in later if other.path != one.path and other.start >= begin)
    numbers = {field.path for field in seen.fields if field.kind in NUMBERS}
    for cue in seen.cues:
        is_number = any(path in numbers and role in {"points", "away"} for path, role in cue.says)
        if cue.start >= begin and is_number and _leads_to_figure(seen, cue):
            yield cue.start
        if cue.start >= begin and any(path in numbers and role == "none" for path, role in cue.says):
            yield cue.start
    # A name that runs on from a verb is part of what is told: «found a bank for crabs».
    yield from (
        one.start for one in seen.names if one.start >= begin and clauses.is_apart(seen.text, one.start)
    )
    if one.is_sign:
        marks = [*(day.start for day in seen.days), *(act.start for act in seen.spoken)]
        yield from (at for at in marks if at >= begin and clauses.is_apart(seen.text, at))


def _leads_to_figure(seen: Seen, cue: Cue) -> bool:
    if not clauses.is_apart(seen.text, cue.start):
        return False
    figure = next((one for one in seen.figures if one.start >= cue.end), None)
    return figure is not None and figure.begins - cue.end <= _REACH


_REACH = 12
