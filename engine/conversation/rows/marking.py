"""Remember which entries of a carried list were looked at and are right, where they are not gone through in turn.

A list in this view goes on in the chat at its first entry without a mark. Once every carried entry has one, it is confirmed.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from engine.conversation.events import When
from engine.conversation.rows.entries import entries
from engine.conversation.scene import Filling
from engine.forms import rows
from engine.forms.walking import row_path

MARKED: Final = "marked"
ONE: Final = "row"


def carried(filling: Filling, stem: str, when: When) -> tuple[int, ...]:
    """Return the numbers of the entries that are still as they were carried, or were and got changed."""
    here = (one for one in entries(filling, when) if one.rpartition("[")[0] == stem)
    return tuple(_number(one) for one in here if one in filling.draft.carried)


def marks(filling: Filling, stem: str) -> frozenset[int]:
    """Return the numbers of the entries that were said to be right."""
    return _marks(filling.draft.unseen.get(stem, ""))


def first_left(view: str) -> int:
    """Return the first entry that has no mark."""
    found = _marks(view)
    return next(number for number in range(1, len(found) + 2) if number not in found)


def marked(filling: Filling, stem: str, numbers: Collection[int], when: When) -> Filling:
    """Return the draft with these entries marked; confirmed, when none of the carried ones is left."""
    if stem not in filling.draft.unseen:
        return filling
    if numbers and set(carried(filling, stem, when)) <= set(numbers):
        return confirmed(filling, stem, when)
    if frozenset(numbers) == marks(filling, stem):
        return filling
    view = f"{MARKED}:{'.'.join(map(str, sorted(numbers)))}" if numbers else ""
    return _with(filling, {**filling.draft.unseen, stem: view})


def confirmed(filling: Filling, stem: str, when: When) -> Filling:
    """Return the draft with a list taken as it now stands."""
    draft = filling.draft
    answers = rows.closed(filling.form, stem, draft.answers, when.at, when.seed)
    unseen = {path: view for path, view in draft.unseen.items() if path != stem}
    return replace(filling, draft=replace(draft, answers=answers, unseen=unseen))


def without(unseen: Mapping[str, str], row: str) -> dict[str, str]:
    """Return the views of lists with one entry less; marks of later entries move up with them."""
    stem, number = row.rpartition("[")[0], _number(row)
    kind, _, _ = unseen.get(stem, "").partition(":")
    if kind not in {MARKED, ONE}:
        return dict(unseen)
    left = {one - (one > number) for one in _marks(unseen[stem]) if one != number}
    view = f"{ONE}:{len(left) + 1}" if kind == ONE else f"{MARKED}:{'.'.join(map(str, sorted(left)))}"
    return {**unseen, stem: view if left or kind == ONE else ""}


def is_waiting(filling: Filling, stem: str, when: When) -> bool:
    """Say whether a carried list counts now and is still to be confirmed."""
    if stem not in filling.draft.unseen:
        return False
    if any(one.rpartition("[")[0] == stem for one in entries(filling, when)):
        return True
    return rows.may_add(filling.form, stem, filling.draft.answers, when.at, when.seed) and (
        row_path(stem, 1) not in filling.draft.answers
    )


def _marks(view: str) -> frozenset[int]:
    kind, _, told = view.partition(":")
    if kind == ONE:
        return frozenset(range(1, int(told or 1)))
    return frozenset(int(one) for one in told.split(".") if one) if kind == MARKED else frozenset()


def _number(row: str) -> int:
    return int(row.rpartition("[")[2].rstrip("]"))


def _with(filling: Filling, unseen: Mapping[str, str]) -> Filling:
    return replace(filling, draft=replace(filling.draft, unseen=unseen))
