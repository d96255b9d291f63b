"""Hold a value that was understood against the form's own rules."""

from engine.conversation.bubbles import Plain, say
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Miss
from engine.conversation.wording import LANGUAGE
from engine.forms import filling as forms


def judge(asked: Asked, value: str) -> Miss | None:
    """Return what speaks against a value, in the form's words where it has some."""
    filling, question, when = asked.filling, asked.question, asked.when
    answers = {**filling.draft.answers, question.path: value}
    broken = forms.check(filling.form, question, value, answers, when.at, when.seed)
    if broken is None:
        return None
    words = broken.messages.get(filling.form.language(LANGUAGE)) or next(iter(broken.messages.values()), "")
    if words:
        return Miss(Plain(words))
    return Miss(say("Read as {value}, which does not fit here.", value=talk.shown(asked, value)))


def is_plain(asked: Asked, value: str) -> bool:
    """Say whether a value would be taken without a word: it breaks no rule and surprises nobody."""
    filling, question, when = asked.filling, asked.question, asked.when
    answers = {**filling.draft.answers, question.path: value}
    warns = forms.warning(filling.form, question, value, answers, when.at, when.seed)
    return judge(asked, value) is None and not warns
