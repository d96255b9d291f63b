"""Show what changed elsewhere while a page was being filled; nothing is written, and what was typed stays in its fields."""

from typing import Final

from flask import Response

from engine.conversation.bubbles import say
from engine.conversation.scene import Filling
from engine.page import completing, laying
from engine.page.parts import Fault, fields_in
from engine.page.posted import HERE, VALUE, Posted
from web.filling import showing
from web.filling.door import Visit, go_to, path
from web.filling.moved import told

NEWER_ANSWERS: Final = (
    "This was changed in the chat or in another window meanwhile. Nothing of this page is kept yet."
)
NEWER_FORM: Final = "The form has become another one meanwhile. Nothing of this page is kept yet."


def shown(
    visiting: Visit, filling: Filling, posted: Posted, paths: frozenset[str], *, is_sending: bool
) -> Response:
    """Show the draft as it is now with what changed; what was typed elsewhere on the page is still there."""
    when = showing.when_of(visiting.core)
    news = told(filling, when, paths)
    if is_sending:
        if completing.is_open(filling, when):
            return go_to(path(visiting))
        return showing.summary(visiting, filling, news=news)
    said = (say(NEWER_FORM) if "" in paths else say(NEWER_ANSWERS),)
    typed = _still_typed(posted, paths)
    return showing.form(
        visiting,
        filling,
        said=said,
        news=news,
        typed=typed,
        faults=_differing(visiting, filling, posted, paths),
    )


def _still_typed(posted: Posted, paths: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Keep what was typed where nothing changed; where entries came or went, no entry is the one it was typed into."""
    lists_moved = any("[" in path for path in paths)
    return {
        name: values
        for name, values in posted.values.items()
        if name[:2] in {VALUE, HERE} and name[2:] not in paths and not (lists_moved and "[" in name)
    }


def _differing(visiting: Visit, filling: Filling, posted: Posted, paths: frozenset[str]) -> dict[str, Fault]:
    """Name what was typed here where something else was answered elsewhere."""
    if any("[" in path for path in paths):
        paths = frozenset(path for path in paths if "[" not in path)
    fields = fields_in(laying.page(filling, showing.when_of(visiting.core)))
    found = {}
    for one in fields:
        words = posted.typed(one.path)
        is_other = bool(words) and words != showing.word_of(visiting.core, one.value)
        if one.path in paths and is_other and not one.options:
            found[one.path] = Fault(say("Changed meanwhile. On this page stood: {words}", words=words))
    return found
