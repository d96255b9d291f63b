"""Hear what is about news for many: whom it is for, its words or its file, the tap that sends it, the tap that says it was read."""

import hashlib
from dataclasses import replace

from engine.announcing.audience import PARTS
from engine.conversation.announcing import wording
from engine.conversation.announcing.orders import Acknowledge, PrepareNews, SendNews, TellAgain
from engine.conversation.announcing.seen import News, Prepared
from engine.conversation.announcing.wording import (
    ACKNOWLEDGE,
    AGAIN,
    FILE,
    KINDS,
    NEWS,
    OF_NEWS,
    PLACES,
    PUSH,
    READ,
    SEND,
    WHO,
)
from engine.conversation.bubbles import Note, say
from engine.conversation.effects import Preserve, Say, Turn
from engine.conversation.events import Event, Pressed, Showed, Typed, When
from engine.conversation.evidence.pieces import piece_id
from engine.conversation.menu import functions
from engine.conversation.resuming import back_to, beside, is_slip
from engine.conversation.scene import Scene
from engine.conversation.state import State
from thai.text import normalise

LONGEST = 1_000
ANSWERS = "news"
"""What a file is kept for: no question of a form, and nothing for the office to see before it is sent."""
FILES = frozenset({"image", "file", "video"})


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about news; None for everything else."""
    if not scene.has_roles:
        return None
    if isinstance(event, Pressed) and event.press.kind in OF_NEWS:
        return _of_reader(state, event, scene) if event.press.kind == READ else _pressed(state, event, scene)
    if isinstance(event, Typed | Showed) and is_slip(state, (NEWS,), event.when.ms):
        return _written(state, event, scene)
    return None


def shown(state: State, scene: Scene, when: When) -> Turn:
    """Begin to write to many; who acts for no office sees what she got."""
    if not scene.acts_for_office:
        return beside(state, scene, when, wording.all_received(scene.books.news.received))
    return _composing(state, scene, when, scene.books.news)


def _composing(state: State, scene: Scene, when: When, news: News) -> Turn:
    about = f"{NEWS}/{news.audience.code}"
    writing = replace(back_to(state, scene), place="slip", about=about, picked=(), answered_ms=when.ms)
    return Turn(writing, (Say((wording.compose(news),)),))


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    news, press, when = scene.books.news, event.press, event.when
    if not scene.acts_for_office:
        return beside(state, scene, when, wording.all_received(news.received))
    if press.index in {KINDS, PLACES}:
        return Turn(state, (Say((wording.options(news, press.index, press.step),)),))
    if press.index in {WHO, AGAIN}:
        return _of_told(state, event, scene)
    if press.index in {SEND, PUSH}:
        return _sent(state, event, scene)
    return _composing(state, scene, when, news)


def _of_told(state: State, event: Pressed, scene: Scene) -> Turn:
    told, when = scene.books.news.told, event.when
    if told is None:
        return beside(state, scene, when, Note((say("That news is not there any more."),)))
    if event.press.index == WHO or not told.left:
        return beside(state, scene, when, wording.unread(told))
    words = say("It goes along once more when {count} people write, for free.", count=len(told.left))
    return beside(state, scene, when, Note((words,)), effects=(TellAgain(told.id),))


def _sent(state: State, event: Pressed, scene: Scene) -> Turn:
    """Send what is prepared, to those whom it reaches now; what was sent already says so."""
    news, when = scene.books.news, event.when
    if news.prepared is None or not news.reach.people:
        return beside(state, scene, when, Note((say("That was sent already, or nobody is there any more."),)))
    pushes = event.press.index == PUSH
    note = wording.sent(news.reach, pushes=pushes)
    return beside(state, scene, when, note, effects=(SendNews(news.prepared.id, pushes),))


def _written(state: State, event: Typed | Showed, scene: Scene) -> Turn | None:
    """Take the words, or a file, and show how it will be sent."""
    news = scene.books.news
    if not scene.acts_for_office:
        return None
    if isinstance(event, Typed):
        is_steering = scene.words.match(event.text) in {"later", "menu"}
        if is_steering or functions.exactly(scene.words, event.text):
            return None
        return _words(state, event, news)
    if event.kind not in FILES:
        return None
    before = news.prepared or Prepared(_id(event.when), "")
    kept = Preserve(event.kind, event.message_id, event.when.at, "", event.duration_ms, ANSWERS)
    turn = _prepared(state, event.when, news, replace(before, evidence=piece_id(event.message_id)), "")
    return replace(turn, effects=(kept, *turn.effects))


def _words(state: State, event: Typed, news: News) -> Turn:
    text = normalise(event.text).strip()
    if not text or len(text) > LONGEST:
        words = say("That is longer than {limit} letters. Please make it shorter.", limit=LONGEST)
        return Turn(state, (Say((Note((words,)),)),))
    before = news.prepared or Prepared(_id(event.when), "")
    return _prepared(state, event.when, news, replace(before, words=text), event.message_id)


def _prepared(state: State, when: When, news: News, one: Prepared, source: str) -> Turn:
    about = f"{NEWS}/{news.audience.code}/{one.id}"
    order = PrepareNews(one.id, news.audience.code, one.words, source, one.evidence)
    waiting = replace(state, about=about, answered_ms=when.ms)
    return Turn(waiting, (order, Say((wording.preview(news, one),))))


def _of_reader(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take the tap of somebody who got news."""
    one, when, index = scene.books.news.one, event.when, event.press.index
    if one is None:
        return beside(state, scene, when, Note((say("That news is not there any more."),)))
    if index == ACKNOWLEDGE:
        words = say("Thank you. {office} sees that it was read.", office=one.office)
        return beside(state, scene, when, Note((words,)), effects=(Acknowledge(one.id),))
    if index == FILE and one.evidence:
        return beside(state, scene, when, wording.file_card(one))
    return beside(state, scene, when, wording.received(one))


def draft_of(state: State) -> str:
    """Name what is being prepared in a slip; empty when nothing was written yet."""
    kind, *rest = state.about.split("/")
    return rest[PARTS] if kind == NEWS and len(rest) > PARTS else ""


def _id(when: When) -> str:
    return hashlib.sha256(f"news:{when.seed}".encode()).hexdigest()[:32]
