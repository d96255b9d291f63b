"""What a pack measures is held against its forms: each fault with its key."""

from dataclasses import replace

import pytest

from engine.forms.reading import read_markdown
from engine.obligations.checking import problems
from engine.obligations.nouns.measures import Budget, Level, Step
from engine.obligations.nouns.open_forms import Into, OpenForm
from engine.obligations.programme import Programme
from engine.obligations.reading import read_text
from tests.engine.clock_pack import HEAD

PACK = read_text(
    HEAD
    + """
[duties.report]
name = "x"
form = "report"
about = "group"
filed_by = "offices.district"
due = "none"
"""
)
REPORT = read_markdown(
    """
| survey |
| | type | name | label |
| | integer | people | กี่คน |
| | text | words | อะไร |
| | select_one level | level | ระดับ |
| | begin_repeat | line | รายการ |
| | integer | baht | บาท |
| | end_repeat | | |
| choices |
| | list_name | name | label |
| | level | low | ต่ำ |
| | level | high | สูง |
| settings |
| | form_id | form_title | version | default_language |
| | report | รายงาน | 1 | th |
""",
    name="report",
)
FORMS = {"report": REPORT, "plan": REPORT}


def with_duty(**changes: object) -> Programme:
    [duty] = [one for one in PACK.duties if one.id == "report"]
    return replace(PACK, duties=(replace(duty, **changes),))  # type: ignore[arg-type]


def keys(programme: Programme) -> list[str]:
    return [one.key for one in problems(programme, FORMS)]


def level(*steps: str, heads: tuple[str, ...] = ()) -> Programme:
    scale = Level("l", "x", tuple(Step(one, one) for one in steps), ("report/level",), heads=heads)
    return replace(with_duty(), levels=(scale,))


def test_a_pack_that_fits_has_no_problems() -> None:
    wall = OpenForm("report", (Into("people", "count"), Into("people", "mean", "${people}")))

    assert [] == keys(level("low", "high"))
    assert [] == [one for one in keys(with_duty(open_form=replace(wall, form="plan"))) if "into" in one]


def test_a_step_that_no_form_offers_is_named() -> None:
    assert ["levels.l.steps"] == keys(level("low", "higher"))


def test_a_head_that_no_form_asks_is_named() -> None:
    assert ["levels.l.heads"] == keys(level("low", "high", heads=("words", "gone")))


def test_money_that_is_no_number_is_named() -> None:
    budget = Budget("b", "x", 100, "group", "report/words")

    assert ["budgets.b.spent"] == keys(replace(with_duty(), budgets=(budget,)))


def test_a_form_for_everybody_has_no_lists() -> None:
    assert ["duties.report.open_form.form"] == keys(with_duty(open_form=OpenForm("report")))


@pytest.mark.parametrize(
    ("into", "key"),
    [
        (Into("gone", "count"), "duties.report.open_form.into"),
        (Into("words", "count"), "duties.report.open_form.into"),
        (Into("baht", "count"), "duties.report.open_form.into"),
        (Into("people", "mean", "${gone}"), "duties.report.open_form.into.people"),
    ],
)
def test_a_count_goes_into_a_question_for_a_number_that_stands_alone(into: Into, key: str) -> None:
    found = keys(with_duty(open_form=OpenForm("report", (into,))))

    assert key in found
