"""Ask who told what is filled in for a group, and how; open the form, after the pictures of the paper where there is one."""

from collections.abc import Mapping
from dataclasses import replace

from engine.conversation.bubbles import Button, Card, Note, PhoneButton, Plain, Press, Row, Text, say
from engine.conversation.chasing.known import known
from engine.conversation.chasing.seen import Asked
from engine.conversation.chasing.wording import FOR_THEM, HOWS, OF_HOW, OTHER, PAPER
from engine.conversation.concessions.wording import stop
from engine.conversation.effects import Keep, Preserve, Say, Turn
from engine.conversation.events import Pressed, Showed, Typed, When
from engine.conversation.evidence.pieces import piece_id
from engine.conversation.menu import work as menus
from engine.conversation.relaying import told
from engine.conversation.resuming import back_to, beside
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import State

LONGEST = 80


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap on «fill in for them», on how it was told, or on «somebody else told it»."""
    asked, when = known(scene).asked, event.when
    if asked is None:
        words = say("This is in already, or not yours any more.")
        return beside(state, scene, when, Note((words,)))
    name, source = _typed_name(state, asked)
    how = HOWS.get(event.press.index, "")
    if event.press.index == OTHER or (how and not name):
        return _slip(state, scene, when, asked)
    if not how or scene.opening is None:
        return _asked(state, scene, when, replace(asked, name=name), source)
    person = asked.person if not source else ""
    return _opened(back_to(state, scene), scene.opening, when, told.marks(name, person, how, source))


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Take the name of who told it."""
    asked, when = known(scene).asked, event.when
    name = " ".join(event.text.split())
    if asked is None:
        return beside(state, scene, when, Note((say("This is in already, or not yours any more."),)))
    if not name or len(name) > LONGEST or not any(letter.isalpha() for letter in name):
        return _slip(state, scene, when, asked)
    return _asked(state, scene, when, replace(asked, name=name), event.message_id)


def numbered(state: State, event: Typed, scene: Scene) -> Turn:
    """Take the number of a printed form: it opens the round that it was printed for, and never another one."""
    here = known(scene)
    if here.number == "wrong":
        words = say("That number is not on any form. Please look at the paper again.")
        return beside(state, scene, event.when, Note((words,)))
    if here.asked is None:
        words = say("That report is in already, or it is not of your office.")
        return beside(state, scene, event.when, Note((words,)))
    return _asked(state, scene, event.when, here.asked)


def paper_shown(state: State, event: Showed, filling: Filling) -> Turn:
    """Take a picture of the paper; several may come, one after the other or at once."""
    if event.kind != "image" or not event.message_id:
        return Turn(replace(state, answered_ms=event.when.ms), (Say((_ask_paper(filling),)),))
    known = told.of_draft(filling.draft)
    papers = (*(known.papers if known else ()), piece_id(event.message_id))[: told.MOST]
    draft = replace(filling.draft, told_by={**filling.draft.told_by, told.PAPERS: " ".join(papers)})
    kept = (
        Preserve("image", event.message_id, event.when.at, draft.id, answers=told.EVIDENCE_OF),
        Keep(draft),
    )
    if event.set_id and event.set_id == state.shown_set:
        return Turn(state, kept)
    seen = replace(state, shown_set=event.set_id, shown_for="", answered_ms=event.when.ms)
    held = replace(filling, draft=draft)
    return Turn(seen, (*kept, Say((_ask_paper(held),))))


def paper_over(state: State, filling: Filling, when: When, *before: Text) -> Turn:
    """Go on to the form itself."""
    turn = menus.opened(state.at("asking", draft=filling.draft.id), filling, when)
    return replace(turn, effects=(Say((Note(before),)), *turn.effects)) if before else turn


def _opened(state: State, filling: Filling, when: When, marks: Mapping[str, str]) -> Turn:
    """Begin, or go on with, the form; of a paper its picture is asked for first."""
    kept = {told.PAPERS: filling.draft.told_by[told.PAPERS]} if told.PAPERS in filling.draft.told_by else {}
    made = replace(filling, draft=replace(filling.draft, told_by={**marks, **kept}))
    if marks[told.HOW] != told.ON_PAPER:
        return menus.opened(state, made, when)
    waits = state.at("slip", draft=made.draft.id, about=f"{PAPER}/{made.draft.id}", answered_ms=when.ms)
    return Turn(waits, (Keep(made.draft), Say((_ask_paper(made),))))


def _ask_paper(filling: Filling) -> Note:
    known = told.of_draft(filling.draft)
    count = len(known.papers) if known else 0
    words = say("Please take a picture of the paper and send it here.")
    if count:
        words = say("{count} pictures of the paper are here. Send another one, or go on.", count=count)
    on = say("Go on to the form") if count else say("No picture yet")
    quick = (
        PhoneButton(say("Camera"), "camera"),
        PhoneButton(say("Pictures"), "album"),
        Button(on, Press(PAPER, filling.draft.id)),
    )
    return Note((words,), quick)


def _asked(state: State, scene: Scene, when: When, asked: Asked, source: str = "") -> Turn:
    """Ask how it was told; a name that was typed is kept as long as the slip is open."""
    slip = replace(
        back_to(state, scene), place="slip", about=f"{FOR_THEM}/{asked.obligation}", picked=(asked.name, source),
        answered_ms=when.ms,
    )  # fmt: skip
    return Turn(slip, (Say((_card(asked),)),))


def _card(asked: Asked) -> Card:
    if not asked.name:
        return _who(asked)
    buttons = tuple(
        Button(OF_HOW[name], Press(FOR_THEM, asked.obligation, index=index)) for index, name in HOWS.items()
    )
    other = Button(say("Somebody else told it"), Press(FOR_THEM, asked.obligation, index=OTHER))
    return Card(
        title=say("How was it told?"),
        rows=(_name(asked), Row(say("Told by"), Plain(asked.name))),
        choices=(*buttons, other),
        quick=(stop(),),
    )


def _slip(state: State, scene: Scene, when: When, asked: Asked) -> Turn:
    slip = replace(
        back_to(state, scene), place="slip", about=f"{FOR_THEM}/{asked.obligation}", picked=(),
        answered_ms=when.ms,
    )  # fmt: skip
    return Turn(slip, (Say((_who(asked),)),))


def _who(asked: Asked) -> Card:
    return Card(
        title=say("Who told it?"),
        rows=(_name(asked),),
        remarks=(say("Type the name. It stands on the receipt, beside yours."),),
        quick=(stop(),),
    )


def _name(asked: Asked) -> Row:
    return Row(Plain(f"{asked.duty} · {asked.about}"))


def _typed_name(state: State, asked: Asked) -> tuple[str, str]:
    """Return the name that was typed for this very form, with its message; else who is known to speak for the group."""
    is_here = state.place == "slip" and state.about == f"{FOR_THEM}/{asked.obligation}"
    name, source = state.picked if is_here and len(state.picked) > 1 else (asked.name, "")
    return name, source
