"""Thailand's provinces, districts and subdistricts by name and by code, from GeoThai.

Codes are DOPA's: two digits for a province, four for a district, six for a subdistrict.
The lists are read once, when the first place is asked for.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from thai.places.nicknames import ABBREVIATIONS, DISTRICTS, NICKNAMES, SHARED
from thai.text import normalise

Level = Literal["province", "district", "subdistrict"]
LEVELS: dict[int, Level] = {2: "province", 4: "district", 6: "subdistrict"}
CAPITAL = "เมือง"
_SIGNS = str.maketrans("", "", " .-")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by code, codes by name and level, postcodes by subdistrict."""

    names: dict[str, str]
    codes: dict[Level, dict[str, frozenset[str]]]
    postcodes: dict[str, tuple[str, ...]]

    def find(self, name: str, level: Level | None) -> frozenset[str]:
        """Return the codes of all units called so, at one level or at any."""
        if level is not None:
            return self.codes[level].get(name, frozenset())
        return frozenset().union(*(by_name.get(name, frozenset()) for by_name in self.codes.values()))

    def find_alone(self, name: str, level: Level | None) -> frozenset[str]:
        """Return the units that a name by itself means: โคราช is the province, not the subdistrict; สมุย is an island."""
        if level is None and name in DISTRICTS:
            return frozenset()
        if level is None and name in NICKNAMES and name not in SHARED:
            return self.codes["province"][name]
        return self.find(name, level)

    def spellings(self, level: Level | None) -> list[str]:
        """Return every name that a mistyped one may have meant."""
        levels = LEVELS.values() if level is None else (level,)
        return sorted({name for each in levels for name in self.codes[each]})


@cache
def gazetteer() -> Gazetteer:
    """Load the lists."""
    import geothai  # noqa: PLC0415  75 ms and 15 MiB that a process without places never pays

    names: dict[str, str] = {}
    postcodes: dict[str, tuple[str, ...]] = {}
    for province in geothai.provinces():
        names[province.code] = province.name_th
        for district in geothai.districts(province.code):
            names[district.code] = district.name_th
            for subdistrict in geothai.subdistricts(district.code):
                names[subdistrict.code] = subdistrict.name_th
                postcodes[subdistrict.code] = tuple(subdistrict.postal_codes)
    return Gazetteer(names, _by_name(names), postcodes)


def _by_name(names: dict[str, str]) -> dict[Level, dict[str, frozenset[str]]]:
    codes: dict[Level, dict[str, set[str]]] = {level: {} for level in LEVELS.values()}
    for code, name in names.items():
        for key in _keys(name):
            codes[LEVELS[len(code)]].setdefault(key, set()).add(code)
    _add_capitals(names, codes["district"])
    _add_nicknames(codes["province"], codes["district"])
    return {
        level: {key: frozenset(found) for key, found in by_name.items()} for level, by_name in codes.items()
    }


def _keys(name: str) -> set[str]:
    """Return the name without the signs that people leave out, as a typed term has it."""
    plain = normalise(name).translate(_SIGNS)
    # One subdistrict is printed with its other spelling in brackets.
    first, _, second = plain.rstrip(")").partition("(")
    return {key.removeprefix("เขต") for key in (first, second) if key}


def _add_capitals(names: dict[str, str], districts: dict[str, set[str]]) -> None:
    for code, name in names.items():
        province = names[code[:2]]
        if len(code) == 4 and name in {f"{CAPITAL}{province}", province}:
            districts.setdefault(CAPITAL, set()).add(code)
            districts.setdefault(f"{CAPITAL}{province}", set()).add(code)


def _add_nicknames(provinces: dict[str, set[str]], districts: dict[str, set[str]]) -> None:
    for nickname, officials in (*NICKNAMES.items(), *ABBREVIATIONS.items()):
        for official in officials:
            provinces.setdefault(nickname, set()).update(provinces[official])
            capital = districts.get(f"{CAPITAL}{official}", set())
            if nickname in NICKNAMES:
                districts.setdefault(f"{CAPITAL}{nickname.removeprefix(CAPITAL)}", set()).update(capital)
    for nickname, officials in DISTRICTS.items():
        for official in officials:
            districts.setdefault(nickname, set()).update(districts[official.translate(_SIGNS)])
