"""Show a draft: as fields to fill, as a summary to send, or what stands against either."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from flask import Response, request

from bot.clock import machine_ms
from bot.wiring import Core
from engine.conversation.bubbles import Card, Note, Text
from engine.conversation.compiled import lacking, telling
from engine.conversation.effects import Say, Send, Turn
from engine.conversation.events import When
from engine.conversation.filling.moving import finish
from engine.conversation.filling.opening import STAND_IN
from engine.conversation.filling.review import review_card
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.page import completing, laying
from engine.page.parts import Fault, Field, Part, fields_in, waiting_in
from web.filling.door import Visit, draft_of, entrance, go_to, mark, path, shown, visit
from web.filling.moved import seen
from web.filling.posting import anchor

_NO_FAULTS: Final[Mapping[str, Fault]] = {}


def page(link: str) -> Response:
    """Show the form to the browser that opened it, and one button to every other."""
    visiting = visit(link)
    if isinstance(visiting, Response):
        return visiting
    if not visiting.is_here:
        return entrance(visiting)
    lent = draft_of(visiting)
    if isinstance(lent, Response):
        return lent
    return form(
        visiting,
        lent.filling,
        was_kept=bool(request.args.get("kept")),
        leaving=request.args.get("leaving", ""),
    )


def review(link: str) -> Response:
    """Show everything that would be sent; while something is open, the form."""
    visiting = visit(link)
    if isinstance(visiting, Response):
        return visiting
    lent = draft_of(visiting) if visiting.is_here else go_to(path(visiting))
    if isinstance(lent, Response):
        return lent
    if completing.is_open(lent.filling, when_of(visiting.core)):
        return go_to(path(visiting))
    return summary(visiting, lent.filling)


def when_of(core: Core) -> When:
    """Return this moment as the engine takes it."""
    ms = machine_ms()
    return When(ms, core.clock.now(), f"online:{ms}")


def word_of(core: Core, text: Text) -> str:
    """Return the words of a text."""
    return core.texts.word(text, {})


def form(
    visiting: Visit,
    filling: Filling,
    *,
    faults: Mapping[str, Fault] = _NO_FAULTS,
    said: tuple[Text, ...] = (),
    news: tuple[Field, ...] = (),
    typed: Mapping[str, tuple[str, ...]] | None = None,
    leaving: str = "",
    was_kept: bool = False,
) -> Response:
    """Show the fields; `typed` is what was sent and not kept, `leaving` an entry that is about to be taken out."""
    parts = laying.page(filling, when_of(visiting.core))
    wrong = [
        *(Field(one.path, "note", one.title, one.title) for one in waiting_in(parts) if one.path in faults),
        *(one for one in fields_in(parts) if one.path in faults),
    ]
    return shown(
        "report.html",
        parts=parts,
        faults=faults,
        wrong=wrong,
        said=said,
        news=news,
        typed=typed or {},
        leaving=leaving,
        was_kept=was_kept,
        **_around(visiting, filling),
    )


def summary(visiting: Visit, filling: Filling, *, news: tuple[Field, ...] = ()) -> Response:
    """Show what would be sent, and what the programme's rules say to it."""
    when = when_of(visiting.core)
    card = review_card(State(), filling, when)
    turn = finish(State(), filling, when)
    is_lacking = lacking.is_due(filling) and not filling.taken
    may_send = is_lacking or any(isinstance(effect, Send) for effect in turn.effects)
    against = card.warnings if may_send else (*words(turn), *card.warnings)
    parts: tuple[Part, ...] = laying.summary(filling, when)
    return shown(
        "report_review.html",
        parts=parts,
        warnings=tuple(dict.fromkeys(word_of(visiting.core, one) for one in against)),
        remarks=card.remarks,
        may_send=may_send,
        built=telling.rows_of(filling),
        lacking=word_of(visiting.core, lacking.words(filling)) if is_lacking else "",
        lacks="",
        news=news,
        **_around(visiting, filling),
    )


def words(turn: Turn) -> tuple[Text, ...]:
    """Return what the engine says to a draft that is not sent as it is."""
    bubbles = [bubble for effect in turn.effects if isinstance(effect, Say) for bubble in effect.bubbles]
    notes = [line for bubble in bubbles if isinstance(bubble, Note) for line in bubble.lines]
    return (*notes, *(line for bubble in bubbles if isinstance(bubble, Card) for line in bubble.warnings))


def _around(visiting: Visit, filling: Filling) -> dict[str, object]:
    return {
        "title": filling.title,
        "subject": filling.subject,
        "stand_in": STAND_IN if filling.is_stand_in else None,
        "action": path(visiting),
        "token": mark(visiting),
        "seen": seen(visiting.core, filling),
        "word": partial(word_of, visiting.core),
        "anchor": anchor,
    }
