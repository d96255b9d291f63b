"""Say which words steer at this moment: a name, or an answer that the form itself offers, is never a command."""

from dataclasses import replace

from engine.conversation.events import Event, Typed
from engine.conversation.kinds.own import NAMES
from engine.conversation.scene import Scene
from engine.conversation.state import State
from engine.conversation.wording import choices
from engine.forms.form import Question
from thai.reading import KINDS as READ
from thai.text import bare
from thai.words import Vocabulary

NO_WORDS = Vocabulary({})
CHOSEN = frozenset({"select_one", "select_multiple", "rank"})


def heard_here(state: State, event: Event, scene: Scene) -> Scene:
    """Return the scene with the words that steer here."""
    if not isinstance(event, Typed):
        return scene
    if _is_name(event.text, scene):
        return replace(scene, words=NO_WORDS)
    question = _open_question(state, scene)
    if question is None:
        return scene
    if question.kind in CHOSEN and scene.filling is not None:
        offered = {bare(label) for _, label in choices(scene.filling, question, event.when)}
        return replace(scene, words=NO_WORDS) if bare(event.text) in offered else scene
    return replace(scene, words=scene.words.strictly()) if takes_any_words(question) else scene


def takes_any_words(question: Question) -> bool:
    """Say whether any words answer a question, so that its reading tells nothing."""
    own = question.own.get("kind", "")
    return question.kind in {"text", "barcode"} and (own in NAMES or (own not in READ and own != "place"))


def _open_question(state: State, scene: Scene) -> Question | None:
    if state.place != "asking" or scene.filling is None or not state.asking:
        return None
    return scene.filling.form.question(state.asking)


def _is_name(text: str, scene: Scene) -> bool:
    """Say whether a text is the name of a group that this person speaks for."""
    return bool(scene.speaks_for) and bare(text) in {bare(one) for one in scene.speaks_for}
