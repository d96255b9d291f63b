"""Show again, as buttons that stay, what could be tapped: quick replies vanish with the next message.

The buttons of a question are made anew from the question. Of everything else the conversation remembers the phrases and what
they mean, and never a value: its state is not sealed.
"""

from collections.abc import Iterator
from dataclasses import replace

from engine.conversation import presses, welcome
from engine.conversation.bubbles import (
    Bubble,
    Button,
    Card,
    DateButton,
    Link,
    Page,
    PhoneButton,
    Phrase,
    Plain,
    Press,
    Quick,
    Text,
    say,
)
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Typed, When
from engine.conversation.evidence.albums import EMPTY, LOOK
from engine.conversation.filling import moving
from engine.conversation.filling.asking import asked_of, quick_replies, step_of
from engine.conversation.kinds import talk
from engine.conversation.menu import work as menus
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import State
from engine.conversation.wording import label
from engine.forms.form import Question

WORD = "choices"
LONGEST = 60
OF_A_QUESTION = frozenset("adgvktxwubpihj") | {EMPTY, LOOK} | presses.OF_FILLING
Stored = tuple[str, str, str, int, int, int]


def asked_for(state: State, event: Typed, scene: Scene) -> Turn | None:
    """Show what can be tapped when somebody types that word; None for every other text."""
    if len(event.text) > LONGEST or scene.words.match(event.text) != WORD:
        return None
    if not scene.has_roles or state.place in {"consent", "name", "waiting"}:
        return welcome.typed(state, scene, event.when, "")
    if state.choices:
        return Turn(state, (Say((Card(_title(state), choices=tuple(map(_button, state.choices))),)),))
    if scene.filling is None:
        return Turn(state, (Say((menus.menu_card(scene),)),))
    return _of_draft(state, scene.filling, event.when)


def remembered(turn: Turn) -> Turn:
    """Keep with the state what the last bubble offers, if it is not a question's."""
    bubbles = [bubble for effect in turn.effects if isinstance(effect, Say) for bubble in effect.bubbles]
    if not bubbles or (isinstance(bubbles[-1], Card) and bubbles[-1].choices):
        return turn
    buttons = tuple(_stored(bubbles[-1]))
    title = _bare(bubbles[-1].title if isinstance(bubbles[-1], Card) else bubbles[-1].lines[0])
    return replace(turn, state=replace(turn.state, choices=buttons, choices_of=title if buttons else ""))


def _of_draft(state: State, filling: Filling, when: When) -> Turn:
    question = moving.open_question(state, filling)
    if question is None:
        words = say("Tap Send, or the line to change. Nothing is sent yet.")
        return moving.go_on(state, filling, when, (words,) if state.place == "review" else ())
    quick = (*_held(state, filling, question, when), *quick_replies(state, filling, question, when))
    return Turn(state, (Say((_card(Plain(label(filling, question, when)), quick),)),))


def _held(state: State, filling: Filling, question: Question, when: When) -> tuple[Quick, ...]:
    """Return the button that says a surprising value is right, while one waits for it."""
    if not state.is_held:
        return ()
    value = talk.shown(asked_of(state, filling, question, when), filling.draft.held)
    press = Press("t", filling.draft.id, step_of(filling, question), state.nonce)
    return (Button(say("{value} is right", value=value), press),)


def _card(title: Text, quick: tuple[Quick, ...]) -> Card:
    """Lay the buttons out; what only the phone itself can do stays a quick reply."""
    stays = tuple(one for one in quick if isinstance(one, Button | DateButton))
    phones = tuple(one for one in quick if isinstance(one, PhoneButton | Page | Link))
    remark = say("Tap one of these, or type the answer.")
    return Card(title=title, choices=stays, remarks=(remark,), quick=phones)


def _stored(bubble: Bubble) -> Iterator[Stored]:
    quick = [one for one in bubble.quick if isinstance(one, Button)]
    if not quick or all(one.press.kind in OF_A_QUESTION for one in quick):
        return
    actions = bubble.actions if isinstance(bubble, Card) else ()
    for one in (*(one for one in actions if isinstance(one, Button)), *quick):
        press = one.press
        if msgid := _bare(one.label):
            yield (msgid, press.kind, press.draft, press.step, press.nonce, press.index)


def _bare(text: Text) -> str:
    """Return the phrase of a text that holds nothing but a phrase."""
    return text.msgid if isinstance(text, Phrase) and not text.params else ""


def _button(stored: Stored) -> Button:
    msgid, kind, draft, step, nonce, index = stored
    return Button(Phrase(msgid), Press(kind, draft, step, nonce, index))


def _title(state: State) -> Text:
    return Phrase(state.choices_of) if state.choices_of else say("What would you like to do?")
