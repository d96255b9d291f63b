"""Name one answer of a report, then say why: what sending back for it and mending it ask alike."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.conversation.bubbles import Button, Card, Note, Phrase, Press, Row, Text, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Typed, When
from engine.conversation.resuming import back_to
from engine.conversation.reviewing.lines import Line, at_most, numbered, paged
from engine.conversation.reviewing.orders import Because
from engine.conversation.reviewing.seen import Case
from engine.conversation.reviewing.wording import stop
from engine.conversation.scene import Scene
from engine.conversation.state import State

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Errand:
    """What is done about one answer: its buttons, its two questions, and what people say most often."""

    kind: str
    line: str
    why: str
    which: Text
    because: Text
    reasons: Mapping[str, Phrase]


def began(state: State, errand: Errand, case: Case, scene: Scene, when: When, card: Card) -> Turn:
    """Open the slip with the card that lists the answers."""
    about = _about(errand, case)
    writing = replace(back_to(state, scene), place="slip", about=about, picked=(), answered_ms=when.ms)
    return Turn(writing, (Say((card,)),))


def which_card(
    errand: Errand, case: Case, found: tuple[tuple[int, Line], ...], page: int, *remarks: Text
) -> Card:
    """List the answers, each under the number that it has on the card of the report."""
    made, step = paged(found), step_of(case)
    page = at_most(page, made)
    rows = tuple(
        Row(
            numbered(number, one),
            one.value,
            Button(say("This one"), Press(errand.line, case.report, step, index=number - 1), "link"),
        )
        for number, one in made[page]
    )
    left = sum(len(one) for one in made[page + 1 :])
    more = Button(say("See further answers"), Press(errand.kind, case.report, step, index=page + 1))
    return Card(
        title=errand.which,
        rows=rows,
        remarks=(say("Tap the answer, or type its number or its name."), *remarks),
        actions=(more,) if left > 0 else (),
        quick=(stop(),),
    )


def which_again(state: State) -> Turn:
    """Ask once more which answer it is, when none was named."""
    return _again(state, say("Which answer is it? Type its number or its name."))


def ask_why(state: State, errand: Errand, case: Case, found: Line, when: When) -> Turn:
    """Ask why, with the answer that it is about in sight."""
    about = _about(errand, case)
    asking = replace(state, place="slip", about=about, picked=(found.path,), answered_ms=when.ms)
    buttons = tuple(
        Button(words, Press(errand.why, case.report, step_of(case), index=index))
        for index, words in enumerate(errand.reasons.values())
    )
    card = Card(
        title=errand.because,
        rows=(Row(found.name, found.value),),
        remarks=(say("Tap a reason, or type it. The sender reads it as it is."),),
        choices=buttons,
        quick=(stop(),),
    )
    return Turn(asking, (Say((card,)),))


def because(event: Typed) -> Because | None:
    """Return a reason in somebody's own words; None for none, or one that is too long."""
    words = " ".join(event.text.split())
    return Because("", words, event.message_id) if words and len(words) <= LONGEST else None


def why_again(state: State) -> Turn:
    """Ask once more for the reason."""
    return _again(state, say("Please say in one short message why."))


def step_of(case: Case) -> int:
    """Return the step at which a report waits."""
    return case.waiting.step if case.waiting else 0


def _about(errand: Errand, case: Case) -> str:
    return f"{errand.kind}/{case.report}/{step_of(case)}"


def _again(state: State, words: Text) -> Turn:
    return Turn(state, (Say((Note((words,), (stop(),)),)),))
