"""Tell what was done from what was only paid for: «bought» behind the numbers, «ploughing» behind «cost of»."""

from collections.abc import Sequence

from engine.free_text.cues import Cue, Spoken
from engine.free_text.fields import Field
from thai.spotting.moods import is_only_meant
from thai.spotting.spans import Figure


def done(
    spoken: Sequence[Spoken],
    cues: Sequence[Cue],
    figures: Sequence[Figure],
    fields: tuple[Field, ...],
    text: str,
) -> tuple[Spoken, ...]:
    """Return the words that tell what was done."""
    money = {one.path for one in fields if one.kind == "money"}
    costs = [one for one in cues if any(path in money and role == "points" for path, role in one.says)]
    told = tuple(one for one in spoken if not _is_cost(one, costs, figures, text))
    return tuple(one for one in told if not is_only_meant(text, one.start))


def _is_cost(one: Spoken, costs: Sequence[Cue], figures: Sequence[Figure], text: str) -> bool:
    """Say whether a word runs on from one for money, or is one itself and stands behind a number."""
    before = next((cue for cue in reversed(costs) if cue.start < one.start), None)
    if before is not None and not any(sign.isspace() for sign in text[before.end : one.start]):
        return not any(before.end <= figure.start < one.start for figure in figures)
    is_itself = any(cue.start == one.start for cue in costs)
    return is_itself and any(figure.start < one.start for figure in figures)
