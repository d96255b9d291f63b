"""Keep what stood before the last change of a draft, so that it can be taken back to the letter."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from engine.conversation.scene import Filling
from engine.conversation.state import HELD, Draft

_KEPT: Final = ("answers", "raw", "sources", "promised", "unseen", "is_offered")


def undoable(before: Draft, after: Filling) -> Filling:
    """Return a changed draft that remembers what it was before."""
    return replace(after, draft=replace(after.draft, undo=_kept(before), redo={}, wish={}))


def settled(filling: Filling) -> Filling:
    """Return a draft whose last change is not taken back any more, and not made again."""
    draft = filling.draft
    if not (draft.undo or draft.redo or draft.wish):
        return filling
    return replace(filling, draft=replace(draft, undo={}, redo={}, wish={}))


def restored(filling: Filling) -> Filling | None:
    """Return the draft as it was before its last change; None when there is nothing to take back."""
    was = filling.draft.undo
    return _with(filling, was, undo={}, redo=_kept(filling.draft)) if was else None


def remade(filling: Filling) -> Filling | None:
    """Return the draft with the change that was just taken back; None when there is none."""
    then = filling.draft.redo
    return _with(filling, then, undo=_kept(filling.draft), redo={}) if then else None


def _kept(draft: Draft) -> dict[str, Any]:
    was = {name: getattr(draft, name) for name in _KEPT}
    return {**was, "raw": _unheld(draft.raw), "sources": _unheld(draft.sources)}


def _with(
    filling: Filling, kept: Mapping[str, Any], *, undo: Mapping[str, Any], redo: Mapping[str, Any]
) -> Filling:
    values = {name: kept[name] for name in _KEPT}
    return replace(filling, draft=replace(filling.draft, **values, undo=undo, redo=redo, wish={}, held=""))


def _unheld(words: Mapping[str, str]) -> dict[str, str]:
    """Leave out what only waited to be confirmed."""
    return {path: one for path, one in words.items() if not path.startswith(HELD)}
