"""Act on what a browser sent: decide outside, write in one short transaction, and show what became of it.

A draft that somebody else changed meanwhile, in the chat or in another window, is not written: what changed is shown
beside what was typed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from flask import Response
from werkzeug.exceptions import RequestEntityTooLarge

from bot.desks import desk_of
from engine.conversation.effects import Send
from engine.conversation.events import When
from engine.conversation.filling import moving
from engine.conversation.scene import Filling
from engine.conversation.state import LACKS
from engine.page import completing, confirming, entries
from engine.page.posted import PASTED, Posted
from engine.page.taking import Taken, take
from handlers import online as drafts
from handlers.desk import Overtaken
from handlers.online import Lent
from models.conversations import Moved
from web.browsers import known_or_new, with_cookie
from web.filling import conflict, posting, showing
from web.filling.door import JAR, Visit, bind, draft_of, entrance, go_to, path, shown, shut, visit
from web.filling.moved import changed

REDECIDE: Final = 3


@dataclass(frozen=True, slots=True)
class Act:
    """One press of a button: which, on what, and everything that stood in the fields."""

    kind: str
    about: str
    posted: Posted
    seen: str
    lacks: str = ""


def act(link: str) -> Response:
    """Let a press in, if it began on our page in the browser that opened the link."""
    visiting = visit(link)
    if isinstance(visiting, Response):
        return visiting
    try:
        posted, button, token, seen = posting.read()
    except RequestEntityTooLarge:
        return shut("large")
    kind, _, about = button.partition(":")
    passes = visiting.core.passes
    if not posting.is_from_us():
        return shut("foreign")
    if kind == "open":
        return _open(visiting) if passes.is_mark(token, "open", link) else shut("foreign")
    if not visiting.is_here:
        return shut("elsewhere") if visiting.browser else entrance(visiting)
    if not passes.is_mark(token, "change", link, visiting.browser):
        return shut("foreign")
    return _acted(visiting, Act(kind, about, posted, seen, posting.lacks()))


def _open(visiting: Visit) -> Response:
    browser = known_or_new(JAR)
    if not bind(visiting, browser):
        return shut("elsewhere")
    return with_cookie(JAR, go_to(path(visiting)), browser)


def _acted(visiting: Visit, doing: Act) -> Response:
    """Decide on fresh rows until nobody moves them while we write."""
    for _ in range(REDECIDE):
        lent = draft_of(visiting)
        if isinstance(lent, Response):
            return lent
        paths = changed(visiting.core, lent.filling, doing.seen)
        if paths:
            return conflict.shown(
                visiting, lent.filling, doing.posted, paths, is_sending=doing.kind == "send"
            )
        try:
            return _send(visiting, lent, doing) if doing.kind == "send" else _change(visiting, lent, doing)
        except (Moved, Overtaken):
            continue
    return shut("busy")


def _change(visiting: Visit, lent: Lent, doing: Act) -> Response:
    core = visiting.core
    when = showing.when_of(core)
    taken = take(lent.filling, doing.posted, when, lambda text: showing.word_of(core, text))
    taken = confirming.ticked(taken, doing.posted, when)
    leaving = ""
    if doing.kind == "out" and not entries.is_empty(taken.filling, doing.about):
        leaving = doing.about
    else:
        taken = _ACTS.get(doing.kind, _only_kept)(taken, doing, when)
    if taken.filling.draft != lent.filling.draft:
        with core.database.writing() as connection:
            drafts.keep(desk_of(core, connection), lent, taken.filling)
    if taken.faults or taken.said:
        typed = {} if doing.kind in {"out", "gone"} else doing.posted.of(frozenset(taken.faults))
        return showing.form(
            visiting, taken.filling, faults=taken.faults, said=taken.said, leaving=leaving, typed=typed
        )
    if leaving:
        return go_to(f"{path(visiting)}?leaving={quote(leaving)}#{posting.anchor(leaving)}")
    return go_to(_next(visiting, doing, taken.filling, when))


def _only_kept(taken: Taken, doing: Act, when: When) -> Taken:
    del doing, when
    return taken


_ACTS: Final[dict[str, Callable[[Taken, Act, When], Taken]]] = {
    "add": lambda taken, doing, when: entries.added(taken, doing.about, when),
    "out": lambda taken, doing, when: entries.removed(taken, doing.about, when),
    "gone": lambda taken, doing, when: entries.removed(taken, doing.about, when),
    "paste": lambda taken, doing, when: entries.pasted(
        taken, doing.about, doing.posted.one(PASTED, doing.about), when
    ),
    "right": lambda taken, doing, when: confirming.confirmed(taken, doing.about, when),
    "check": lambda taken, _, when: completing.completed(taken, when),
}


def _next(visiting: Visit, doing: Act, filling: Filling, when: When) -> str:
    """Say where to go on: the summary, or the place on the page where something was done."""
    here = path(visiting)
    if doing.kind == "check":
        return f"{here}/review"
    if doing.kind == "add":
        return f"{here}#{posting.anchor(entries.last(filling, doing.about, when))}"
    if doing.kind in {"out", "gone"}:
        return f"{here}#{posting.anchor(doing.about.rpartition('[')[0])}"
    return here if doing.kind == "back" else f"{here}?kept=1"


def _as_seen(filling: Filling, doing: Act) -> Filling:
    """Return a built report as its page has shown it: nothing moved since, or the page would have said so."""
    if filling.compiled is None:
        return filling
    draft = filling.draft.noted(LACKS, "", doing.lacks, "") if doing.lacks else filling.draft
    return replace(filling, draft=draft, compiled=replace(filling.compiled, is_changed=False))


def _send(visiting: Visit, lent: Lent, doing: Act) -> Response:
    core = visiting.core
    when = showing.when_of(core)
    if completing.is_open(lent.filling, when):
        return go_to(path(visiting))
    filling = _as_seen(lent.filling, doing)
    turn = moving.finish(lent.state, filling, when)
    if (
        not any(isinstance(effect, Send) for effect in turn.effects)
        and lent.filling.draft.id == turn.state.draft
    ):
        return go_to(f"{path(visiting)}/review")
    with core.database.writing() as connection:
        recorded = drafts.send(desk_of(core, connection), lent, turn, when.seed)
        if recorded.orders:
            core.tasks.enqueue(connection, recorded.orders)
    if any(isinstance(effect, Send) for effect in turn.effects):
        return go_to(path(visiting))
    return shown("report_over.html", lines=[showing.word_of(core, text) for text in showing.words(turn)])
