"""Keep what stood before the last change of a draft, so that it can be taken back to the letter."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from engine.conversation.scene import Filling
from engine.conversation.state import HELD, Draft

_KEPT: Final = ("answers", "raw", "sources", "promised", "unseen", "is_offered")


def undoable(before: Draft, after: Filling) -> Filling:
    """Return a changed draft that remembers what it was before."""
    was: Mapping[str, Any] = {name: getattr(before, name) for name in _KEPT}
    was = {**was, "raw": _unheld(before.raw), "sources": _unheld(before.sources)}
    return replace(after, draft=replace(after.draft, undo=was))


def _unheld(words: Mapping[str, str]) -> dict[str, str]:
    """Leave out what only waited to be confirmed."""
    return {path: one for path, one in words.items() if not path.startswith(HELD)}


def settled(filling: Filling) -> Filling:
    """Return a draft whose last change is not taken back any more."""
    return replace(filling, draft=replace(filling.draft, undo={})) if filling.draft.undo else filling


def restored(filling: Filling) -> Filling | None:
    """Return the draft as it was before its last change; None when there is nothing to take back."""
    was = filling.draft.undo
    if not was:
        return None
    return replace(filling, draft=replace(filling.draft, **{name: was[name] for name in _KEPT}, undo={}))
