"""Hand over to a person: one message to the office, one answer back. A form that is open waits untouched meanwhile."""

import hashlib
from dataclasses import replace

from engine.conversation import guided
from engine.conversation.bubbles import Button, Call, Card, Note, Plain, Press, Row, say
from engine.conversation.effects import AskOn, Close, Enquire, Respond, Say, Turn
from engine.conversation.events import Pressed, Typed, When
from engine.conversation.menu.functions import press
from engine.conversation.resuming import back_to, beside
from engine.conversation.scene import Enquiry, Helper, Scene
from engine.conversation.state import State
from thai.text import clip, normalise

WRITING = frozenset({"enquiring", "replying"})
ANSWER, TAKE_BACK, CHOOSE, STOP = range(4)
OF_ASKER = frozenset({TAKE_BACK, guided.ASK_ON})
LONGEST = 1_000
OPEN_AT_MOST = 3
IN_A_LIST, BYTES_IN_A_LIST = 300, 2_000
# Somebody who walked away comes back to a report, not to a half-meant question.
WAITS_MS = 3_600_000


def is_writing(state: State, when: When) -> bool:
    """Say whether the next text is a question to the office, or an officer's answer."""
    return state.place in WRITING and when.ms - state.answered_ms <= WAITS_MS


def begin(state: State, scene: Scene, when: When, office: str = "") -> Turn:
    """Ask for the question; of several offices, ask first which one."""
    if not scene.helpers:
        return _nobody_to_ask(state, scene, when)
    mine = [one for one in scene.enquiries if one.is_mine]
    if len(mine) >= OPEN_AT_MOST:
        return beside(state, scene, when, _waiting(mine))
    chosen = scene.helpers if not office else tuple(one for one in scene.helpers if one.office == office)
    if len(chosen) != 1:
        return beside(state, scene, when, _which(scene.helpers))
    writing = replace(state, place="enquiring", about=chosen[0].office)
    return Turn(writing, (Say((_write_here(chosen[0], scene),)),))


def take(state: State, event: Typed, scene: Scene) -> Turn:
    """Take the text that was asked for."""
    text = normalise(event.text)
    if not text:
        return _again(state, "The message is empty.")
    if len(text) > LONGEST:
        words = say("That is longer than {limit} letters. Please make it shorter.", limit=LONGEST)
        return Turn(state, (Say((Note((words,), (_stop(),)),)),))
    if state.place == "enquiring":
        return _asked(state, event, scene, text)
    return _answered(state, event, scene, text)


def only_text(state: State) -> Turn:
    """Explain that a question is a text."""
    return _again(state, "Only words can be passed on here. Please type them.")


def only_courtesy(state: State, scene: Scene, when: When, word: str) -> Turn:
    """Take thanks as an end, and a greeting as a beginning: neither is a question that an officer is to be called for."""
    if word == "thanks":
        return beside(state, scene, when, Note((say("You are welcome."),)))
    return _again(state, "Hello. Please type the question.")


def stop(state: State, scene: Scene, when: When) -> Turn:
    """Leave it; nothing was sent."""
    return beside(state, scene, when, Note((say("Nothing was sent."),)))


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap on one of the buttons about enquiries."""
    tap, when = event.press, event.when
    if tap.index == CHOOSE:
        return begin(back_to(state, scene), scene, when, tap.draft)
    if tap.index == STOP:
        return stop(state, scene, when)
    if tap.index == guided.ASK_ON and scene.enquiry is not None and scene.enquiry.is_mine:
        return beside(state, scene, when, guided.asked_on(), effects=(AskOn(tap.draft),))
    if scene.enquiry is None or scene.enquiry.is_mine != (tap.index in OF_ASKER):
        return beside(state, scene, when, Note((say("This question is closed already."),)))
    if tap.index == TAKE_BACK:
        words = Note((say("The question is taken back."),))
        return beside(state, scene, when, words, effects=(Close(scene.enquiry.id),))
    return _write_answer(state, scene.enquiry)


def _asked(state: State, event: Typed, scene: Scene, text: str) -> Turn:
    helper = next((one for one in scene.helpers if one.office == state.about), None)
    if helper is None:
        return _nobody_to_ask(state, scene, event.when)
    enquiry = hashlib.sha256(f"enquiry|{event.when.seed}".encode()).hexdigest()[:24]
    quote = scene.books.quote
    order = Enquire(enquiry, helper.office, text, event.message_id, is_held=quote is not None)
    if quote is not None:
        return beside(state, scene, event.when, guided.card(quote, enquiry), effects=(order,))
    back = Button(say("Take it back"), Press("q", enquiry, index=TAKE_BACK))
    card = Card(
        title=say("The question is with the office"),
        rows=(Row(say("Office"), Plain(helper.name)),),
        remarks=(say("The officer's answer comes here. Your reports wait as they are."),),
        actions=(*_call(helper), back),
    )
    return beside(state, scene, event.when, card, effects=(order,))


def _answered(state: State, event: Typed, scene: Scene, text: str) -> Turn:
    enquiry = scene.enquiry
    if enquiry is None or enquiry.is_mine:
        return beside(state, scene, event.when, Note((say("This question is closed already."),)))
    words = Note((say("The answer goes to Khun {name}.", name=Plain(enquiry.asker)),))
    return beside(state, scene, event.when, words, effects=(Respond(enquiry.id, text, event.message_id),))


def _write_here(helper: Helper, scene: Scene) -> Card:
    remarks = [say("Please type the question in one message. An officer reads it and answers here.")]
    if scene.filling is not None:
        remarks.append(say("What you were filling in is kept."))
    rows = (Row(say("Office"), Plain(helper.name)),)
    return Card(
        title=say("Ask an officer"),
        rows=rows,
        remarks=tuple(remarks),
        actions=_call(helper),
        quick=(_stop(),),
    )


def _write_answer(state: State, enquiry: Enquiry) -> Turn:
    writing = replace(state, place="replying", about=enquiry.id)
    rows = (
        Row(say("From"), Plain(_from(enquiry))),
        Row(say("Question"), Plain(enquiry.text)),
    )
    remarks = (say("Please type the answer in one message. It goes to this person only."),)
    card = Card(title=say("Answer a question"), rows=rows, remarks=remarks, quick=(_stop(),))
    return Turn(writing, (Say((card,)),))


def row(enquiry: Enquiry) -> Row:
    """Show one enquiry in an officer's list."""
    tap = Press("q", enquiry.id, index=ANSWER)
    asks = say("{who} asks", who=Plain(_from(enquiry)))
    return Row(asks, Plain(_short(enquiry.text)), Button(say("Answer"), tap, "primary"))


def _short(text: str) -> str:
    """Shorten to what a list has room for: six of them stand on one card, and a card may weigh only so much."""
    graphemes = IN_A_LIST
    while len(clip(text, graphemes).encode()) > BYTES_IN_A_LIST:
        graphemes = graphemes * 2 // 3
    return clip(text, graphemes)


def _from(enquiry: Enquiry) -> str:
    return " · ".join(part for part in (enquiry.asker, enquiry.group) if part)


def _waiting(mine: list[Enquiry]) -> Card:
    rows = tuple(
        Row(
            say("Asked {moment}", moment=one.asked_at),
            Plain(one.office),
            Button(say("Take it back"), Press("q", one.id, index=TAKE_BACK)),
        )
        for one in mine
    )
    return Card(title=say("Your questions wait for an answer"), rows=rows)


def _which(helpers: tuple[Helper, ...]) -> Card:
    rows = tuple(
        Row(Plain(one.name), None, Button(say("Ask here"), Press("q", one.office, index=CHOOSE)))
        for one in helpers
    )
    return Card(title=say("Which office?"), rows=rows)


def _nobody_to_ask(state: State, scene: Scene, when: When) -> Turn:
    if scene.acts_for_office:
        news = (Button(say("From the groups"), press("news")),)
        words = Note(
            (say("You answer for the office. Questions of groups stand under: from the groups."),), news
        )
        return beside(state, scene, when, words)
    return beside(state, scene, when, Note((say("There is no office to ask yet."),)))


def _again(state: State, words: str) -> Turn:
    return Turn(state, (Say((Note((say(words),), (_stop(),)),)),))


def _stop() -> Button:
    return Button(say("Do not send"), Press("q", index=STOP))


def _call(helper: Helper) -> tuple[Call, ...]:
    return (Call(say("Call the office"), helper.phone),) if helper.phone else ()
