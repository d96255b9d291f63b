"""Practise: the same questions and cards as the real thing, marked as practice, and nothing is sent to anybody.

A practice is a draft of its own kind. Whatever shows one of its buttons is marked; what it would leave behind is taken out.
"""

from dataclasses import replace

from engine.conversation import enquiries
from engine.conversation.bubbles import Bubble, Button, Card, DateButton, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Drop, Effect, Keep, Preserve, Say, Turn
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.filling import moving
from engine.conversation.menu import work as menus
from engine.conversation.practice.rehearsing import RESULTS, START, STOP, TRY, paused
from engine.conversation.resuming import back_to, beside
from engine.conversation.scene import Scene
from engine.conversation.state import State
from thai.text import bare
from thai.words import Vocabulary

WORDS = {"practice": START, "stop_practice": STOP, "practised": RESULTS}
NAMES = 60
NOT_FOR_NOTHING = "This is practice. Nothing is sent to anybody, and nothing counts."


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about practising; None for everything else."""
    act = wish(state, event, scene)
    if act == START:
        return start(state, scene, event.when)
    if act == STOP:
        return _stop(state, scene)
    if act == RESULTS and scene.has_roles:
        return _results(state, scene, event.when)
    is_later = isinstance(event, Typed) and scene.words.match(event.text) == "later"
    if is_later and _is_practising(scene) and not enquiries.is_writing(state, event.when):
        return paused(state)
    return None


def wish(state: State, event: Event, scene: Scene) -> int | None:
    """Read what somebody wants: by a button, or by the words; in the middle of a real form only by the first of them."""
    if isinstance(event, Pressed):
        return event.press.index if event.press.kind == TRY else None
    if not isinstance(event, Typed) or state.place in {"consent", "name", "waiting"}:
        return None
    if scene.invitation is not None:
        return None
    is_free = scene.filling is None or scene.filling.draft.is_practice
    if is_free and not enquiries.is_writing(state, event.when):
        return WORDS.get(scene.words.match(event.text) or "")
    return next((act for word, act in WORDS.items() if _is_first(scene.words, word, event.text)), None)


def start(state: State, scene: Scene, when: When, before: tuple[Text, ...] = ()) -> Turn:
    """Begin to practise, or go on with what was begun; a real report that is open waits untouched."""
    if scene.practice is None:
        return _nothing_to_practise(state, scene, when)
    lines: tuple[Text, ...] = (*before, say(NOT_FOR_NOTHING), say("To stop, type: stop practising."))
    if scene.filling is not None and not scene.filling.draft.is_practice:
        lines = (say("What you have filled in waits for you."), *lines)
    state = back_to(state, scene)
    return moving.go_on(
        state.at("asking", draft=scene.practice.draft.id, code=""), scene.practice, when, lines
    )


def marked(turn: Turn, scene: Scene) -> Turn:
    """Mark every bubble of a practice as practice, and let nothing be kept of what was sent besides words."""
    practice = _draft_of(turn, scene)
    if not practice:
        return turn
    effects = (one for one in turn.effects if not (isinstance(one, Preserve) and one.draft == practice))
    return replace(turn, effects=tuple(_marked(one, practice) for one in effects))


def _draft_of(turn: Turn, scene: Scene) -> str:
    kept = (one.draft for one in turn.effects if isinstance(one, Keep) and one.draft.is_practice)
    open_one = scene.filling.draft.id if scene.filling and scene.filling.draft.is_practice else ""
    return next((draft.id for draft in kept), open_one)


def _marked(effect: Effect, practice: str) -> Effect:
    if not isinstance(effect, Say):
        return effect
    return replace(effect, bubbles=tuple(_mark(one, practice) for one in effect.bubbles))


def _mark(bubble: Bubble, practice: str) -> Bubble:
    if practice not in {button.press.draft for button in _buttons(bubble)}:
        return bubble
    if isinstance(bubble, Note):
        return replace(bubble, lines=(say("Practice"), *bubble.lines))
    return replace(bubble, title=say("Practice: {title}", title=bubble.title))


def _buttons(bubble: Bubble) -> list[Button | DateButton]:
    """Return every button of a bubble, wherever it stands."""
    found: list[object] = [*bubble.quick]
    if isinstance(bubble, Card):
        found += [*bubble.actions, *bubble.choices, *(row.button for row in bubble.rows)]
    return [one for one in found if isinstance(one, Button | DateButton)]


def _stop(state: State, scene: Scene) -> Turn:
    """Leave practice; nothing of it stays, and what waited meanwhile is offered again."""
    practice = scene.practice.draft.id if scene.practice is not None else ""
    is_open = scene.filling is not None and scene.filling.draft.is_practice
    drop: tuple[Effect, ...] = (Drop(practice),) if practice else ()
    words = say("You have left practice. Nothing of it was kept.")
    if scene.is_guest:
        code = say("For the real reports, type the 8-digit join code from your officer.")
        return Turn(state.at("idle", draft=""), (*drop, Say((Note((words, code)),))))
    if scene.filling is not None and not is_open:
        quick = (Button(say("Go on"), Press("r", scene.filling.draft.id)),)
        return Turn(state, (*drop, Say((Note((words,), quick),))))
    after = state.at("idle", draft="", nonce=state.nonce + 1)
    begun = next((one.draft for one in scene.owed if one.draft and not one.is_done), "")
    begun = begun or next((draft for draft, _ in scene.drafts if ":" not in draft), "")
    if begun:
        waits = (Button(say("Go on"), Press("r", begun)), Button(say("What I owe"), Press("m", index=0)))
        lines = (words, say("What you have filled in waits for you."))
        return Turn(after, (*drop, Say((Note(lines, waits),))))
    return Turn(after, (*drop, Say((Note((words,)), menus.menu_card(scene)))))


def _results(state: State, scene: Scene, when: When) -> Turn:
    """Show an officer who has practised."""
    if not scene.acts_for_office:
        return beside(state, scene, when, Note((say("That part of the menu is for the officers."),)))
    return beside(state, scene, when, results_card(scene))


def results_card(scene: Scene) -> Card:
    """Name those who came to the end of a practice, and those who did not yet."""
    done = [one.name for one in scene.practised if one.is_done]
    begun = [one.name for one in scene.practised if not one.is_done]
    rows = tuple(
        Row(words, Plain(_names(names)))
        for words, names in (
            (say("Have practised: {count} people", count=len(done)), done),
            (say("Have begun: {count} people", count=len(begun)), begun),
        )
        if names
    )
    remarks: tuple[Text, ...] = (say("Practice is forgotten after 30 days."),)
    if not rows:
        remarks = (say("Nobody has practised yet."),)
    return Card(title=say("Who has practised"), rows=rows, remarks=remarks)


def _names(names: list[str]) -> str:
    more = " …" if len(names) > NAMES else ""
    return ", ".join(one or "-" for one in names[:NAMES]) + more


def _nothing_to_practise(state: State, scene: Scene, when: When) -> Turn:
    if not scene.has_roles:
        words = say("To practise, please type the practice code from your officer.")
        return Turn(state, (Say((Note((words,)),)),))
    return beside(state, scene, when, Note((say("There is nothing to practise here yet."),)))


def _is_practising(scene: Scene) -> bool:
    return scene.filling is not None and scene.filling.draft.is_practice


def _is_first(words: Vocabulary, key: str, text: str) -> bool:
    phrases = words.words.get(key, ())
    return bool(phrases) and bare(text) == bare(phrases[0])
