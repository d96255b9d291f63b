"""Tell whether a draft is still as a page has shown it, without the page knowing what it held."""

import json

from bot.wiring import Core
from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.page.laying import summary
from engine.page.parts import Field, fields_in

LONG = 10


def seen(core: Core, filling: Filling) -> str:
    """Return a mark for each answer that a page shows, to be sent back with it."""
    draft = filling.draft
    marks = {path: _mark(core, draft.id, path, value) for path, value in draft.answers.items() if value}
    marks |= {
        path: _mark(core, draft.id, path, day) for path, day in draft.promised.items() if path not in marks
    }
    # How far a carried list was looked at in the chat is nothing that a page could overwrite; that it was confirmed is.
    marks |= {stem: _mark(core, draft.id, stem, "waits") for stem in draft.unseen}
    return json.dumps({"": _mark(core, draft.id, "", draft.digest), **marks}, separators=(",", ":"))


def changed(core: Core, filling: Filling, was: str) -> frozenset[str]:
    """Return the paths whose answers are others than those that a page has shown; "" for the form itself."""
    now, before = json.loads(seen(core, filling)), _read(was)
    return frozenset(path for path in {*now, *before} if now.get(path) != before.get(path))


def _read(was: str) -> dict[str, str]:
    try:
        found = json.loads(was)
    except ValueError:
        return {}
    return {str(path): str(mark) for path, mark in found.items()} if isinstance(found, dict) else {}


def _mark(core: Core, draft: str, path: str, value: str) -> str:
    return core.passes.mark("seen", draft, path, value)[:LONG]


def told(filling: Filling, when: When, paths: frozenset[str]) -> tuple[Field, ...]:
    """Return what stands now where something changed."""
    return tuple(one for one in fields_in(summary(filling, when)) if one.path in paths)
