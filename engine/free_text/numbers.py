"""Give the numbers of one activity to the fields that ask for numbers."""

from dataclasses import replace

from engine.free_text.amounts import Amount, amount
from engine.free_text.fields import NUMBERS, Field
from engine.free_text.governing import Ruled, ruled
from engine.free_text.history import History, plausible
from engine.free_text.matching import assigned
from engine.free_text.seen import Seen
from engine.free_text.told import Open, Slot
from thai.spotting import moods
from thai.spotting.spans import Figure

_EXACT, _BARE, _POINTED, _CLOSE, _ALONE, _LIKELY, _UNLIKELY = 2.0, 1.0, 3.0, 1.0, 1.0, 1.0, -2.0
SURE, DOUBTFUL = 4.0, 2.5
_GLUED = 12


def numbers(seen: Seen, history: History) -> tuple[list[Slot], list[Open]]:
    """Return what the numbers fill, and which fields were spoken of in vain."""
    fields = [one for one in seen.fields if one.kind in NUMBERS]
    every = ruled(seen)
    groups = [one for field in fields for one in _candidates(seen, field, fields, every)]
    weights = [[_weight(one, field, fields, history) for field in fields] for one in groups]
    slots: list[Slot] = []
    opens: list[Open] = []
    for group, place, row in zip(groups, assigned(weights), weights, strict=True):
        if place is None:
            continue
        made = _made(seen, fields[place], group, row[place] or 0.0)
        if isinstance(made, Slot):
            slots.append(made)
        else:
            opens.append(made)
    return _with_nothing(seen, fields, slots, opens)


_Group = tuple[str | None, Amount, Ruled]


def _candidates(seen: Seen, field: Field, fields: list[Field], every: tuple[Ruled, ...]) -> list[_Group]:
    """Return the amounts that a field's words point to, else those of its kind that no word rules."""
    others = [_as_people(one, fields) for one in every]
    fitting = [one for one in every if one.figure.of in {field.kind, "bare"} and _unit_fits(field, one)]
    pointed = [one for one in fitting if one.role(field.path) == "points"]
    if pointed:
        if field.kind == "people" and _has_rivals(pointed, every):
            return [_unclear(field, pointed)]
        if field.kind == "money":
            if any(_is_left_out(seen, one, pointed) for one in every):
                return [_unclear(field, pointed)]
            pointed += [one for one in every if _goes_on(seen, one, pointed)]
        pointed += [
            one
            for one in fitting
            if not one.says and (one.figure.part == "share" or _is_between(one, pointed))
        ]
        return _grouped(field, pointed, others)
    is_first = next(one for one in fields if one.kind == field.kind) is field
    free = [one for one in fitting if not one.says and one.figure.of == field.kind] if is_first else []
    if field.kind == "money":
        away = min((one.start for one in seen.cues if one.role(field.path) == "away"), default=len(seen.text))
        free = [one for one in free if one.figure.start < away]
    return _grouped(None, free, others)


def _as_people(one: Ruled, fields: list[Field]) -> Figure:
    """Return a bare number that is ruled by a word for people as one of people."""
    is_of_people = any(field.kind == "people" and one.role(field.path) == "points" for field in fields)
    return replace(one.figure, of="people") if is_of_people and one.figure.of == "bare" else one.figure


def _goes_on(seen: Seen, one: Ruled, pointed: list[Ruled]) -> bool:
    """Say whether a bare number goes on with a list of costs: in their line, no other word before it."""
    last = pointed[-1].figure
    is_plain = one.figure.of == "bare" and not one.says and one.figure.start > last.end and not last.part
    return is_plain and "\n" not in seen.text[last.end : one.figure.start]


def _is_left_out(seen: Seen, one: Ruled, pointed: list[Ruled]) -> bool:
    """Say whether money that no word rules stands right behind what was paid, in its line: one more thing paid, or not."""
    last = pointed[-1].figure
    is_plain = one.figure.of == "money" and not (one.says or one.figure.rate or one.figure.part)
    is_behind = one.figure.start > last.end and "\n" not in seen.text[last.end : one.figure.start]
    return is_plain and is_behind and one.figure.number != last.number


def _has_rivals(pointed: list[Ruled], every: tuple[Ruled, ...]) -> bool:
    """Say whether others are counted too, and nobody says who all of them are."""
    told = {one.figure.number for one in pointed}
    free = [one.figure for one in every if one.figure.of == "people" and not one.says]
    if any(one.figure.part for one in pointed) or any(one.part for one in free):
        return False
    return any(not one.rate and one.number not in told for one in free)


def _unclear(field: Field, pointed: list[Ruled]) -> _Group:
    figures = tuple(one.figure for one in pointed)
    return field.path, Amount(None, figures, "several"), pointed[0]


def _is_between(one: Ruled, pointed: list[Ruled]) -> bool:
    """Say whether a bare number stands among the parts of a sum, before its total."""
    is_sum = len(pointed) > 1 and pointed[-1].figure.part == "total"
    return is_sum and pointed[0].figure.end <= one.figure.start <= pointed[-1].figure.start


def _unit_fits(field: Field, one: Ruled) -> bool:
    if field.kind != "thing" or one.figure.of == "bare":
        return True
    return one.figure.unit == field.unit


def _grouped(field: Field | None, found: list[Ruled], others: list[Figure]) -> list[_Group]:
    figures = sorted({one.figure for one in found}, key=lambda one: one.start)
    adds = field is not None and field.kind == "money"
    whole = amount(figures, others, adds=adds)
    if whole is None:
        return []
    nearest = min(found, key=lambda one: one.away)
    return [(field.path if field else None, whole, nearest)]


def _weight(group: _Group, field: Field, fields: list[Field], history: History) -> float | None:
    path, whole, nearest = group
    kinds = {one.of for one in whole.figures}
    if path is not None and path != field.path:
        return None
    if not kinds <= {field.kind, "bare"} or not _unit_fits(field, nearest):
        return None
    weight = _EXACT if field.kind in kinds else _BARE
    if path == field.path:
        weight += _POINTED + (_CLOSE if nearest.away <= 2 else 0.0)
    elif sum(one.kind == field.kind for one in fields) == 1:
        weight += _ALONE + (_ALONE if field.kind == "people" else 0.0)
    if not whole.is_certain:
        weight = min(weight, SURE - 0.5)
    likely = plausible(whole.number, history.get(field.path, ())) if whole.is_certain else None
    if likely is not None:
        weight += _LIKELY if likely else _UNLIKELY
    return max(weight, 0.1)


def _made(seen: Seen, field: Field, group: _Group, weight: float) -> Slot | Open:
    whole, start = group[1], group[1].start
    glued = (one.start for one in seen.cues if one.role(field.path) and 0 <= start - one.end <= _GLUED)
    first = min(glued, default=start)
    words = seen.words(first, whole.end)
    number = whole.number
    if number is None or whole.why or weight < DOUBTFUL:
        return Open(field.path, whole.why or "several", words)
    if field.kind in {"people", "households"} and number != int(number):
        return Open(field.path, "vague", words)
    written = str(int(number)) if number == int(number) else f"{number:f}".rstrip("0")
    is_sure = weight >= SURE
    span = seen.normal.span(start if is_sure else first, whole.end)
    words = seen.words(start, whole.end) if is_sure else words
    return Slot(field.path, written, words, span, "sure" if is_sure else "doubtful")


def _with_nothing(
    seen: Seen, fields: list[Field], slots: list[Slot], opens: list[Open]
) -> tuple[list[Slot], list[Open]]:
    """Take «none» for zero: said by a word of the form, or as the answer behind a field's own word."""
    for field in fields:
        found = _said_none(seen, field)
        filled = next((one for one in slots if one.path == field.path), None)
        if found is None:
            continue
        words = seen.words(*found)
        if filled is not None and filled.value != "0":
            slots.remove(filled)
            opens.append(Open(field.path, "disagree", f"{filled.words} {words}"))
        elif filled is None:
            opens[:] = [one for one in opens if one.path != field.path]
            slots.append(Slot(field.path, "0", words, seen.normal.span(*found), "sure"))
    return slots, opens


def _said_none(seen: Seen, field: Field) -> tuple[int, int] | None:
    for cue in seen.cues:
        role = cue.role(field.path)
        if role == "none":
            return cue.start, cue.end
        end = moods.none_after(seen.text, cue.end) if role == "points" else -1
        if end >= 0:
            return cue.start, end
    return None
