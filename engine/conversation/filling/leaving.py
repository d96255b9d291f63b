"""Leave all that may stay empty at one word; what waits to be confirmed is never left with it."""

from engine.conversation.bubbles import say
from engine.conversation.effects import Turn
from engine.conversation.events import When
from engine.conversation.filling import confirming
from engine.conversation.filling.asking import upcoming
from engine.conversation.filling.moving import ask_again, go_on_with, open_question
from engine.conversation.filling.taking import with_answer
from engine.conversation.filling.undoing import settled
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.forms import filling as forms
from engine.forms.form import MORE_ROWS, Question


def enough(state: State, filling: Filling, when: When) -> Turn:
    """Leave all that may stay empty, and go on to the review, or to the question that is still needed."""
    question = open_question(state, filling)
    if question is not None and state.is_held and filling.draft.held:
        if not state.asks_why:
            return confirming.again(state, filling, question, when)
        filling = confirming.kept(filling, question, when, confirming.NOTHING_SAID)
    elif question is not None and _is_needed(filling, question, when):
        return ask_again(state, filling, question, when, say("This one is needed before sending."))
    left = settled(filling)
    while (question := upcoming(left, when)) is not None and not _is_needed(left, question, when):
        left = with_answer(left, question, "", "", when, "")
    return go_on_with(state, left, when)


def _is_needed(filling: Filling, question: Question, when: When) -> bool:
    """Say whether a question must be answered, or is about a list, which is never left without a look."""
    is_row = question.kind == MORE_ROWS or "[" in question.path
    return is_row or forms.is_required(filling.form, question, filling.draft.answers, when.at, when.seed)
