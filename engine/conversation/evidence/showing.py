"""Take what is no text: a sticker is thanked for, everything that can be evidence is kept for the office, and never lost."""

from dataclasses import replace

from engine.conversation import enquiries, welcome
from engine.conversation.bubbles import Note, Text, say
from engine.conversation.effects import Keep, Preserve, Say, Turn
from engine.conversation.events import Showed
from engine.conversation.evidence import gathering
from engine.conversation.evidence.pieces import EVIDENCE, held
from engine.conversation.filling import moving
from engine.conversation.filling.asking import ask
from engine.conversation.menu import work as menus
from engine.conversation.resuming import beside
from engine.conversation.scene import Filling, Scene
from engine.conversation.sheets import receiving
from engine.conversation.state import State

NO_EARS = "Listening to voice is not possible yet. Tap the microphone on the keyboard and speak, and it becomes letters."
SHOWN = {
    "sticker": "Thank you for the sticker.",
    "image": "The picture came, but no picture is asked for here.",
    "video": "The video came, but no video is asked for here.",
    "audio": NO_EARS,
    "file": "The file came, but no file is asked for here.",
    "location": "The place came, but no place on the map is asked for here.",
}


def showed(state: State, event: Showed, scene: Scene) -> Turn:
    """Answer what was shown; of somebody who has not agreed yet nothing is kept."""
    if not scene.has_roles:
        return _to_a_newcomer(state, event, scene)
    if event.message_id and receiving.is_filled(event, scene) and not _is_wanted(state, scene):
        return receiving.shown(state, event, scene)
    if event.kind in EVIDENCE and event.message_id:
        return _kept(state, event, scene)
    if enquiries.is_writing(state, event.when):
        return enquiries.only_text(state)
    return _answer(state, event, scene, (_words(event, state, scene),))


def _is_wanted(state: State, scene: Scene) -> bool:
    """Say whether the open question asks for a file itself."""
    question = gathering.open_question(state, scene.filling) if scene.filling is not None else None
    return question is not None and question.kind == "file"


def _to_a_newcomer(state: State, event: Showed, scene: Scene) -> Turn:
    if event.set_id and event.set_id == state.shown_set:
        return Turn(state)
    state = replace(state, shown_set=event.set_id or state.shown_set)
    if state.place == "new":
        return replace(welcome.typed(state, scene, event.when, ""), state=state)
    return Turn(state, (Say((Note((_words(event),)),)),))


def _words(event: Showed, state: State | None = None, scene: Scene | None = None) -> Text:
    question = moving.open_question(state, scene.filling) if state and scene and scene.filling else None
    if event.kind == "location" and question is not None and question.own.get("kind") == "place":
        return say("The place came, but its name is asked for here. Type tambon and district.")
    return say(SHOWN.get(event.kind, "This kind of message cannot be read here. Please type it."))


def _kept(state: State, event: Showed, scene: Scene) -> Turn:
    """Keep a piece; of several pictures that were sent at once, the first that comes is answered for all."""
    answered = gathering.shown(state, event, scene.filling) if scene.filling is not None else None
    if answered is not None:
        return answered
    draft = state.draft if scene.filling is not None else ""
    order = Preserve(event.kind, event.message_id, event.when.at, draft, event.duration_ms)
    if event.set_id and event.set_id == state.shown_set:
        return Turn(state, (order,))
    seen = replace(state, shown_set=event.set_id or state.shown_set, shown_for="")
    is_practice = scene.filling is not None and scene.filling.draft.is_practice
    lines = (say("In practice nothing is kept.") if is_practice else held(event.kind, event.set_count),)
    if enquiries.is_writing(state, event.when):
        again = enquiries.only_text(seen)
        turn = replace(again, effects=(Say((Note(lines),)), *again.effects))
    else:
        turn = _answer(seen, event, scene, (say(NO_EARS), *lines) if event.kind == "audio" else lines)
    return replace(turn, effects=(order, *turn.effects))


def _answer(state: State, event: Showed, scene: Scene, lines: tuple[Text, ...]) -> Turn:
    """Say it, and show again what is open; with nothing open, the menu."""
    if scene.filling is None:
        # Thirty stickers are thirty greetings, and no thirty menus.
        menu = () if event.kind == "sticker" else (menus.menu_card(scene),)
        return Turn(state, (Say((Note(lines), *menu)),))
    question = moving.open_question(state, scene.filling)
    if question is None:
        return beside(state, scene, event.when, Note(lines))
    asked, note = ask(state, scene.filling, question, event.when, lines)
    return Turn(asked, (_keeping(scene.filling), Say((note,))))


def _keeping(filling: Filling) -> Keep:
    return Keep(filling.draft)
