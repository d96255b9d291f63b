"""Read a fault plan from TOML. Every mistake is told with its file, its key and what to write instead."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from simulator.weather.kinds import KINDS, Kind
from simulator.weather.plan import Plan, Step

PLANS = Path(__file__).with_name("plans")
HEAD = {"th", "en", "seed", "clock", "steps"}
COMMON = {"what", "from", "until", "after", "times", "rate", "every", "people"}
CLOCKS = ("plan", "virtual")


class BadPlan(ValueError):
    """A plan that cannot be played; one line a mistake."""

    def __init__(self, problems: list[str]) -> None:
        """Keep the lines."""
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mistake may stand: the file, and the part of it."""

    file: str
    part: str
    problems: list[str]

    def tell(self, key: str, wrong: str, cure: str) -> None:
        self.problems.append(f"{self.file}: {self.part}{key}: {wrong}; {cure}")

    def number(
        self, table: Mapping[str, Any], key: str, usual: float, bounds: tuple[float, float], *, whole: bool
    ) -> float:
        value = table.get(key, usual)
        kinds = (int,) if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not bounds[0] <= value <= bounds[1]:
            sort = "a whole number" if whole else "a number"
            self.tell(
                key,
                f"must be {sort} from {bounds[0]:g} to {bounds[1]:g}, not {value!r}",
                f"write {key} = {usual:g}",
            )
            return usual
        return value

    def words(self, table: Mapping[str, Any], key: str, example: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            self.tell(key, f"must be a list of words, not {value!r}", f'write {key} = ["{example}"]')
            return ()
        return tuple(value)

    def moment(self, table: Mapping[str, Any], key: str) -> float | datetime | None:
        value = table.get(key)
        if isinstance(value, datetime) and value.tzinfo is not None:
            return value
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool) and value >= 0):
            return value
        self.tell(
            key,
            f"must be seconds or a moment with its zone, not {value!r}",
            f"write {key} = 30 or {key} = 2021-11-24T09:00:00+07:00",
        )
        return None


def read(text: str, name: str) -> Plan:
    """Read a plan; raise `BadPlan` with everything that is wrong with it."""
    problems: list[str] = []
    head = _Place(name, "", problems)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise BadPlan([f"{name}: {wrong}; write TOML, see simulator/weather/plans"]) from wrong
    for key in sorted(set(table) - HEAD):
        head.tell(key, "is not known", f"keys of a plan are {', '.join(sorted(HEAD))}")
    for key in ("th", "en"):
        if not isinstance(table.get(key), str) or not table[key].strip():
            head.tell(key, "is missing", f'write one line of what happens: {key} = "…"')
    clock = table.get("clock", "plan")
    if clock not in CLOCKS:
        head.tell("clock", f"must be one of {', '.join(CLOCKS)}, not {clock!r}", 'write clock = "virtual"')
    seed = int(head.number(table, "seed", 1, (0, 2**31), whole=True))
    steps = tuple(_steps(table.get("steps"), head))
    if problems:
        raise BadPlan(problems)
    return Plan(Path(name).stem, table["th"], table["en"], steps, seed, clock)


def load(path: Path) -> Plan:
    """Read a plan's file."""
    return read(path.read_text("utf-8"), path.name)


def named() -> dict[str, Plan]:
    """Return the plans that come with the local LINE, by name."""
    return {path.stem: load(path) for path in sorted(PLANS.glob("*.toml"))}


def _steps(found: Any, head: _Place) -> Iterator[Step]:
    if not isinstance(found, list) or not found:
        head.tell("steps", "is missing", "write at least one [[steps]] with what = …")
        return
    for number, table in enumerate(found, start=1):
        place = _Place(head.file, f"steps[{number}].", head.problems)
        kind = KINDS.get(str(table.get("what"))) if isinstance(table, dict) else None
        if kind is None:
            wrong = table.get("what") if isinstance(table, dict) else table
            place.tell("what", f"{wrong!r} is no trouble", f"choose one of {', '.join(KINDS)}")
        else:
            yield _step(kind, table, place)


def _step(kind: Kind, table: Mapping[str, Any], place: _Place) -> Step:
    to_whom = "paths" if kind.side == "api" else "types"
    known = COMMON | {to_whom} | set(kind.numbers)
    for key in sorted(set(table) - known):
        place.tell(key, f"is not known for {kind.name}", f"keys are {', '.join(sorted(known))}")
    begins, ends = place.moment(table, "from"), place.moment(table, "until")
    if isinstance(begins, float | int) and isinstance(ends, float | int) and ends <= begins:
        place.tell(
            "until", f"{ends:g} is not after from = {begins:g}", "write a later second, or leave it out"
        )
    if "rate" in table and "every" in table:
        place.tell("every", "cannot stand beside rate", "keep one of them")
    numbers = {
        name: float(place.number(table, name, one.usual, (one.least, one.most), whole=False))
        for name, one in kind.numbers.items()
        if name in table
    }
    times = int(place.number(table, "times", 1, (1, 1_000_000), whole=True)) if "times" in table else None
    return Step(
        kind,
        numbers,
        begins=begins or 0.0,
        ends=ends,
        after=int(place.number(table, "after", 0, (0, 1_000_000), whole=True)),
        times=times,
        rate=float(place.number(table, "rate", 1, (0, 1), whole=False)),
        every=int(place.number(table, "every", 1, (1, 1_000_000), whole=True)),
        people=place.words(table, "people", "mali"),
        paths=place.words(table, "paths", "/v2/bot/message/reply") if kind.side == "api" else (),
        types=place.words(table, "types", "message") if kind.side == "webhook" else (),
    )
