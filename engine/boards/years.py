"""Work out where the bars of a year stand that was played in advance; drawing and wording them is the page's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.boards.charts import BAR, COLUMN, HEIGHT, TOP, Block

FATES: Final = ("on_time", "late", "never", "ahead")
LONGEST_YEAR: Final = 24


@dataclass(frozen=True, slots=True)
class Played:
    """One month: how its reports ended, and its counted messages."""

    month: str
    fates: Mapping[str, int]
    counted: int

    @property
    def year(self) -> int:
        """Return the year of the common era."""
        return int(self.month[:4])

    @property
    def number(self) -> int:
        """Return the number of the month."""
        return int(self.month[5:7])


@dataclass(frozen=True, slots=True)
class Bars:
    """One month's bar, and where its name stands."""

    played: Played
    middle: int
    blocks: tuple[Block, ...]
    top: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of months; `limit` is where the plan's line stands, None without one."""

    width: int
    height: int
    ground: int
    bars: tuple[Bars, ...]
    limit: float | None = None


def months(told: Mapping[str, Any]) -> tuple[Played, ...]:
    """Read the months of a report of `packs simulate`; raises ValueError for what is no such report."""
    try:
        by_month, counted = told["by_month"], told["counted_by_line"]
        first, last = str(told["from"])[:7], str(told["to"])[:7]
        keys = sorted(key for key in {*by_month, *counted} if first <= key <= last)
        found = tuple(
            Played(
                key,
                {fate: _count(by_month.get(key, {}).get(fate, 0)) for fate in FATES},
                _count(counted.get(key, 0)),
            )
            for key in keys
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no report of a year") from error
    if (
        not found
        or len(found) > LONGEST_YEAR
        or any(not 1 <= one.number <= 12 or one.year < 2000 for one in found)
    ):
        raise ValueError("no report of a year")
    return found


def reports(found: tuple[Played, ...]) -> Drawing:
    """Stack how the reports of each month ended."""
    most = max((sum(one.fates.values()) for one in found), default=0)
    return _drawing([_bars(number, one, one.fates, most) for number, one in enumerate(found)])


def messages(found: tuple[Played, ...], quota: int | None) -> Drawing:
    """Draw the counted messages of each month, and the line that the plan allows."""
    most = max([one.counted for one in found] + [quota or 0])
    limit = round(TOP + HEIGHT - quota * HEIGHT / most, 1) if quota and most else None
    return _drawing(
        [_bars(number, one, {"counted": one.counted}, most) for number, one in enumerate(found)], limit
    )


def _drawing(bars: list[Bars], limit: float | None = None) -> Drawing:
    return Drawing(COLUMN * len(bars), TOP + HEIGHT + TOP * 2, TOP + HEIGHT, tuple(bars), limit)


def _bars(number: int, played: Played, parts: Mapping[str, int], most: int) -> Bars:
    x, y, blocks = number * COLUMN + (COLUMN - BAR) // 2, float(TOP + HEIGHT), []
    for part, count in parts.items():
        height = count * HEIGHT / most if most else 0.0
        if count:
            y -= height
            blocks.append(Block(part, x, round(y, 1), BAR, round(height, 1), count))
    return Bars(played, number * COLUMN + COLUMN // 2, tuple(blocks), round(y, 1))


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError("no count")
    return value
