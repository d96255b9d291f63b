"""Report that there was nothing, with one tap: the form says which answer means that."""

from dataclasses import replace

from engine.conversation import presses
from engine.conversation.bubbles import Button, Press, Text, say
from engine.conversation.events import When
from engine.conversation.filling.taking import with_answer
from engine.conversation.scene import Filling, Round
from engine.forms import filling as forms
from engine.forms import zeros

_MOST_PASSES = 200


def words(of: Round) -> Text:
    """Say that there is nothing to report, for a month or for another round."""
    return say("Nothing this month") if of == "month" else say("Nothing this round")


def button(filling: Filling, nonce: int) -> tuple[Button, ...]:
    """Offer to report nothing, where the form knows what that is and nothing was said yet."""
    if filling.zero is None or filling.draft.replaces or not zeros.has(filling.form, filling.within):
        return ()
    return (Button(words(filling.zero), Press(presses.NONE, filling.draft.id, 0, nonce)),)


def filled(filling: Filling, when: When) -> Filling:
    """Return the draft with the answers that mean nothing; what they do not cover is still asked."""
    for _ in range(_MOST_PASSES):
        answers = filling.draft.answers
        found = forms.questions(filling.form, answers, when.at, when.seed, filling.within)
        todo = (
            (one, value)
            for one in found
            if (value := zeros.value(filling.form, one)) is not None and answers.get(one.path) != value
        )
        question, value = next(todo, (None, ""))
        if question is None:
            break
        filling = with_answer(filling, question, value, "", when, "")
    return replace(filling, draft=replace(filling.draft, is_offered=True, unseen={}))
