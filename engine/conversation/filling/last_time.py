"""Offer what stood in the last report: all of it with one tap, or one by one. What does not fit any more is asked."""

from collections.abc import Mapping
from dataclasses import replace

from engine.conversation import presses
from engine.conversation.bubbles import Button, Card, Press, Row, Text, say
from engine.conversation.effects import Keep, Say, Turn
from engine.conversation.events import When
from engine.conversation.filling.judging import is_plain
from engine.conversation.filling.nothing import button as zero_button
from engine.conversation.filling.taking import with_answer
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.measures.beside import COUNTED
from engine.conversation.scene import Filling
from engine.conversation.sent import changes
from engine.conversation.state import CARRIED, State
from engine.forms import filling as forms
from engine.forms.form import Question

_MOST_PASSES = 200
# What the unit was registered with is offered together only where it saves more than the card costs.
SEVERAL = 3


def is_due(filling: Filling, when: When) -> bool:
    """Say whether the card of the last report is to be shown: once, before anything is answered."""
    draft = filling.draft
    if draft.is_offered or any(path.startswith("/") for path in draft.raw):
        return False
    return len(_taken(all_taken(filling, when))) >= (1 if draft.origins else SEVERAL)


def card(state: State, filling: Filling, when: When, before: tuple[Text, ...]) -> Turn:
    """Show what would be taken over, with all at once, one by one, and nothing to report."""
    offered = replace(state, place="asking", asking="", draft=filling.draft.id, nonce=state.nonce + 1)
    after = all_taken(filling, when)
    rows = tuple(
        Row(changes.name(after, question, when), _value(after, question, when))
        for path in _taken(after)
        if (question := filling.form.question(path)) is not None
    )
    number = next(iter(filling.draft.origins.values()), "")
    shown = Card(
        title=say("Is this still as last time?") if number else say("Is this still as registered?"),
        rows=rows,
        warnings=before,
        remarks=(_from(number),),
        actions=(
            Button(say("Use all of it"), Press(presses.SAME, filling.draft.id, 0, offered.nonce), "primary"),
            Button(say("One by one"), Press(presses.ONES, filling.draft.id, 0, offered.nonce)),
            *zero_button(filling, offered.nonce),
        ),
    )
    return Turn(offered, (Keep(filling.draft), Say((shown,))))


def _from(number: str) -> Text:
    if number:
        return say("From report {number}. What is not here is asked next.", number=number)
    return say("From the registration. What is not here is asked next.")


def all_taken(filling: Filling, when: When) -> Filling:
    """Return the draft with everything that may be taken over and still fits; an answer may bring up others."""
    for _ in range(_MOST_PASSES):
        question = next((one for one in _open(filling, when) if _fits(filling, one, when)), None)
        if question is None:
            break
        filling = taken(filling, question, when)
    return replace(filling, draft=replace(filling.draft, is_offered=True))


def taken(filling: Filling, question: Question, when: When) -> Filling:
    """Return the draft with one value taken over, and the report that it is from."""
    value = filling.draft.suggested[question.path]
    filled = with_answer(filling, question, value, "", when, "")
    number = filling.draft.origins.get(question.path, "")
    if not number:
        return filled
    return replace(filled, draft=filled.draft.noted(CARRIED, question.path, number, ""))


def marked(filling: Filling, question: Question, value: Text) -> Text:
    """Word a value with the mark that it stands as last time."""
    carried: Mapping[str, str] = {**filling.carried, **filling.draft.carried}
    source = carried.get(question.path, "")
    if source.startswith(COUNTED):
        return say("{value} (from {count} answers)", value=value, count=source.removeprefix(COUNTED))
    return like_last_time(value) if source else value


def like_last_time(value: Text) -> Text:
    """Mark what stands as it stood in an earlier report."""
    return say("{value} (as last time)", value=value)


def _taken(filling: Filling) -> list[str]:
    """Return the questions that were taken over, in the order of asking."""
    return [path for path in filling.draft.raw if path in filling.draft.suggested]


def _open(filling: Filling, when: When) -> list[Question]:
    draft = filling.draft
    found = forms.questions(filling.form, draft.answers, when.at, when.seed, filling.within)
    return [one for one in found if one.path in draft.suggested and not draft.answers.get(one.path)]


def _fits(filling: Filling, question: Question, when: When) -> bool:
    return is_plain(Asked(filling, question, when), filling.draft.suggested[question.path])


def _value(filling: Filling, question: Question, when: When) -> Text:
    return talk.shown(Asked(filling, question, when), filling.draft.answers.get(question.path, ""))
