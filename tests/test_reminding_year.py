"""A quarter of the comparison of ways to remind, with few people: the real handlers, the real job, a calendar in hand."""

from datetime import date

import pytest

from bench.reminding.personas import Corner, corners, everybody
from bench.reminding.policies import FREE_PLAN, POLICIES
from bench.reminding.running import Played, play
from bench.reminding.town import Wanted

SAMPLE = Wanted(provinces=5, last=date(2021, 12, 31))
EVERYTHING, _, LAST_DAY, OURS = POLICIES


@pytest.fixture(scope="module")
def years() -> dict[str, Played]:
    """Play the same quarter three times, with the same people."""
    return {one.name: play(SAMPLE, Corner(), one) for one in (EVERYTHING, LAST_DAY, OURS)}


@pytest.mark.slow
def test_a_quarter_of_reminders_disturbs_nobody(years: dict[str, Played]) -> None:
    seen = [one.outcome for one in years.values()]
    assert [(0, 0, 0)] * 3 == [(one.nights, one.stale, one.double) for one in seen]


@pytest.mark.slow
def test_ours_costs_less_than_pushing_everything_and_rides_more(years: dict[str, Played]) -> None:
    everything, ours = years[EVERYTHING.name].outcome, years[OURS.name].outcome
    assert 0 < ours.counted < everything.counted
    assert ours.highest_month <= FREE_PLAN
    assert ours.rides > everything.rides


@pytest.mark.slow
def test_ours_brings_nearly_as_much_as_pushing_everything(years: dict[str, Played]) -> None:
    rounds = {one.outcome.rounds for one in years.values()}
    assert [45] == sorted(rounds)
    assert years[OURS.name].outcome.share >= 0.9 * years[EVERYTHING.name].outcome.share


@pytest.mark.slow
def test_the_forecast_beats_the_persons_average(years: dict[str, Played]) -> None:
    brier = years[OURS.name].brier
    assert brier is not None
    assert brier.is_kept


def test_the_people_are_scaled_at_the_corners_and_never_past_the_highest_chance() -> None:
    assert 5 == len(corners())
    kinds = {one.name: one for one in everybody(Corner(own=2.0, reminded=0.5)).kinds}
    assert (0.95, 0.25) == (kinds["punctual"].ahead, kinds["punctual"].heeds)
    assert (0.16, 0.1) == (kinds["forgetful"].own, kinds["sloppy"].heeds)
