"""Show a form that anybody may answer: its questions in large letters, or thanks for an answer that is in."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from flask import Response

from engine.conversation.bubbles import Text
from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.page import laying
from engine.page.masking import is_personal
from engine.page.parts import Fault, fields_in
from models import walls as rows
from web.browsers import hashed, with_cookie
from web.filling.posting import anchor
from web.wall.door import JAR, Visit, blank, mark, path, shown, shut, visit, when_of

_NO_FAULTS: Final[Mapping[str, Fault]] = {}
_NOTHING_TYPED: Final[Mapping[str, tuple[str, ...]]] = {}


def page(link: str) -> Response:
    """Show the form, or thanks in a browser that has answered."""
    visiting = visit(link)
    if isinstance(visiting, Response):
        return visiting
    with visiting.core.database.reading() as connection:
        is_in = rows.has_answered(connection, visiting.wall.id, hashed(visiting.browser))
    if is_in:
        return thanks(visiting)
    if not visiting.is_open:
        return shut("closed")
    when = when_of(visiting.core)
    filling = blank(visiting, when)
    return form(visiting, filling, when) if filling else shut("over")


def thanks(visiting: Visit) -> Response:
    """Say that the answer is in; another person may answer on the same phone."""
    words = {"title": visiting.form.title, "action": path(visiting), "token": mark(visiting)}
    return shown("wall_thanks.html", is_open=visiting.is_open, **words)


def form(
    visiting: Visit,
    filling: Filling,
    when: When,
    *,
    faults: Mapping[str, Fault] = _NO_FAULTS,
    typed: Mapping[str, tuple[str, ...]] = _NOTHING_TYPED,
) -> Response:
    """Show the questions; `typed` is what was sent, because nothing is kept before everything is answered."""
    parts = laying.page(_unmasked(filling), when)
    wrong = [one for one in fields_in(parts) if one.path in faults]
    response = shown(
        "wall.html",
        title=visiting.form.title,
        about=visiting.about,
        is_personal=any(is_personal(one) for one in visiting.form.questions),
        parts=parts,
        faults=faults,
        wrong=wrong,
        typed=typed,
        leaving="",
        action=path(visiting),
        token=mark(visiting),
        word=partial(_word, visiting),
        anchor=anchor,
    )
    return with_cookie(JAR, response, visiting.browser)


def _unmasked(filling: Filling) -> Filling:
    """Leave out what would be masked: the page is all there is, and what was typed in it stands in its fields again."""
    hidden = {one.path for one in filling.form.questions if is_personal(one)}
    left = {path: value for path, value in filling.draft.answers.items() if path not in hidden}
    return replace(filling, draft=replace(filling.draft, answers=left))


def _word(visiting: Visit, text: Text) -> str:
    return visiting.core.texts.word(text, {})
