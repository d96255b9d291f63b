"""Show what was sent besides words to who may see it: a piece, the pieces of a sender, of an answer, or two that are alike.

A card only names what a link opens; whether somebody may open it is asked again by the page.
"""

from engine.conversation.bubbles import Action, Button, Card, Look, Plain, Press, Row, Text, say
from engine.conversation.effects import Turn
from engine.conversation.events import Pressed
from engine.conversation.evidence import albums
from engine.conversation.evidence.gathering import open_question
from engine.conversation.evidence.pieces import (
    ALIKE,
    HEAR,
    LIST,
    PAIR,
    SEVERAL,
    Piece,
    look_card,
    pieces_card,
    whence,
)
from engine.conversation.filling.asking import question_at, step_of
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.kinds.pictures import KINDS
from engine.conversation.resuming import beside
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import State
from engine.conversation.wording import short
from engine.forms.form import Question

OF_LOOKING = frozenset({HEAR, LIST, ALIKE, albums.LOOK})
REMARK = "The button works for 15 minutes, for you alone, in one place."


def pressed(state: State, event: Pressed, scene: Scene) -> Turn | None:
    """Hand out what a button asks for, with what is open below it; None when there is nothing of it."""
    if event.press.kind == albums.LOOK:
        return _album(state, event, scene)
    if not scene.pieces:
        return None
    cards = {HEAR: lambda: look_card(scene.pieces[0]), ALIKE: lambda: pair_card(scene.pieces)}
    card = cards.get(event.press.kind, lambda: pieces_card(scene.pieces))()
    return beside(state, scene, event.when, card)


def pair_card(pieces: tuple[Piece, ...]) -> Card:
    """Hand out the link to two pictures side by side."""
    rows = tuple(Row(whence(one), Plain(one.sender)) for one in pieces)
    opens = Look(say("Open both to see"), PAIR.join(one.id for one in pieces))
    return Card(title=say("A picture seen before"), rows=rows, remarks=(say(REMARK),), actions=(opens,))


def _album(state: State, event: Pressed, scene: Scene) -> Turn | None:
    filling = scene.filling
    if filling is None or event.press.draft != filling.draft.id or filling.draft.is_practice:
        return None
    question = _question(state, filling, event)
    found = albums.names(filling.draft, question.path) if question is not None else ()
    if question is None or not found:
        return None
    return beside(state, scene, event.when, _album_card(filling, question, found, event))


def _question(state: State, filling: Filling, event: Pressed) -> Question | None:
    """Find the question that a button means; in an entry of a list it is the open one."""
    asked = open_question(state, filling)
    if asked is not None and step_of(filling, asked) == event.press.step:
        return asked
    question = question_at(filling, event.press.step, "", event.when)
    return question if question is not None and question.kind in KINDS else None


def _album_card(filling: Filling, question: Question, found: tuple[str, ...], event: Pressed) -> Card:
    """Hand out the links to an answer's pieces; the answer itself can still be changed."""
    value = talk.shown(Asked(filling, question, event.when), " ".join(found))
    ids = [albums.evidence_of(name) for name in found]
    runs = [ids[at : at + albums.A_LINK] for at in range(0, len(ids), albums.A_LINK)]
    opens: list[Action] = [
        Look(_opening(number, len(runs)), SEVERAL.join(run)) for number, run in enumerate(runs[:2], 1)
    ]
    edit = Button(say("Edit"), Press("e", filling.draft.id, event.press.step, event.press.nonce))
    actions = (*opens, edit) if "[" not in question.path else tuple(opens)
    name = Plain(short(filling, question, event.when))
    return Card(title=name, rows=(Row(value),), remarks=(say(REMARK),), actions=actions)


def _opening(number: int, count: int) -> Text:
    return say("Open to see") if count == 1 else say("Open part {number} to see", number=number)
