"""Say what is to be simulated: which packs, how much land, which dice, which people, from when to when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cli.packs.folders import folder_of, folders
from engine.obligations.calendar import fiscal_span
from engine.obligations.reading import read_pack

BUDDHIST = 543


@dataclass(frozen=True, slots=True)
class Wanted:
    """One year of one pack, or of all packs that share one.

    Without `units` there are as many as the pack's quotas say and one of every other kind in each province; with it so
    many are spread over the kinds and over `districts`.
    """

    pack: str
    provinces: int = 76
    seed: int = 1
    mix: Mapping[str, int] | None = None
    quota: int | None = 300
    first: date | None = None
    last: date | None = None
    sets_dates: bool = True
    sends_photos: bool = True
    with_shared: bool = False
    districts: int = 0
    units: int = 0

    @property
    def dice(self) -> str:
        """Return the seed as everything here draws from it."""
        return f"{self.pack}\n{self.seed}"

    def packs(self) -> tuple[str, ...]:
        """Name the packs that are played: the one, or all that share its units and offices."""
        if not self.with_shared:
            return (self.pack,)
        base = base_of(self.pack) or self.pack
        return tuple(sorted(folder.name for folder in folders() if read_pack(folder).shares == base))


def base_of(pack: str) -> str:
    """Name the pack whose units and offices a pack shares; empty for none."""
    return read_pack(folder_of(pack)).shares


def span(wanted: Wanted) -> tuple[date, date]:
    """Return the first and the last day that are played: the programme's fiscal year, unless others are wanted."""
    first, last = fiscal_span(read_pack(folder_of(wanted.pack)).fiscal_year)
    return wanted.first or first, wanted.last or last


def crowded_days(wanted: Wanted) -> tuple[date, ...]:
    """Return the days of a fiscal year on which a department asks for most: 31 March and 15 August."""
    first, last = span(wanted)
    year = read_pack(folder_of(wanted.pack)).fiscal_year - BUDDHIST
    return tuple(day for day in (date(year, 3, 31), date(year, 8, 15)) if first <= day <= last)
