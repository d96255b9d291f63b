"""Play years beside each other: each way to remind at the middle and at the corners, two at a time at most."""

import os
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from bench.reminding.acts import Acts
from bench.reminding.agenda import Agenda
from bench.reminding.forecasts import Brier, compared
from bench.reminding.personas import Corner, everybody
from bench.reminding.policies import POLICIES, Policy
from bench.reminding.seen import Outcome, outcome, reasons
from bench.reminding.town import Wanted, found
from bench.reminding.year import Year

AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Played:
    """One year: where it was played, under which policy, what it came to."""

    corner: Corner
    provinces: int
    policy: str
    outcome: Outcome
    brier: Brier | None
    seconds: float


def play(wanted: Wanted, corner: Corner, policy: Policy) -> Played:
    """Play one year in this process."""
    began = time.monotonic()
    people = everybody(corner)
    town = found(wanted, people, policy.quota)
    try:
        year = Year(wanted, people, policy, town, Acts(town.world, town.programme), Agenda(town.world.clock))
        seen = year.play()
        line = town.world.line
        with town.world.core.database.reading() as connection:
            why = reasons(connection)
        summed = outcome(seen, year.owed.values(), wanted.span[1], line.counted, line.over_quota, why)
        brier = compared(town, wanted) if policy.name == POLICIES[-1].name else None
    finally:
        town.world.close()
    return Played(corner, wanted.provinces, policy.name, summed, brier, time.monotonic() - began)


def play_all(
    wanted: Wanted, corners: Sequence[Corner], policies: Iterable[Policy] = POLICIES
) -> list[Played]:
    """Play every policy at every corner, in the order of both."""
    wishes = [(corner, policy.name) for corner in corners for policy in policies]
    with ProcessPoolExecutor(min(AT_ONCE, os.cpu_count() or 1)) as pool:
        return list(pool.map(_named, [wanted] * len(wishes), *zip(*wishes, strict=True)))


def _named(wanted: Wanted, corner: Corner, name: str) -> Played:
    return play(wanted, corner, next(one for one in POLICIES if one.name == name))
