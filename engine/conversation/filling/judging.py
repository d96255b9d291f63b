"""Hold a value that was understood against the form's own rules."""

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Miss
from engine.conversation.measures import hints
from engine.conversation.wording import LANGUAGE
from engine.forms import filling as forms
from engine.forms.form import CAP, CAP_SAYS

NEVER_BELOW = frozenset({"area", "count", "households", "money"})
UNUSUAL = "Read as {value}, which is unusual."


def judge(asked: Asked, value: str) -> Miss | None:
    """Return what speaks against a value, in the form's words where it has some."""
    filling, question, when = asked.filling, asked.question, asked.when
    answers = {**filling.draft.answers, question.path: value}
    broken = forms.check(filling.form, question, value, answers, when.at, when.seed)
    if broken is None:
        return _below_nothing(asked, value)
    if broken.rule == "constraint" and question.own.get(CAP_SAYS) and _is_over(value, question.own[CAP]):
        return Miss(Plain(question.own[CAP_SAYS]))
    words = broken.messages.get(filling.form.language(LANGUAGE)) or next(iter(broken.messages.values()), "")
    if words:
        return Miss(Plain(words))
    if _is_over(value, question.own.get(CAP, "")):
        most = talk.shown(asked, question.own[CAP])
        return Miss(
            say(
                "Read as {value}. The programme allows {most} at most.",
                value=talk.shown(asked, value),
                most=most,
            )
        )
    return Miss(say("Read as {value}, which does not fit here.", value=talk.shown(asked, value)))


def _below_nothing(asked: Asked, value: str) -> Miss | None:
    """Refuse a minus before what is counted, unless the form has a rule of its own: a dash is soon typed."""
    question = asked.question
    if not value.startswith("-") or question.constraint or question.own.get("kind", "") not in NEVER_BELOW:
        return None
    return Miss(say("Please type a number that is not below nothing. For example {example}.", example="12"))


def is_plain(asked: Asked, value: str) -> bool:
    """Say whether a value would be taken without a word: it breaks no rule and surprises nobody."""
    return judge(asked, value) is None and doubt(asked, value) is None


def doubt(asked: Asked, value: str) -> Text | None:
    """Return why a value is to be confirmed: other reports speak against it, or the form finds it unusual."""
    filling, question, when = asked.filling, asked.question, asked.when
    beside = hints.doubt(asked, value)
    if beside is not None:
        return beside
    answers = {**filling.draft.answers, question.path: value}
    is_unusual = forms.warning(filling.form, question, value, answers, when.at, when.seed)
    return say(UNUSUAL, value=talk.shown(asked, value)) if is_unusual else None


def _is_over(value: str, cap: str) -> bool:
    try:
        return bool(cap) and float(value) > float(cap)
    except ValueError:
        return False
