"""Make one amount of the numbers that speak of the same thing: parts and their total, men and women, so much for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.free_text.told import Why
from thai.spotting.spans import Figure


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that may fill a field, or why no number can be told."""

    number: Decimal | None
    figures: tuple[Figure, ...]
    why: Why | None = None
    is_certain: bool = True

    @property
    def start(self) -> int:
        """Return where its words begin."""
        return min(one.begins for one in self.figures)

    @property
    def end(self) -> int:
        """Return where its words end."""
        return max(one.end for one in self.figures)


def amount(figures: Sequence[Figure], others: Sequence[Figure], *, adds: bool) -> Amount | None:
    """Return the one amount that some numbers mean; `others` are those that a rate may be for, `adds` lets parts alone sum up."""
    if not figures:
        return None
    whole = tuple(figures)
    if any(one.is_vague for one in whole):
        return Amount(None, whole, "vague")
    rates = [one for one in whole if one.rate]
    totals = [one for one in whole if one.part == "total" and not one.rate]
    shares = [one for one in whole if one.part == "share"]
    plain = [one for one in whole if one not in rates and one not in totals and one not in shares]
    if totals:
        return _with_total(whole, totals, plain, shares, _products(rates, others))
    if not plain and not shares:
        return Amount(None, whole, "rate")
    if shares:
        return _shared(whole, shares, plain)
    found = _plain(plain, adds=adds)
    # So much for each is a part of the sum, or the sum in other words: a part left out is no total.
    is_told = not rates or sum(_products(rates, others), Decimal(0)) == found.number
    return found if is_told or not adds else Amount(None, whole, "rate")


def _with_total(
    whole: tuple[Figure, ...],
    totals: list[Figure],
    plain: list[Figure],
    shares: list[Figure],
    products: list[Decimal],
) -> Amount:
    said = {one.number for one in totals}
    if len(said) > 1:
        return Amount(None, whole, "disagree")
    total = said.pop()
    numbers = [one.number for one in plain]
    parts = sum(numbers, Decimal(0)) + sum(products, Decimal(0))
    sums = {parts, sum((one.number for one in shares), Decimal(0))} if shares else {parts}
    is_alone = not numbers and not shares and not products
    if is_alone or total in sums or (numbers and set(numbers) == {total}):
        return Amount(total, whole)
    return Amount(None, whole, "disagree")


def _products(rates: list[Figure], others: Sequence[Figure]) -> list[Decimal]:
    """Return what the rates come to, where it is said for how many."""
    found = []
    for rate in rates:
        counted = (
            one for one in others if rate.rate in {one.unit, one.of} and not (one.is_vague or one.rate)
        )
        times = [one.number for one in counted]
        found += [rate.number * times[0]] if len(set(times)) == 1 else []
    return found


def _shared(whole: tuple[Figure, ...], shares: list[Figure], plain: list[Figure]) -> Amount:
    total = sum((one.number for one in shares), Decimal(0))
    if len(shares) < 2:
        return Amount(None, whole, "several") if plain else Amount(total, whole, is_certain=False)
    if plain and {one.number for one in plain} != {total}:
        return Amount(None, whole, "disagree")
    return Amount(total, whole)


def _plain(plain: list[Figure], *, adds: bool) -> Amount:
    numbers = [one.number for one in plain]
    first, rest = numbers[0], numbers[1:]
    if not rest or set(numbers) == {first}:
        return Amount(first, tuple(plain))
    if first == sum(rest):
        return Amount(first, tuple(plain))
    if numbers[-1] == sum(numbers[:-1]):
        return Amount(numbers[-1], tuple(plain))
    if adds:
        return Amount(sum(numbers, Decimal(0)), tuple(plain), is_certain=False)
    return Amount(None, tuple(plain), "several")
