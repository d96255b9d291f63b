"""Move a draft to the group that was meant: its own answers go along, what was carried for the other group stays there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.commanding import takes_any_words
from engine.conversation.effects import Drop, Effect, Keep, Say, Turn
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.filling import moving
from engine.conversation.filling.opening import opened
from engine.conversation.kinds.pictures import KINDS as SHOWN
from engine.conversation.scene import Filling, Owed, Scene
from engine.conversation.sent.overtaken import own_answers
from engine.conversation.state import READ, WHY, Draft, State
from engine.forms.form import without_indexes
from engine.units.resolving import Among, Sure, resolve
from engine.units.unit import Unit
from thai.edits.reading import read

REGROUP: Final = "regroup"
MOST: Final = 6


def called(event: Event) -> str | None:
    """Return what the group that is meant was called, "" when it was not; None when nothing is to move."""
    if not isinstance(event, Typed):
        return None
    edits = read(event.text)
    return edits[0].new if edits and edits[0].op == "unit" else None


def others(owed: Sequence[Owed], draft: Draft) -> tuple[Owed, ...]:
    """Return the same report of other groups, as far as it is still to be sent."""
    mine = next((one for one in owed if one.id == draft.obligation and one.part == draft.purpose), None)
    if mine is None or not mine.sheet or draft.replaces:
        return ()
    able = (one for one in owed if one.is_open and not one.is_done and one.id != mine.id)
    return tuple(one for one in able if one.sheet == mine.sheet)


def likely(owed: Sequence[Owed], draft: Draft, name: str) -> tuple[Owed, ...]:
    """Return the reports of other groups that a name may mean; all of them when it means none."""
    able = {one.id: one for one in others(owed, draft)}
    hit = resolve(name, [Unit(one.id, one.about) for one in able.values()]) if name else None
    match hit:
        case Sure(unit):
            return (able[unit.id],)
        case Among(units):
            return tuple(able[one.id] for one in units)
        case None:
            return tuple(able.values())


def wanted(owed: Sequence[Owed], draft: Draft, name: str) -> Owed | None:
    """Return the one report of another group that a name means; one alone is not meant by being alone."""
    hit = likely(owed, draft, name)
    is_named = len(hit) == 1 and bool(name) and resolve(name, [Unit(hit[0].id, hit[0].about)]) is not None
    return hit[0] if is_named else None


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Move the draft that is open, or show where it could go; None for everything else."""
    filling = scene.filling
    if filling is None or state.place not in {"asking", "review"} or not filling.draft.obligation:
        return None
    if isinstance(event, Pressed):
        is_mine = event.press.kind == REGROUP and event.press.nonce == state.nonce
        return moved(state, filling, scene.opening, scene, event.when) if is_mine and scene.opening else None
    name = called(event)
    if name is None or _is_answer(state, filling, event):
        return None
    if scene.regrouped is not None:
        return moved(state, filling, scene.regrouped, scene, event.when)
    return _which(state, filling, likely(scene.owed, filling.draft, name), event.when)


def _is_answer(state: State, filling: Filling, event: Event) -> bool:
    """Say whether a text is an answer in free words: «move to the group of the temple» may be what they decided."""
    question = moving.open_question(state, filling) if state.place == "asking" else None
    if question is None or not isinstance(event, Typed) or not takes_any_words(question):
        return False
    return not read(event.text)[0].saying


def moved(state: State, filling: Filling, other: Filling, scene: Scene, when: When) -> Turn:
    """Go on with the report of the other group; one that is begun already is opened as it is."""
    if (other.draft.form, other.draft.digest) != (filling.draft.form, filling.draft.digest):
        return _again(state, filling, when, say("That group sends another form."))
    if any(path.startswith("/") for path in other.draft.raw):
        kept = Note((say("That group's report is begun already. Here it is; the other one is kept."),))
        turn = opened(state, other, when)
        return replace(turn, effects=(Say((kept,)), *turn.effects))
    draft = _with_own(filling, other)
    after = moving.go_on(state.at("asking", draft=draft.id), replace(other, draft=draft), when)
    card = Card(
        title=say("Moved to the other group"),
        rows=(
            Row(
                say("Group"),
                say("{before} → {after}", before=_group(filling, scene), after=_group(other, scene)),
            ),
        ),
        remarks=_remarks(filling),
        actions=(
            Button(say("Take that back"), Press(REGROUP, filling.draft.obligation, 0, after.state.nonce)),
        ),
    )
    effects: tuple[Effect, ...] = (Drop(filling.draft.id), Keep(draft), Say((card,)))
    return replace(after, effects=(*effects, *after.effects))


def _group(filling: Filling, scene: Scene) -> Text:
    """Name the group that a draft is about."""
    names = (one.about for one in scene.owed if one.id == filling.draft.obligation)
    return Plain(next(names, filling.subject))


def _with_own(filling: Filling, other: Filling) -> Draft:
    """Put what was answered in this draft into the other one; pictures belong to the group they were sent for."""
    shown = {one.path for one in filling.form.questions if one.kind in SHOWN}
    own = {
        path: value
        for path, value in own_answers(filling.draft).items()
        if without_indexes(path) not in shown
    }
    told = {*own, *(f"{mark}{path}" for mark in (WHY, READ) for path in own)}
    draft = other.draft
    return replace(
        draft,
        answers={**draft.answers, **own},
        raw={**draft.raw, **{path: one for path, one in filling.draft.raw.items() if path in told}},
        sources={
            **draft.sources,
            **{path: one for path, one in filling.draft.sources.items() if path in told},
        },
    )


def _remarks(filling: Filling) -> tuple[Text, ...]:
    shown = [one for one in filling.form.questions if one.kind in SHOWN]
    has_any = any(filling.draft.answers.get(one.path) for one in shown)
    return (
        (say("Pictures stay with the group they were sent for. Please send them again."),) if has_any else ()
    )


def _which(state: State, filling: Filling, able: Sequence[Owed], when: When) -> Turn:
    """Show where the draft could go, a button each."""
    if not able:
        return _again(
            state, filling, when, say("There is no other group here that this report could be for.")
        )
    asking = replace(state, nonce=state.nonce + 1)
    rows = tuple(
        Row(Plain(one.about), None, Button(say("This one"), Press(REGROUP, one.id, 0, asking.nonce)))
        for one in able[:MOST]
    )
    more = (say("{count} more after these.", count=len(able) - MOST),) if len(able) > MOST else ()
    remarks = (*more, say("Nothing is changed until you tap."))
    return Turn(asking, (Say((Card(title=say("Which group is it for?"), rows=rows, remarks=remarks),)),))


def _again(state: State, filling: Filling, when: When, words: Text) -> Turn:
    question = moving.open_question(state, filling)
    if question is None:
        return moving.go_on(state, filling, when, (words,))
    return moving.ask_again(state, filling, question, when, words, is_miss=False)
