"""Hear what is said about filling itself: as last time, not known yet, nothing to report, all questions, take it back."""

from collections.abc import Callable
from dataclasses import replace

from engine.conversation import enquiries, presses
from engine.conversation.bubbles import say
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.filling import answering, last_time, moving, nothing, overview, renewing, undoing
from engine.conversation.rows import rechecked
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import State
from thai import steering

LONGEST = 200


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about filling itself; None for everything else."""
    if not scene.has_roles:
        return None
    if isinstance(event, Pressed) and event.press.kind == presses.ZERO and scene.opening is not None:
        return _nothing(state.at("asking"), scene.opening, event.when)
    filling = scene.filling
    if filling is None or enquiries.is_writing(state, event.when):
        return None
    if isinstance(event, Pressed) and event.press.draft == state.draft:
        return _pressed(state, event, filling)
    if isinstance(event, Typed) and state.place in {"asking", "review"} and len(event.text) <= LONGEST:
        return _typed(state, event, scene, filling)
    return None


def _pressed(state: State, event: Pressed, filling: Filling) -> Turn | None:
    press, when = event.press, event.when
    if press.kind == "e" and renewing.is_older(event, filling):
        return renewing.shown_again(state, filling, when)
    if press.kind not in presses.OF_FILLING or press.nonce != state.nonce:
        return None
    acts: dict[str, Callable[[], Turn]] = {
        presses.SAME: lambda: _same(state, filling, when),
        presses.ONES: lambda: _ones(state, filling, when),
        presses.WAIT: lambda: answering.put_off(state, filling, when),
        presses.TALLY: lambda: answering.tallied(state, filling, when),
        presses.NONE: lambda: _nothing(state, filling, when),
        presses.NEXT: lambda: moving.forward(state, filling, when),
        presses.MAP: lambda: overview.whole(state, filling, when),
        presses.SECTION: lambda: overview.section(state, filling, when, press.index),
        presses.RESTORE: lambda: _restore(state, filling, when),
    }
    return acts[press.kind]() if press.kind in acts else _of_list(state, event, filling)


def _of_list(state: State, event: Pressed, filling: Filling) -> Turn:
    press, when = event.press, event.when
    stem = rechecked.stem_at(filling, press.step, rechecked.stem_open(state, filling))
    if not stem:
        return moving.go_on(state, filling, when)
    acts: dict[str, Callable[[], Turn]] = {
        presses.RIGHT: lambda: rechecked.right(state, filling, when, stem),
        presses.SOME: lambda: rechecked.some(state, filling, when, stem, press.index),
        presses.ROW: lambda: rechecked.row(state, filling, when, stem, press.index),
        presses.EACH: lambda: rechecked.each(state, filling, when, stem, press.index),
        presses.GONE: lambda: rechecked.gone(state, filling, when, stem, (press.index,)),
        presses.MORE: lambda: rechecked.more(state, filling, when, stem),
    }
    return acts[press.kind]()


def _typed(state: State, event: Typed, scene: Scene, filling: Filling) -> Turn | None:
    when = event.when
    number = steering.item(event.text)
    if number is not None:
        return overview.item(state, filling, when, number)
    word, stem = scene.words.match(event.text), rechecked.stem_open(state, filling)
    if stem and (turn := _of_list_typed(state, event, filling, word, stem)):
        return turn
    acts: dict[str, Callable[[], Turn | None]] = {
        "map": lambda: overview.whole(state, filling, when),
        "restore": lambda: _restore(state, filling, when) if filling.draft.undo else None,
        "not_yet": lambda: answering.put_off(state, filling, when) if state.asking else None,
        "same": lambda: _same_typed(state, filling, when),
    }
    return acts[word]() if word in acts else None


def _of_list_typed(state: State, event: Typed, filling: Filling, word: str | None, stem: str) -> Turn | None:
    when = event.when
    numbers = steering.gone(event.text)
    if numbers:
        return rechecked.gone(state, filling, when, stem, numbers)
    if word in {"yes", "same"}:
        return rechecked.right(state, filling, when, stem)
    return rechecked.some(state, filling, when, stem, 0) if word in {"no", "fix"} else None


def _same_typed(state: State, filling: Filling, when: When) -> Turn | None:
    """Take it all at the card of the last report; at a question only what stood there."""
    if last_time.is_due(filling, when):
        return _same(state, filling, when)
    return answering.kept(state, filling, when) if filling.draft.suggested.get(state.asking) else None


def _same(state: State, filling: Filling, when: When) -> Turn:
    taken = undoing.undoable(filling.draft, last_time.all_taken(filling, when))
    return moving.go_on_with(state, taken, when)


def _ones(state: State, filling: Filling, when: When) -> Turn:
    offered = replace(filling, draft=replace(filling.draft, is_offered=True))
    return moving.go_on(state, offered, when)


def _nothing(state: State, filling: Filling, when: When) -> Turn:
    """Answer that there was nothing; the review card is where it is confirmed and sent."""
    if filling.zero is None:
        return moving.go_on(state, filling, when)
    filled = undoing.undoable(filling.draft, nothing.filled(filling, when))
    return moving.go_on_with(state, filled, when, (nothing.words(filling.zero),))


def _restore(state: State, filling: Filling, when: When) -> Turn:
    before = undoing.restored(filling)
    if before is None:
        return moving.go_on(state, filling, when)
    return moving.go_on_with(state, before, when, (say("It is as it was before."),))
