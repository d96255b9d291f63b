"""Count the seats of a quota while a roster is read, and take them when it is written."""

from collections import Counter
from dataclasses import dataclass, field

from engine.conversation.bubbles import say
from engine.obligations.nouns.kinds import Quota
from engine.roster.wanted import Spot
from handlers import seating
from handlers.rosters.work import Bench
from models import seats
from models.units import Unit


@dataclass(slots=True)
class Seats:
    """The seats that are taken, by kind, area and type: those that stood, and those of this roster."""

    taken: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    loaded: set[tuple[str, str]] = field(default_factory=set)


def has_room(bench: Bench, known: Seats, spot: Spot, unit: Unit) -> bool:
    """Say whether one more unit fits where it is, and count it; a full quota is a fault of the row."""
    quota = bench.programme.unit(unit.kind).quota
    if quota is None:
        return True
    area, type_ = seating.area_of(unit.place, quota.per), _type(quota, unit)
    _load(bench, known, unit.kind, area)
    every = sum(
        count for (kind, where, _), count in known.taken.items() if (kind, where) == (unit.kind, area)
    )
    share = next((one.exactly for one in quota.shares if one.type == type_), quota.exactly)
    if every >= quota.exactly or known.taken[unit.kind, area, type_] >= share:
        cure = say("leave one out, or free a seat first")
        bench.work.fault(spot, say("only {count} such groups have room there", count=quota.exactly), cure)
        return False
    known.taken[unit.kind, area, type_] += 1
    return True


def take(bench: Bench, unit: Unit) -> None:
    """Take the seat of a unit."""
    quota = bench.programme.unit(unit.kind).quota
    if quota is not None:
        seating.take(bench.desk, bench.programme, unit.kind, unit.place, _type(quota, unit), unit.id)


def _load(bench: Bench, known: Seats, kind: str, area: str) -> None:
    if (kind, area) in known.loaded:
        return
    known.loaded.add((kind, area))
    taken = seats.taken(bench.desk.connection, programme=bench.programme.id, kind=kind, area=area)
    for type_, count in taken.items():
        known.taken[kind, area, type_] += count


def _type(quota: Quota, unit: Unit) -> str:
    return str(unit.attributes.get(quota.of, "")) if quota.of else ""
