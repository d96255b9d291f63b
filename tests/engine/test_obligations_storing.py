import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engine.obligations.kinds.cohort_day import CohortDay, DayOf
from engine.obligations.reading import read_pack
from engine.obligations.storing import from_json, to_json

PACK = read_pack(Path(__file__).parents[2] / "programmes" / "moac-groups-2565")


def through_json(programme):
    return from_json(json.loads(json.dumps(to_json(programme))))


def test_a_programme_comes_back_the_same():
    assert through_json(PACK) == PACK


def test_every_kind_of_clock_comes_back_the_same():
    by_cohort = CohortDay("tranche", (DayOf("1", date(2022, 1, 31)), DayOf("2", date(2022, 5, 31))))
    programme = replace(PACK, duties=(replace(PACK.duties[0], due=by_cohort, collect_until=None),))

    assert through_json(programme) == programme


def test_a_programme_without_registration_comes_back_the_same():
    programme = replace(PACK, registration=None)

    assert through_json(programme) == programme


def test_a_field_that_an_older_row_lacks_takes_its_default():
    stored = json.loads(json.dumps(to_json(PACK)))
    for duty in stored["duties"]:
        del duty["channel"]

    assert from_json(stored) == replace(PACK, duties=tuple(replace(one, channel="") for one in PACK.duties))


def test_a_clock_that_this_version_does_not_know_is_named():
    stored = json.loads(json.dumps(to_json(PACK)))
    stored["duties"][0]["due"] = {"is": "FullMoon"}

    with pytest.raises(ValueError, match="FullMoon"):
        from_json(stored)
