"""Hear what is about a form that anybody may answer: open it, close it, or let it be open until another moment."""

import hashlib
from dataclasses import replace
from datetime import datetime, time, timedelta

from engine.conversation import presses
from engine.conversation.bubbles import Note, say
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed, When
from engine.conversation.measures.books import Wall
from engine.conversation.measures.orders import Booking, CloseWall, OpenWall
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State
from engine.conversation.walls.showing import CLOSE, UNTIL, card

LONGEST_DAYS = 31
LAST_MINUTE = time(23, 59)


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take a tap on a button about an open form; None for everything else."""
    if not isinstance(event, Pressed) or event.press.kind != presses.WALL or not scene.has_roles:
        return None
    wall = scene.books.wall
    if wall is None:
        words = Note((say("That report is sent, or is not yours to ask about."),))
        return beside(state, scene, event.when, words)
    if event.press.index == CLOSE and wall.id:
        closed = replace(wall, closes=event.when.at)
        return _shown(state, event.when, scene, closed, CloseWall(wall.id), is_open=False)
    return _opened(state, event, scene, wall)


def _opened(state: State, event: Pressed, scene: Scene, wall: Wall) -> Turn:
    """Open the form, or show it as it is open; of another moment only one that lies ahead."""
    now = event.when.at
    if event.press.index == UNTIL:
        closes = _moment(event.picked, now)
        if closes is None or not now < closes <= now + timedelta(days=LONGEST_DAYS):
            words = Note(
                (say("Please choose a time from now on, at most {days} days ahead.", days=LONGEST_DAYS),)
            )
            return beside(state, scene, event.when, words, card(wall, event.when, is_open=wall.is_open))
    elif wall.is_open:
        return beside(state, scene, event.when, card(wall, event.when, is_open=True))
    else:
        closes = datetime.combine(now.date() + timedelta(days=wall.days - 1), LAST_MINUTE, now.tzinfo)
    id_ = wall.id or hashlib.sha256(f"wall|{event.when.seed}|{wall.obligation}".encode()).hexdigest()[:16]
    opened = replace(wall, id=id_, closes=closes, is_open=True)
    return _shown(state, event.when, scene, opened, OpenWall(id_, wall.obligation, closes), is_open=True)


def _shown(state: State, when: When, scene: Scene, wall: Wall, order: Booking, *, is_open: bool) -> Turn:
    return beside(state, scene, when, card(wall, when, is_open=is_open), effects=(order,))


def _moment(picked: str, now: datetime) -> datetime | None:
    """Read a moment of the phone's picker, in the zone of the clock."""
    try:
        return datetime.fromisoformat(picked).replace(tzinfo=now.tzinfo) if "T" in picked else None
    except ValueError:
        return None
