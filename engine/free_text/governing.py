"""Tell of each number which word of the form it belongs to: the one before it, or the one right behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.free_text.cues import Cue
from engine.free_text.fields import NUMBERS, Role
from engine.free_text.seen import Seen
from thai.spotting.spans import Figure

_NEAR_BARE, _NEAR_PEOPLE, _NEAR_AWAY, _BEHIND, _NEXT, _PARTICLE = 26, 5, 16, 2, 8, 2
_FAR = 10_000


@dataclass(frozen=True, slots=True)
class Ruled:
    """A number with what the word nearest to it says of fields, and how far that word is."""

    figure: Figure
    says: tuple[tuple[str, Role], ...] = ()
    away: int = 0

    def role(self, path: str) -> Role | None:
        """Return what is said of a field."""
        return next((role for one, role in self.says if one == path), None)


def ruled(seen: Seen) -> tuple[Ruled, ...]:
    """Return every number with the word that rules it; a total without one of its own follows what it adds up."""
    found: list[Ruled] = []
    for figure in seen.figures:
        one = _ruled(seen, figure, found)
        if not one.says and figure.part == "total":
            one = _as_before(figure, found)
        found.append(one)
    return tuple(found)


def _as_before(figure: Figure, found: list[Ruled]) -> Ruled:
    """Let a total follow the number before it: what it adds up."""
    summed = {"money", "people", "bare"} if figure.of == "bare" else {figure.of, "bare"}
    if (
        figure.of == "bare"
        and found
        and found[-1].figure.rate
        and found[-1].figure.of == "bare"
        and not found[-1].says
    ):
        return Ruled(replace(figure, of="money"))  # so much for each comes to a sum of money
    same = [one for one in reversed(found) if one.figure.of in summed]
    before = next((one for one in same if one.says or one.figure.of != "bare"), None)
    if before is None:
        return Ruled(figure)
    if figure.of == "bare" and before.figure.of in {"money", "people"}:
        figure = replace(figure, of=before.figure.of)
    return Ruled(figure, before.says, 0)


def _ruled(seen: Seen, figure: Figure, found: list[Ruled]) -> Ruled:
    """Look back for the last word that may rule it, then for one right behind it."""
    kinds = {one.path: one.kind for one in seen.fields}
    same = [one.figure.end for one in found if one.figure.of in {figure.of, "bare"} or figure.of == "bare"]
    line = seen.text.rfind("\n", 0, figure.begins) + 1
    floor = max([_line_before(seen, line, figure), *same])
    able = [one for one in seen.cues if _may_rule(one, figure, kinds)]
    before = _led([one for one in able if floor <= one.start and one.end <= figure.begins])
    before = _unglued(seen, figure, before, kinds)
    if before and figure.begins - before[-1].end <= _reach(before[-1], figure, kinds):
        away = max(figure.begins - before[-1].end, 0)
        return Ruled(figure, _of_others(seen, before) or before[-1].says, away)
    if figure.part == "total":
        return Ruled(figure)
    behind = [
        one
        for one in able
        if 0 <= one.start - figure.end <= _BEHIND
        and any(role == "points" for _, role in one.says)
        and not _is_taken(seen, figure, one)
    ]
    return Ruled(figure, behind[0].says, behind[0].start - figure.end) if behind else Ruled(figure)


def _is_taken(seen: Seen, figure: Figure, cue: Cue) -> bool:
    """Say whether a word behind a number leads to another one, or stands in another line."""
    after = next((one for one in seen.figures if one.start >= cue.end), None)
    return "\n" in seen.text[figure.end : cue.start] or (
        after is not None and after.begins - cue.end <= _NEXT
    )


def _of_others(seen: Seen, before: list[Cue]) -> tuple[tuple[str, Role], ...]:
    """Return what a word says that the ruling one runs on from, when that speaks of somebody else: «officials came» 2."""
    for cue in reversed(before[:-1]):
        if any(sign.isspace() for sign in seen.text[cue.end : before[-1].start]):
            break
        if all(role == "away" for _, role in cue.says):
            return cue.says
    return ()


def _reach(cue: Cue, figure: Figure, kinds: Mapping[str, str]) -> int:
    """Return how far a word rules a number: one that points away, or to people without a unit, only what is near."""
    is_of_people = any(kinds.get(path) == "people" for path, _ in cue.says)
    if figure.of == "bare":
        return _NEAR_PEOPLE if is_of_people else _NEAR_BARE
    is_away = is_of_people and all(role == "away" for _, role in cue.says)
    return _NEAR_AWAY if is_away else _FAR


def _unglued(seen: Seen, figure: Figure, before: list[Cue], kinds: Mapping[str, str]) -> list[Cue]:
    """Let a word for money rule a bare number over a mere particle that runs on from it: «paid for it off» 300."""
    if figure.of != "bare" or not before or before[-1].end - before[-1].start > _PARTICLE:
        return before
    for number in range(len(before) - 2, -1, -1):
        if any(sign.isspace() for sign in seen.text[before[number].end : before[-1].start]):
            break
        if any(kinds.get(path) == "money" for path, _ in before[number].says):
            return before[: number + 1]
    return before


def _led(before: list[Cue]) -> list[Cue]:
    """Leave out a word that only says of somebody else's, glued behind one that says more."""
    while (
        len(before) > 1
        and before[-2].end == before[-1].start
        and all(role == "away" for _, role in before[-1].says)
    ):
        before = before[:-1]
    return before


def _line_before(seen: Seen, line: int, figure: Figure) -> int:
    """Return where to look from: the line, or the one above when that ends with a word and this begins with the number."""
    if line == 0 or seen.text[line : figure.begins].strip():
        return line
    above = seen.text.rfind("\n", 0, line - 1) + 1
    last = [one for one in seen.cues if above <= one.start and one.end <= line]
    is_label = last and not seen.text[last[-1].end : line].strip(" :=\n")
    return last[-1].start if is_label else line


def _may_rule(cue: Cue, figure: Figure, kinds: Mapping[str, str]) -> bool:
    of = figure.of
    return any(
        kinds.get(path) in NUMBERS and (of in {"bare", kinds[path]}) and role in {"points", "away"}
        for path, role in cue.says
    )
