"""Hold the numbers of a report against what the same unit reported before: what is far off, what never moves, what is much.

Only its own rounds count: no unit is measured by its neighbours. With one earlier round a number has to be five times as
large or as small to be asked about; with more, further off than the unit's own rounds ever were from their middle.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from statistics import median
from typing import Final

from engine.doubting.nouns import Doubt
from engine.forms.form import Answers, Form, Question, in_language

ROUNDS: Final = 6
THREE_TIMES: Final = 2
"""So many earlier rounds that are the same make it the third time."""
MUCH: Final = Decimal(100_000)
_FAR, _FAR_FROM_ONE, _WIDER = Decimal(3), Decimal(5), Decimal("1.5")
_LEAST: Final = Decimal(10)
"""Numbers that differ by less are never asked about: one helper and six are both few."""
_KINDS: Final = frozenset({"integer", "decimal"})
_NO_AMOUNT: Final = frozenset({"fiscal_year", "percent"})
_LANGUAGE: Final = "th"


def numbers(form: Form) -> tuple[Question, ...]:
    """Return the questions for amounts that stand in no list: an entry of a list is of another thing each time."""
    lists = [f"{one.path}/" for one in form.groups if one.repeats]
    return tuple(
        one
        for one in form.questions
        if one.is_askable and is_amount(one) and not any(one.path.startswith(around) for around in lists)
    )


def is_amount(question: Question) -> bool:
    """Say whether a question asks how much or how many there is: a year or a share is neither."""
    return question.kind in _KINDS and question.own.get("kind") not in _NO_AMOUNT


def history(form: Form, rounds: Sequence[Answers]) -> dict[str, tuple[str, ...]]:
    """Return what was reported before by question, the newest first; what was never answered is left out."""
    found = {
        one.path: tuple(value for answers in rounds if (value := answers.get(one.path, "")))
        for one in numbers(form)
    }
    return {path: values for path, values in found.items() if values}


def last(value: str, earlier: Sequence[str]) -> str:
    """Return the value of the last round when this one lies far outside what is usual here; "" when it does not."""
    now = number(value)
    usual = [one for one in map(number, earlier) if one is not None]
    if now is None or now < 0 or not usual:
        return ""
    return earlier[0] if _is_far(now, usual) else ""


def _is_far(now: Decimal, usual: list[Decimal]) -> bool:
    middle = Decimal(median(usual))
    if abs(now - middle) < _LEAST or middle <= 0:
        return False
    if now == 0:
        return len(usual) > THREE_TIMES and all(one > 0 for one in usual)
    return _ratio(now, middle) >= _limit(usual, middle)


def _limit(usual: list[Decimal], middle: Decimal) -> Decimal:
    """Return how far from its middle a number may be: further where the unit's own rounds were far from it too."""
    if len(usual) == 1:
        return _FAR_FROM_ONE
    widest = max((_ratio(one, middle) for one in usual if one > 0), default=Decimal(1))
    return max(_FAR, widest * _WIDER)


def _ratio(one: Decimal, other: Decimal) -> Decimal:
    return max(one / other, other / one)


def far_off(form: Form, answers: Answers, before: Mapping[str, Sequence[str]]) -> Iterator[Doubt]:
    """Yield the numbers that lie far outside what the unit reported before."""
    for one in numbers(form):
        value = answers.get(one.path, "")
        if was := last(value, before.get(one.path, ())):
            yield Doubt("number", "number", {"name": named(form, one), "was": was, "now": value})


def the_same(form: Form, answers: Answers, rounds: Sequence[Answers]) -> Iterator[Doubt]:
    """Yield a doubt when every number is the same for the third time; what a form carries over may well be."""
    asked = [one.path for one in numbers(form) if one.own.get("carry") != "last"]
    told = [path for path in asked if (number(answers.get(path, "")) or 0) > 0]
    lately = rounds[:THREE_TIMES]
    if len(told) < 2 or len(lately) < THREE_TIMES:
        return
    if all(_same(answers, other, asked) for other in lately):
        yield Doubt("same", "same", {"times": str(THREE_TIMES + 1)})


def _same(one: Answers, other: Answers, paths: Sequence[str]) -> bool:
    return all(number(one.get(path, "")) == number(other.get(path, "")) for path in paths)


def much(form: Form, answers: Answers, before: Mapping[str, Sequence[str]]) -> Iterator[Doubt]:
    """Yield a note for every large amount of money that is the largest this unit has told of."""
    for one in numbers(form):
        now = number(answers.get(one.path, ""))
        if one.own.get("kind") != "money" or now is None or now < MUCH:
            continue
        most = max(
            (was for text in before.get(one.path, ()) if (was := number(text)) is not None), default=None
        )
        if most is None or now > most:
            yield Doubt("money", "money", {"name": named(form, one), "now": answers[one.path]})


def named(form: Form, question: Question) -> str:
    """Return what a question is called in a list."""
    words = in_language(question.labels, form.language(_LANGUAGE), form.default_language)
    return question.own.get("short") or words or question.name


def number(text: str) -> Decimal | None:
    """Read a number as a form writes it."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
