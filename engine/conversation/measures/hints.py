"""Word what stands under a question for money, for a level, or for a number that an open form has counted."""

from decimal import Decimal

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.measures.beside import Before, Left
from engine.doubting.figures import is_amount, last
from engine.forms.form import without_indexes
from engine.measuring.levels import is_lower
from thai.writing import write_number


def lines(asked: Asked) -> tuple[Text, ...]:
    """Return what other reports say to a question, before it is answered."""
    found: list[Text] = []
    for one in _left(asked):
        rest = one.baht - one.spent - _elsewhere(asked, one)
        if rest >= 0:
            found.append(say("Of {name} {left} baht are left.", name=Plain(one.name), left=worded(rest)))
        else:
            found.append(
                say("Of {name} {over} baht too much are spent.", name=Plain(one.name), over=worded(-rest))
            )
    found += [say("First round: {step}", step=Plain(one.level.named(one.step))) for one in _before(asked)]
    tally = asked.filling.beside.tallies.get(asked.question.path)
    if tally is not None:
        value = worded(_number(tally.value))
        found.append(say("By the QR code: {value}, from {count} answers", value=value, count=tally.count))
    return tuple(found)


def doubt(asked: Asked, value: str) -> Text | None:
    """Return why a value is to be looked at once more: too much, too low a step, or unlike what this unit told before."""
    for one in _left(asked):
        rest = one.baht - one.spent - _elsewhere(asked, one)
        if _number(value) > rest:
            over = worded(_number(value) - rest)
            read = talk.shown(asked, value)
            name = Plain(one.name)
            return say(
                "Read as {value}, {over} baht more than {name} has left.", value=read, over=over, name=name
            )
    for first in _before(asked):
        if is_lower(first.level, first.step, value):
            before, now = Plain(first.level.named(first.step)), Plain(first.level.named(value))
            return say("In the first round it was {before}, this time {now}.", before=before, now=now)
    return _unlike(asked, value)


def _unlike(asked: Asked, value: str) -> Text | None:
    """Ask about a number that lies far outside what the same unit reported before, or what is offered as the same again."""
    path = asked.question.path
    offered = asked.filling.draft.suggested.get(path, "") if is_amount(asked.question) else ""
    was = last(value, asked.filling.beside.earlier.get(path) or (offered,))
    if not was:
        return None
    return say("Last time {was}, this time {now}?", was=talk.shown(asked, was), now=talk.shown(asked, value))


def _left(asked: Asked) -> tuple[Left, ...]:
    generic = without_indexes(asked.question.path)
    return tuple(one for one in asked.filling.beside.left if one.path == generic)


def _before(asked: Asked) -> tuple[Before, ...]:
    return tuple(one for one in asked.filling.beside.before if one.path == asked.question.path)


def _elsewhere(asked: Asked, left: Left) -> float:
    """Return what other lines of the same draft spend."""
    answers = asked.filling.draft.answers
    return sum(
        _number(value)
        for path, value in answers.items()
        if path != asked.question.path and without_indexes(path) == left.path
    )


def worded(baht: float) -> str:
    """Write an amount with its commas, satang only where there are any."""
    exact = Decimal(str(round(baht, 2)))
    return write_number(int(exact) if exact == exact.to_integral_value() else exact)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
