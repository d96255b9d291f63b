"""Advance one conversation by one event.

Nothing here reads a clock, a file or a database: the same three arguments always give the same turn. That is what
lets a chat transcript be a test.
"""

from dataclasses import replace

from engine.conversation import (
    commanding,
    enquiries,
    pressing,
    repeating,
    restored,
    shortening,
    typing_words,
    welcome,
)
from engine.conversation.announcing import hearing as announcing
from engine.conversation.boards import hearing as boards
from engine.conversation.bubbles import Note, say
from engine.conversation.calling import choosing, sharing
from engine.conversation.chasing import hearing as chasing
from engine.conversation.compiled import hearing as compiled
from engine.conversation.concessions import hearing as conceding
from engine.conversation.council import hearing as council
from engine.conversation.effects import Forget, Reach, Say, Turn
from engine.conversation.events import (
    Event,
    Followed,
    Ignored,
    Invited,
    Left,
    Placed,
    Pressed,
    PressedDead,
    Showed,
    Typed,
    Unfollowed,
    Unsent,
)
from engine.conversation.evidence import showing
from engine.conversation.files import hearing as files
from engine.conversation.filling import all_nothing, answering, moving, renewing, switching, ways
from engine.conversation.handouts import hearing as handouts
from engine.conversation.happening import telling as happened
from engine.conversation.ledger import noting
from engine.conversation.menu import work as menus
from engine.conversation.practice import practising
from engine.conversation.privacy import hearing as privacy
from engine.conversation.relaying import hearing as relaying
from engine.conversation.reminding import hearing as reminding
from engine.conversation.repairing import after_sending as repairing_sent
from engine.conversation.repairing import hearing as repairing
from engine.conversation.repairing import regrouping
from engine.conversation.reviewing import hearing as reviewing
from engine.conversation.rooms import hearing as rooms
from engine.conversation.rooms import in_group
from engine.conversation.scene import Scene
from engine.conversation.sent import coming_second
from engine.conversation.sent import withdrawing as after_sending
from engine.conversation.state import State
from engine.conversation.telling import hearing as telling
from engine.conversation.walls import hearing as walls


def step(state: State, event: Event, scene: Scene) -> Turn:
    """Return the next state, and what the outside world must do about it."""
    if event.when.in_group:
        return in_group.heard(state, event, scene.books.here)
    event = shortening.shortened(state, event)
    if isinstance(event, (Typed, Pressed)) and event.when.ms < state.answered_ms:
        return _late(state, event, scene)
    turn = repeating.remembered(practising.marked(_decide(state, event, scene), scene))
    if isinstance(event, Typed) and event.is_cut:
        turn = shortening.told(turn, event)
    if isinstance(event, (Typed, Pressed)):
        return replace(turn, state=replace(turn.state, answered_ms=max(event.when.ms, state.answered_ms)))
    return turn


# Each takes what is its own, and leaves everything else to the next one.
FIRST = (
    privacy.heard,
    noting.heard,
    walls.heard,
    council.heard,
    reviewing.heard,
    boards.heard,
    files.heard,
    handouts.heard,
    announcing.heard,
    rooms.heard,
    chasing.heard,
    relaying.heard,
    reminding.heard,
    conceding.heard,
    happened.heard,
    coming_second.heard,
    compiled.heard,
    practising.heard,
    after_sending.heard,
    regrouping.heard,
    repairing.heard,
    repairing_sent.heard,
    choosing.heard,
    sharing.heard,
    switching.heard,
    telling.heard,
    all_nothing.heard,
    ways.heard,
)


def _decide(state: State, event: Event, scene: Scene) -> Turn:
    """Say first that the service was brought back from a copy, where it was; then decide."""
    if restored.is_due(state, event):
        return restored.told(state, event, scene, _decided)
    return _decided(state, event, scene)


def _decided(state: State, event: Event, scene: Scene) -> Turn:
    """Say first that the form was renewed since it was begun, where it was; then hear."""
    scene = commanding.heard_here(state, event, scene)
    if renewing.is_due(state, event, scene):
        return renewing.told(state, event, scene, _heard)
    return _heard(state, event, scene)


def _heard(state: State, event: Event, scene: Scene) -> Turn:
    """Offer the event to each in turn; what nobody takes is about what is open: an answer, a tap, a picture."""
    for heard in FIRST:
        turn = heard(state, event, scene)
        if turn is not None:
            return turn
    return _met(state, event, scene)


def _met(state: State, event: Event, scene: Scene) -> Turn:
    """Take an event by its kind; typed words go on in `typing_words`, and an answer in `filling/answering`."""
    match event:
        case Typed():
            return repeating.asked_for(state, event, scene) or typing_words.typed(state, event, scene)
        case Pressed():
            return pressing.pressed(state, event, scene)
        case PressedDead():
            return _dead(state, event, scene)
        case Showed():
            return showing.showed(state, event, scene)
        case Placed():
            return _placed(state, event, scene)
        case Followed():
            return _followed(state, scene)
        case Unfollowed():
            return Turn(state, (Reach(yes=False),))
        case Unsent(_, message_id):
            latest = max(event.when.ms, state.unsent_ms)
            return Turn(replace(state, is_held=False, unsent_ms=latest), (Forget(message_id),))
        case Invited() | Left() | Ignored():
            return Turn(state)


def _followed(state: State, scene: Scene) -> Turn:
    turn = (
        welcome.welcome_back(state, scene, menus.menu_card(scene))
        if scene.has_roles
        else welcome.greet(state, scene)
    )
    return replace(turn, effects=(Reach(yes=True), *turn.effects))


def _late(state: State, event: Typed | Pressed, scene: Scene) -> Turn:
    """Keep a message that arrives after a later one was answered from answering the wrong question."""
    words = say(
        "A message of yours came late and was not used as an answer. Please type it again if it is still needed."
    )
    if scene.filling is not None and scene.has_roles:
        question = moving.open_question(state, scene.filling)
        if question is not None:
            return moving.ask_again(state, scene.filling, question, event.when, words, is_miss=False)
    return Turn(state, (Say((Note((words,)),)),))


def _dead(state: State, event: PressedDead, scene: Scene) -> Turn:
    if scene.is_closed:
        return welcome.greet(state, scene)
    words = say("That button is from an earlier time and does nothing any more.")
    if scene.filling is not None and scene.has_roles:
        question = moving.open_question(state, scene.filling)
        if question is not None:
            return moving.ask_again(state, scene.filling, question, event.when, words, is_miss=False)
    return Turn(state, (Say((Note((words,)),)),))


def _placed(state: State, event: Placed, scene: Scene) -> Turn:
    """Take a place on the map where one is asked for."""
    question = moving.open_question(state, scene.filling) if scene.filling and scene.has_roles else None
    is_elsewhere = question is None or question.kind != "geopoint" or enquiries.is_writing(state, event.when)
    if scene.filling is None or question is None or is_elsewhere:
        return showing.showed(state, Showed(event.when, "location", event.message_id), scene)
    return answering.placed(state, scene.filling, question, event)
