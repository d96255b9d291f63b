"""Know what is left of money that is given per unit or per place, and what of it was spent where."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.forms.form import Form, without_indexes
from engine.measuring.readings import Forms, Sent
from engine.measuring.rolling import DIGITS
from engine.obligations.nouns.measures import Budget


@dataclass(frozen=True, slots=True)
class Account:
    """A budget of one place: for how many units or places it was given, and what was spent of it."""

    place: str
    given: float
    spent: float
    shares: int

    @property
    def left(self) -> float:
        """Return what is left; less than nothing when more was spent."""
        return self.given - self.spent


def spent_in(form: Form, name: str, answers: Mapping[str, str]) -> float:
    """Return what one report says was spent; of a list all its lines."""
    path = next((one.path for one in form.questions if one.name == name), "")
    said = (value for at, value in answers.items() if path and without_indexes(at) == path)
    return sum(map(_baht, said))


def spent(budget: Budget, sent: Iterable[Sent], forms: Forms) -> float:
    """Return what reports and parts say was spent of a budget; where a report stands its parts do not count."""
    return sum(one for _, one in _spendings(budget, sent, forms))


def accounts(
    budget: Budget, sent: Sequence[Sent], forms: Forms, units: Collection[tuple[str, str]], *, level: str
) -> tuple[Account, ...]:
    """Return the account of each place of a level; `units` are the kind and the place of every unit."""
    digits = DIGITS[level]
    shares: dict[str, int] = {}
    for place in _given_to(budget, units):
        shares[place[:digits]] = shares.get(place[:digits], 0) + 1
    money: dict[str, float] = {}
    for place, baht in _spendings(budget, sent, forms):
        money[place[:digits]] = money.get(place[:digits], 0.0) + baht
    return tuple(
        Account(place, float(budget.baht * shares.get(place, 0)), money.get(place, 0.0), shares.get(place, 0))
        for place in sorted({*shares, *money})
    )


def _given_to(budget: Budget, units: Collection[tuple[str, str]]) -> list[str]:
    """Return the places that a budget was given in, once for each unit or place."""
    own = DIGITS.get(budget.per)
    if own is None:
        return [place for kind, place in units if kind == budget.per]
    return sorted({place[:own] for _, place in units if len(place) >= own})


def _spendings(budget: Budget, sent: Iterable[Sent], forms: Forms) -> list[tuple[str, float]]:
    duty, _, name = budget.spent.partition("/")
    return [
        (one.place, spent_in(forms[one.form, one.digest], name, one.answers))
        for one in sent
        if one.duty == duty and (one.form, one.digest) in forms
    ]


def _baht(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
