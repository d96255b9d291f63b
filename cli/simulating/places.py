"""Choose the places of a simulated year by their official codes: provinces, and for each unit a district and a tambon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.forms.guessing.draws import Draws
from engine.obligations.nouns.kinds import UnitKind
from thai.places.finding import provinces
from thai.places.gazetteer import gazetteer

BANGKOK: Final = "10"
DIGITS: Final = {"country": 0, "region": 0, "province": 2, "district": 4, "subdistrict": 6, "village": 6}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one unit is, and of which type of the quota; one of a `kind` is there already, the others register.

    `programme` names the one whose registration it comes by.
    """

    tambon: str
    type: str = ""
    kind: str = ""
    programme: str = ""


def chosen(number: int, seed: str) -> tuple[str, ...]:
    """Return so many provinces by their codes; Bangkok, which has no tambons, comes last."""
    codes = [one.code for one in provinces() if one.code != BANGKOK]
    if number > len(codes):
        return (*codes, BANGKOK)
    return tuple(sorted(Draws(f"{seed}\nprovinces").shuffled(codes)[:number]))


def spots(province: str, kind: UnitKind, seed: str, *, by: str = "") -> tuple[Spot, ...]:
    """Return where the units of a province are: as many as the quota says, each in a district of its own.

    `by` names the programme that they register in; without it they are there already.
    """
    draws = Draws(f"{seed}\n{province}" if by else f"{seed}\n{province}\n{kind.id}")
    districts = draws.shuffled(inside(province, 4))
    return tuple(
        Spot(draws.one(inside(districts[number % len(districts)], 6)), type_, "" if by else kind.id, by)
        for number, type_ in enumerate(_types(kind))
    )


def some_districts(number: int, provinces: Sequence[str], seed: str) -> tuple[str, ...]:
    """Return so many districts, as evenly of these provinces as can be."""
    rows = [Draws(f"{seed}\n{code}\ndistricts").shuffled(inside(code, 4)) for code in provinces]
    longest = max(map(len, rows), default=0)
    ordered = [row[turn] for turn in range(longest) for row in rows if turn < len(row)]
    return tuple(sorted(ordered[:number]))


def spread(
    number: int, kinds: Sequence[UnitKind], districts: Sequence[str], seed: str, by: Mapping[str, str]
) -> tuple[Spot, ...]:
    """Return so many units, as evenly of these kinds and over these districts as can be.

    Those of one kind lie in districts of their own, and in tambons of their own where there are more of them.
    """
    tambons = {code: Draws(f"{seed}\n{code}").shuffled(inside(code, 6)) for code in districts}
    found: list[Spot] = []
    for at, kind in enumerate(kinds):
        begins = len(found)
        for one in range(number // len(kinds) + (at < number % len(kinds))):
            district = districts[(begins + one) % len(districts)]
            tambon = tambons[district][one // len(districts) % len(tambons[district])]
            programme = by.get(kind.id, "")
            found.append(Spot(tambon, "", "" if programme else kind.id, programme))
    return tuple(found)


def inside(code: str, digits: int) -> list[str]:
    """Return the places of a level inside a place."""
    return sorted(one for one in _codes(digits) if one.startswith(code))


def name_of(code: str) -> str:
    """Return the official name of a place, empty for the country."""
    return gazetteer().names.get(code, "")


def _codes(digits: int) -> list[str]:
    return [one for one in gazetteer().names if len(one) == digits]


def _types(kind: UnitKind) -> list[str]:
    quota = kind.quota
    if quota is None:
        return [""]
    if quota.shares:
        return [share.type for share in quota.shares for _ in range(share.exactly)]
    return [""] * quota.exactly
