"""List what is owed, what was sent, and what can be done; open and resume what is chosen."""

from datetime import date

from engine.conversation.answering import go_on
from engine.conversation.bubbles import Button, Call, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Drop, Say, Turn
from engine.conversation.events import When
from engine.conversation.review import review
from engine.conversation.scene import Filling, Owed, Scene, Sent
from engine.conversation.state import State
from engine.forms import filling as forms

ROWS = 6


def menu_card(scene: Scene) -> Card:
    """Show the three things that can be done, and whom the person speaks for."""
    rows = tuple(Row(say("You speak for"), Plain(one)) for one in scene.speaks_for[:3])
    rows += tuple(_draft_row(draft, title) for draft, title in scene.drafts[:2])
    actions = (
        Button(say("What I owe"), Press("m", index=0), "primary"),
        Button(say("What I sent"), Press("m", index=1)),
        Button(say("How it works"), Press("m", index=2)),
    )
    return Card(title=say("Menu"), rows=rows, actions=actions)


def menu(state: State, scene: Scene) -> Turn:
    """Show the menu; an open draft stays kept."""
    return Turn(state.at("idle", draft=""), (Say((menu_card(scene),)),))


def due_list(state: State, scene: Scene, when: When) -> Turn:
    """Show what this person owes, soonest first."""
    open_now = [owed for owed in scene.owed if not owed.is_done]
    rows = tuple(_owed_row(owed, when.at.date()) for owed in open_now[:ROWS])
    rows += tuple(_draft_row(draft, title) for draft, title in scene.drafts if not _is_owed(draft, open_now))
    remarks: tuple[Text, ...] = () if rows else (say("Nothing is due. Thank you."),)
    if len(open_now) > ROWS:
        remarks += (say("{count} more after these.", count=len(open_now) - ROWS),)
    card = Card(title=say("Reports to send"), rows=rows, remarks=remarks)
    return Turn(state.at("idle", draft=""), (Say((card,)),))


def sent_list(state: State, scene: Scene) -> Turn:
    """Show what was sent, with the way to correct it."""
    rows = tuple(_sent_row(sent) for sent in scene.sent[:ROWS])
    remarks: tuple[Text, ...] = () if rows else (say("Nothing was sent yet."),)
    card = Card(title=say("Reports sent"), rows=rows, remarks=remarks)
    return Turn(state.at("idle", draft=""), (Say((card,)),))


def help_card(scene: Scene) -> Card:
    """Say what can be typed, and whom to call."""
    rows = (
        Row(say("To see what is due"), say("type: work to send")),
        Row(say("To correct a report"), say("type: fix it")),
        Row(say("To stop for now"), say("type: later")),
        Row(say("To see this again"), say("type: help")),
    )
    calls = (Call(say("Call the office"), scene.phone),) if scene.phone else ()
    return Card(
        title=say("How it works"),
        rows=rows,
        actions=(Button(say("What I owe"), Press("m", index=0), "primary"), *calls),
    )


def opened(state: State, filling: Filling, when: When) -> Turn:
    """Start or resume a draft: the next open question, or the review card."""
    before: tuple[Text, ...] = (
        say("{title} for {subject}", title=Plain(filling.title), subject=Plain(filling.subject)),
    )
    if forms.upcoming(filling.form, filling.draft.answers, when.at, when.seed, filling.within) is None:
        return review(state.at("review"), filling, when)
    return go_on(state.at("asking", draft=filling.draft.id), filling, when, before)


def dropped(state: State, draft: str) -> Turn:
    """Throw a draft away and say so."""
    words = Note(
        (say("What was filled in is thrown away."),), (Button(say("What I owe"), Press("m", index=0)),)
    )
    return Turn(state.at("idle", draft=""), (Drop(draft), Say((words,))))


def lost(state: State, scene: Scene) -> Turn:
    """Answer what was not understood, with the menu."""
    words = say("That was not understood. Choose below, or type: help.")
    return Turn(state, (Say((Note((words,)), menu_card(scene))),))


def _is_owed(draft: str, owed: list[Owed]) -> bool:
    return any(one.draft == draft for one in owed)


def _draft_row(draft: str, title: str) -> Row:
    if ":" in draft:
        return Row(Plain(title), say("not begun yet"), Button(say("Do it"), Press("r", draft)))
    return Row(Plain(title), say("begun"), Button(say("Go on"), Press("r", draft)))


def _owed_row(owed: Owed, today: date) -> Row:
    """Show one thing that is due; a round that has not begun has no button yet."""
    name = Plain(f"{owed.duty} · {owed.about}")
    if not owed.is_open:
        return Row(name, due_words(owed.due, today))
    go = (
        Button(say("Go on"), Press("r", owed.draft))
        if owed.draft
        else Button(say("Do it"), Press("o", owed.id))
    )
    return Row(name, _when(owed, today), go)


def _when(owed: Owed, today: date) -> Text:
    until = due_words(owed.due, today)
    if owed.part == "file" and owed.contributed_at is not None:
        return say("{until}. The group has sent its part.", until=until)
    if owed.part == "file":
        return say("{until}. The group has not sent its part yet.", until=until)
    return until


def due_words(due: date, today: date) -> Text:
    """Say when something is due, and how far that is."""
    days = (due - today).days
    if days < 0:
        return say("was due {due}, {days} days ago", due=due, days=-days)
    if days == 0:
        return say("due today {due}", due=due)
    if days == 1:
        return say("due tomorrow {due}", due=due)
    return say("due {due}, in {days} days", due=due, days=days)


def _sent_row(sent: Sent) -> Row:
    value = say("{number}, sent {day}", number=sent.number, day=sent.sent_at.date())
    button = Button(say("Correct"), Press("c", sent.report)) if sent.can_correct else None
    return Row(Plain(f"{sent.duty} · {sent.about}"), value, button)
