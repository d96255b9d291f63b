"""Choose the places of a simulated year by their official codes: provinces, and for each unit a district and a tambon."""

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
    """Where one unit is, and of which type of the quota; one of a `kind` is there already, the others register."""

    tambon: str
    type: str = ""
    kind: str = ""


def chosen(number: int, seed: str) -> tuple[str, ...]:
    """Return so many provinces by their codes; Bangkok, which has no tambons, comes last."""
    codes = [one.code for one in provinces() if one.code != BANGKOK]
    if number > len(codes):
        return (*codes, BANGKOK)
    return tuple(sorted(Draws(f"{seed}\nprovinces").shuffled(codes)[:number]))


def spots(province: str, kind: UnitKind, seed: str, *, registers: bool = True) -> tuple[Spot, ...]:
    """Return where the units of a province are: as many as the quota says, each in a district of its own."""
    draws = Draws(f"{seed}\n{province}" if registers else f"{seed}\n{province}\n{kind.id}")
    districts = draws.shuffled(inside(province, 4))
    types = _types(kind)
    return tuple(
        Spot(draws.one(inside(districts[number % len(districts)], 6)), type_, "" if registers else kind.id)
        for number, type_ in enumerate(types)
    )


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
