"""The pack of the occupation groups: which groups are taken, by the item of the guideline under which they were chosen."""

from datetime import date, datetime

import pytest

from engine.obligations.calendar import BANGKOK
from engine.obligations.clocks import rounds
from engine.obligations.eligibility import Verdict, verdict
from engine.obligations.facts import Facts, Occurrence
from engine.obligations.nouns.kinds import Share
from tests.engine import pack_kit

NAME = "doae-groups-2564"
PACK = pack_kit.pack(NAME)
FORM = pack_kit.forms(NAME)["register"]
NOW = datetime(2020, 11, 10, 9, tzinfo=BANGKOK)
FIRST = {
    "group_name": "กลุ่มแปรรูปถั่วเหลืองบ้านปางหมู",
    "place": "580102",
    "members": "20",
    "type": "a",
    "joined_before": "yes",
    "joined_year": "2561",
    "level": "medium",
    "smart_status": "not_yet",
    "outstanding": "yes",
}
SECOND = {
    **{name: FIRST[name] for name in ("group_name", "place", "members")},
    "type": "b",
    "joined_before": "no",
    "level": "none",
    "smart_status": "not_yet",
    "smart_farmer": "yes",
    "smart_farmer_year": "2563",
}
BY_THE_OTHER_WAY = {
    "smart_farmer": "no",
    "smart_farmer_year": "",
    "joined_before": "yes",
    "joined_year": "2559",
    "level": "improve",
}


def judged(answers: dict[str, str], taken: str = "0") -> Verdict:
    found = {FORM.path_of(name): value for name, value in answers.items()}
    return verdict(PACK, FORM, found, NOW, "seed", {"units_in_province": taken})


@pytest.mark.parametrize("group", [FIRST, SECOND, SECOND | BY_THE_OTHER_WAY])
def test_a_group_that_meets_the_rules_is_taken(group: dict[str, str]) -> None:
    found = judged(group)

    assert not found.is_refused
    assert () == found.soft


@pytest.mark.parametrize(
    ("group", "rule"),
    [
        (FIRST | {"joined_year": "2558"}, "002-E2"),
        (FIRST | {"joined_before": "no", "joined_year": ""}, "002-E2"),
        (FIRST | {"smart_status": "smart"}, "002-E3"),
        (FIRST | {"level": "improve"}, "002-E4"),
        (FIRST | {"level": "none"}, "002-E4"),
        (SECOND | {"smart_farmer": "no", "smart_farmer_year": ""}, "002-E6"),
        (SECOND | {"smart_farmer_year": "2561"}, "002-E6"),
        (SECOND | BY_THE_OTHER_WAY | {"level": "above"}, "002-E6"),
        (SECOND | BY_THE_OTHER_WAY | {"smart_status": "model"}, "002-E6"),
    ],
)
def test_a_group_that_breaks_a_rule_is_refused_by_it_alone(group: dict[str, str], rule: str) -> None:
    assert [rule] == [one.id for one in judged(group).hard]


def test_a_group_without_outstanding_results_is_flagged_and_taken() -> None:
    found = judged(FIRST | {"outstanding": "no"})

    assert not found.is_refused
    assert ["002-E5"] == [one.id for one in found.soft]


def test_a_fifth_group_of_a_province_is_refused() -> None:
    assert ["002-E1"] == [one.id for one in judged(SECOND, taken="4").hard]


def test_a_province_has_one_group_of_the_first_item_and_three_of_the_second() -> None:
    quota = PACK.unit("group").quota

    assert quota is not None
    assert ("province", "type", 4) == (quota.per, quota.of, quota.exactly)
    assert (Share("a", 1), Share("b", 3)) == quota.shares


def test_members_assess_themselves_before_the_learning_that_the_district_plans() -> None:
    facts = Facts(events={"phase1": (Occurrence("e1", planned=date(2020, 12, 10)),)})

    [found] = rounds(PACK.duty("smart_farmer"), PACK, facts)

    assert (date(2020, 12, 9), date(2020, 12, 8)) == (found.due, found.collect_until)


def test_a_group_has_risen_when_its_second_level_is_one_step_higher() -> None:
    [scale] = PACK.levels

    assert ("three_k_1/level", "three_k_2/level") == scale.sources
    assert (True, False, False) == (
        scale.rose("improve", "medium"),
        scale.rose("medium", "medium"),
        scale.rose("medium", "improve"),
    )
