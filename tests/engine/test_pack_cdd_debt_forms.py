"""The forms of the packs of debts and of the royal initiatives: polite, short, taken by other tools, and strict where money counts."""

from dataclasses import replace
from datetime import datetime

import pytest
import regex
from pyxform.xls2xform import convert

from engine.compiling.below import Below
from engine.compiling.building import build
from engine.forms import computing, filling
from engine.forms import problems as faults
from engine.forms.form import Form, Question, without_indexes
from engine.obligations.calendar import BANGKOK
from tests.engine import pack_kit

DEBT, ROYAL = "cdd-debt-2565", "cdd-royal-2565"
NOW = datetime(2022, 7, 24, 9, tzinfo=BANGKOK)
FORMS = pack_kit.Forms(pack_kit.paths(DEBT) | pack_kit.paths(ROYAL))
PATHS = pack_kit.paths(DEBT) | pack_kit.paths(ROYAL)
PIECES = frozenset({"image", "video", "file", "note"})
MOST_FIELDS = 8


def asked(form: Form) -> list[Question]:
    return [
        one for one in form.questions if one.is_askable and one.kind not in PIECES and "built" not in one.own
    ]


def verdict(name: str, path: str, value: str, **answers: str) -> bool:
    """Say whether an answer is taken beside others; what stands in a list is told with its number."""
    form = FORMS[name]
    known = {f"/data/{one}": said for one, said in answers.items()}
    found = next(one for one in form.questions if one.path == f"/data/{without_indexes(path)}")
    return filling.check(form, replace(found, path=f"/data/{path}"), value, known, NOW, "seed") is None


def village(number: int, aspect: str, place: str) -> dict[str, str]:
    at = f"village[{number}]"
    return {f"{at}/village_name": f"บ้าน {number}", f"{at}/aspect": aspect, f"{at}/place": place}


def household(number: int, debt: int, left: int) -> dict[str, str]:
    at = f"from_centre/household_debt[{number}]"
    return {f"{at}/household": str(number), f"{at}/debt": str(debt), f"{at}/debt_after": str(left)}


def below(form: str, number: int, **answers: str) -> Below:
    return Below(
        obligation=f"owed{number}", unit=f"ศูนย์ {number}", place="500701", period="once", standing="in",
        unit_id=f"unit{number}", report=f"report{number}", form=FORMS[form],
        answers={f"/data/{one}": said for one, said in answers.items()},
    )  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_other_tools_take_the_form_without_a_warning(name: str) -> None:
    warnings: list[str] = []

    convert(PATHS[name].read_text("utf-8"), warnings=warnings, file_type=".md")

    assert ([], []) == (warnings, faults.problems(FORMS[name]))


@pytest.mark.parametrize("name", FORMS)
def test_a_question_is_one_short_polite_sentence_with_a_short_name(name: str) -> None:
    labels = [words for one in asked(FORMS[name]) for words in one.labels.values()]

    assert labels
    assert [] == [one for one in labels if len(regex.findall(r"\X", one)) > 60]
    assert [] == [one for one in labels if not one.endswith(("ค่ะ", "คะ"))]
    assert [] == [one.name for one in asked(FORMS[name]) if not one.own.get("short")]


@pytest.mark.parametrize("name", FORMS)
def test_a_choice_fits_on_a_button(name: str) -> None:
    labels = [w for some in FORMS[name].lists.values() for one in some for w in one.labels.values()]

    assert [] == [one for one in labels if len(regex.findall(r"\X", one)) > 20]


@pytest.mark.parametrize("pack", [DEBT, ROYAL])
def test_a_stand_in_asks_few_things(pack: str) -> None:
    counted = {
        duty.form: len(asked(FORMS[duty.form]))
        for duty in pack_kit.pack(pack).duties
        if duty.form_status == "named_only"
    }

    assert {} == {form: fields for form, fields in counted.items() if fields > MOST_FIELDS}


@pytest.mark.parametrize(
    ("form", "path", "value", "answers", "taken"),
    [
        ("debt_proposal", "baht", "53000", {}, True),
        ("debt_proposal", "baht", "53001", {}, False),
        ("model_proposal", "baht", "100000", {}, True),
        ("model_proposal", "baht", "100001", {}, False),
        ("debt_households", "not_repeated", "yes", {}, True),
        ("debt_households", "not_repeated", "no", {}, False),
        ("founding_result", "funds", "2", {}, True),
        ("founding_result", "funds", "1", {}, False),
        ("founding_result", "same_people", "20", {"people_2": "20", "people_3": "20", "people_4": "20"}, True),
        ("founding_result", "same_people", "20", {"people_2": "20", "people_3": "19", "people_4": "20"}, False),
        ("plants_meeting", "understood", "23", {"citizens": "20", "officers": "3"}, True),
        ("plants_meeting", "understood", "24", {"citizens": "20", "officers": "3"}, False),
        ("contest_result", "winners_checked", "OK", {"entries": "9", **village(1, "social", "first"), **village(2, "economy", "first")}, True),
        ("contest_result", "winners_checked", "OK", {"entries": "9", **village(1, "social", "first"), **village(2, "social", "first")}, False),
        ("contest_result", "winners_checked", "OK", {"entries": "1", **village(1, "social", "first"), **village(2, "economy", "first")}, False),
        ("debt_managed", "from_centre/household_debt[1]/state", "cleared", household(1, 85000, 0), True),
        ("debt_managed", "from_centre/household_debt[1]/state", "cleared", household(1, 85000, 5), False),
        ("debt_managed", "from_centre/household_debt[1]/state", "reduced", household(1, 85000, 84999), True),
        ("debt_managed", "from_centre/household_debt[1]/state", "reduced", household(1, 85000, 85000), False),
        ("debt_managed", "from_centre/household_debt[1]/state", "restructured", household(1, 85000, 85000), True),
        ("debt_managed", "from_centre/merged", "1", household(1, 85000, 0), True),
        ("debt_managed", "from_centre/merged", "2", household(1, 85000, 0), False),
    ],
)  # fmt: skip
def test_a_printed_limit_is_kept(
    form: str, path: str, value: str, answers: dict[str, str], *, taken: bool
) -> None:
    assert taken == verdict(form, path, value, **answers)


def test_a_household_counts_as_cleared_with_nothing_left_and_as_reduced_with_less() -> None:
    left = {85000: 0, 50000: 49000, 20000: 20000, 30000: 30000, 10000: 12000}
    said = [household(number, debt, rest) for number, (debt, rest) in enumerate(left.items(), start=1)]
    answers = {f"/data/{one}": value for some in said for one, value in some.items()}

    found = {one.path: value for one, value in computing.worked_out(FORMS["relief"], answers, NOW, "seed")}

    names = ("households", "cleared", "reduced", "relieved", "before_total", "after_total")
    assert ["5", "1", "1", "2", "195000", "111000"] == [found[f"/data/{one}"] for one in names]


def test_the_province_sees_the_grade_of_every_centre() -> None:
    tier = [below("grading", 1, level="ก", plan="ทำทะเบียน"), below("grading", 2, level="ข", plan="ประชุม")]

    found = build(FORMS["grading_certified"], tier).fixed

    assert [("ศูนย์ 1", "ก", "ทำทะเบียน"), ("ศูนย์ 2", "ข", "ประชุม")] == [
        tuple(found[f"/data/centre[{row}]/{one}"] for one in ("name", "level", "plan")) for row in (1, 2)
    ]


def test_the_households_of_the_centres_are_added_up_for_the_province() -> None:
    tier = [below("relief", 1, households="5", cleared="2"), below("relief", 2, households="6", cleared="1")]

    found = build(FORMS["relief_province"], tier).fixed

    assert ["2", "11", "3"] == [found[f"/data/{one}"] for one in ("centres", "households", "cleared")]
