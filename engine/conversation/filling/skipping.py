"""Say in one line what a form passed over and why, at the end of the review."""

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.events import When
from engine.conversation.filling.sections import askable, possible
from engine.conversation.scene import Filling
from engine.forms.form import Question
from engine.forms.walking import is_inside

REASONS = 3


def words(filling: Filling, when: When) -> tuple[Text, ...]:
    """Return the line about what was not asked; nothing where everything was."""
    asked = {one.path for one in askable(filling, when)}
    left_out = [one for one in possible(filling) if one.path not in asked]
    if not left_out:
        return ()
    told = [said for one in left_out if (said := _why(filling, one))]
    why = Plain(" · ".join(list(dict.fromkeys(told))[:REASONS]))
    rest = len(left_out) - len(told)
    if not told:
        return (say("Passed over: {count} items that do not concern these answers", count=rest),)
    if not rest:
        return (say("Passed over: {why}", why=why),)
    return (say("Passed over: {why}, and {count} items more", why=why, count=rest),)


def _why(filling: Filling, question: Question) -> str:
    """Return the form's own reason: the question's, else that of the innermost group around it."""
    around = [one for one in filling.form.groups if is_inside(question.path, one.path)]
    groups = sorted(around, key=lambda one: -len(one.path))
    every = (question.own, *(one.own for one in groups))
    return next((said for own in every if (said := own.get("why", ""))), "")
