"""List what is owed, what was sent, and what can be done; open and resume what is chosen."""

from datetime import date

from engine.conversation import presses
from engine.conversation.bubbles import Button, Call, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Drop, Say, Turn
from engine.conversation.events import When
from engine.conversation.filling import all_nothing, nothing, opening
from engine.conversation.menu.functions import press, title
from engine.conversation.menu.paging import below, on_page
from engine.conversation.menu.sent_rows import sent_row
from engine.conversation.practice.rehearsing import RESULTS, START
from engine.conversation.practice.rehearsing import press as practise
from engine.conversation.scene import Filling, Owed, Scene
from engine.conversation.sent.standing import UNDO, can_be_withdrawn
from engine.conversation.sheets.offering import gathered, offers, together
from engine.conversation.state import State
from engine.conversation.walls import showing as walls
from engine.conversation.windows import undated
from engine.obligations.kinds.undated import NoDay

ROWS = 6
BESIDE = {
    True: ("news", "groups", "missing", "review", "announce", "board"),
    False: ("report", "unit", "ask"),
}


def menu_card(scene: Scene) -> Card:
    """Show what can be done, and whom the person speaks for: all that the picture under the chat shows on a phone."""
    rows = tuple(Row(say("You speak for"), Plain(one)) for one in scene.speaks_for[:3])
    rows += tuple(_draft_row(draft, title) for draft, title in scene.drafts[:2])
    actions = (
        Button(say("What I owe"), Press("m", index=0), "primary"),
        Button(say("What I sent"), Press("m", index=1)),
        Button(say("How it works"), Press("m", index=2)),
    )
    beside = tuple(Button(title(name), press(name)) for name in BESIDE[scene.acts_for_office])
    offered = tuple(Button(title(name), press(name)) for name in scene.books.offered)
    if scene.acts_for_office:
        # Quick replies of six functions lie beside the screen where letters are large.
        return Card(title=say("Menu"), rows=rows, actions=actions, choices=beside, quick=offered)
    return Card(title=say("Menu"), rows=rows, actions=actions, quick=(*beside, *offered))


def menu(state: State, scene: Scene) -> Turn:
    """Show the menu; an open draft stays kept."""
    return Turn(state.at("idle", draft=""), (Say((menu_card(scene),)),))


def due_card(scene: Scene, when: When, page: int = 0) -> Card:
    """Show what this person owes, soonest first."""
    open_now = [owed for owed in scene.owed if not owed.is_done]
    rows = (*offers(open_now), *all_nothing.offered(open_now)) if not page else ()
    every = gathered(open_now)
    rows += tuple(row for some in on_page(every, page) for row in _due_rows(some, when.at.date()))
    rows += tuple(_draft_row(draft, title) for draft, title in scene.drafts if not _is_owed(draft, open_now))
    remarks: tuple[Text, ...] = () if rows else (say("Nothing is due. Thank you."),)
    under = below("due", len(every), page)
    return Card(
        title=say("Reports to send"), rows=rows, remarks=(*remarks, *under.remarks), actions=under.actions
    )


def sent_card(scene: Scene, when: When | None = None) -> Card:
    """Show what was sent, with the way to correct it, and to take back what was sent in the last day."""
    rows = tuple(sent_row(sent) for sent in scene.sent[:ROWS])
    remarks: tuple[Text, ...] = () if rows else (say("Nothing was sent yet."),)
    closed = [sent for sent in scene.sent[:ROWS] if sent.is_locked]
    if closed:
        remarks += (
            say("If something is wrong in a closed round, please call {office}.", office=closed[0].office),
        )
    calls = tuple(Call(say("Call the office"), sent.phone) for sent in closed[:1] if sent.phone)
    is_fresh = when is not None and any(can_be_withdrawn(sent, when.at) for sent in scene.sent)
    undo = (Button(say("Withdraw this report"), Press(UNDO)),) if is_fresh else ()
    files = (
        (Button(title("files"), press("files")),)
        if scene.has_roles and any(one.obligation for one in scene.sent)
        else ()
    )
    return Card(title=say("Reports sent"), rows=rows, remarks=remarks, actions=(*files, *undo, *calls))


def to_begin(scene: Scene) -> tuple[Owed, ...]:
    """Return what could be sent now, soonest first."""
    return tuple(owed for owed in scene.owed if owed.is_open and not owed.is_done)


def which(state: State, scene: Scene, when: When) -> Turn:
    """Ask which of several reports is meant; say so when there is none."""
    ready = to_begin(scene)
    rows = [*(_draft_row(draft, name) for draft, name in scene.drafts)]
    rows += [_owed_row(owed, when.at.date()) for owed in ready[: ROWS - len(rows)]]
    if not rows:
        return Turn(state, (Say((due_card(scene, when),)),))
    left = len(ready) + len(scene.drafts) - len(rows)
    remarks: tuple[Text, ...] = (say("{count} more after these.", count=left),) if left else ()
    card = Card(title=say("Which report is it?"), rows=tuple(rows), remarks=remarks)
    return Turn(state, (Say((card,)),))


def help_card(scene: Scene) -> Card:
    """Say what can be typed, and whom to call."""
    rows: tuple[Row, ...] = (
        Row(say("To see what is due"), say("type: work to send")),
        Row(say("To correct a report"), say("type: fix it")),
        Row(say("To withdraw a report"), say("type: withdraw this report")),
        Row(say("To stop for now"), say("type: later")),
        Row(say("To ask an officer"), say("type: ask an officer")),
        Row(say("To see all there is"), say("type: menu")),
        Row(say("To see this again"), say("type: help")),
    )
    calls = (Call(say("Call the office"), scene.phone),) if scene.phone else ()
    if scene.acts_for_office:
        rows += (Row(say("To see who has practised"), say("type: who has practised")),)
    results = (Button(say("Who has practised"), practise(RESULTS)),) if scene.acts_for_office else ()
    return Card(
        title=say("How it works"),
        rows=rows,
        actions=(
            Button(say("What I owe"), Press("m", index=0), "primary"),
            Button(say("Practise"), practise(START)),
            *calls,
        ),
        quick=results,
    )


def opened(state: State, filling: Filling, when: When) -> Turn:
    """Start or resume a draft: the next open question, or the review card."""
    return opening.opened(state, filling, when)


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


def _due_rows(some: list[Owed], today: date) -> tuple[Row, ...]:
    if len(some) > 1:
        return (together(some[0], len(some), due_words(some[0].due, today, some[0].printed, some[0].window)),)
    return (*_owed_rows(some[0], today), *walls.below(some[0]))


def _owed_rows(owed: Owed, today: date) -> tuple[Row, ...]:
    """Show one thing that is due, and below a group's round the way to say that there was nothing."""
    row = _owed_row(owed, today)
    if owed.zero is None or owed.draft or not owed.is_open or owed.part != "collect":
        return (row,)
    nothing_to_tell = Button(nothing.words(owed.zero), Press(presses.ZERO, owed.id))
    return (row, Row(say("If there was nothing"), None, nothing_to_tell))


def _owed_row(owed: Owed, today: date) -> Row:
    """Show one thing that is due; a round that has not begun has no button yet."""
    name = Plain(f"{owed.duty} · {owed.about}")
    if not owed.is_open:
        return Row(name, due_words(owed.due, today, owed.printed, owed.window))
    if owed.returned:
        return _came_back(name, owed)
    go = (
        Button(say("Go on"), Press("r", owed.draft))
        if owed.draft
        else Button(say("Do it"), Press("o", owed.id))
    )
    return Row(name, _when(owed, today), go)


def _came_back(name: Text, owed: Owed) -> Row:
    press = Press("fixit", owed.returned)
    if owed.is_refused:
        return Row(name, say("it came back"), Button(say("See it and correct it"), press, "primary"))
    return Row(
        name, say("one answer is asked for again"), Button(say("Correct this answer"), press, "primary")
    )


def _when(owed: Owed, today: date) -> Text:
    until = due_words(owed.due, today, owed.printed, owed.window)
    if owed.part == "file" and owed.contributed_at is not None:
        return say("{until}. The group has sent its part.", until=until)
    if owed.part == "file" and owed.awaits_group:
        return say("{until}. The group has not sent its part yet.", until=until)
    return until


def due_words(
    due: date | None, today: date, printed: date | None = None, window: NoDay | None = None
) -> Text:
    """Say when something is due, and how far that is; an office's own day stands before the printed one."""
    if due is None:
        return undated(window)
    if printed is not None:
        return say("the office asks for it by {own}, it is due {due}", own=due, due=printed)
    days = (due - today).days
    if days < 0:
        return say("was due {due}, {days} days ago", due=due, days=-days)
    if days == 0:
        return say("due today {due}", due=due)
    if days == 1:
        return say("due tomorrow {due}", due=due)
    return say("due {due}, in {days} days", due=due, days=days)
