"""What lies below becomes the start of a report above: sums, lines, photos, words side by side; pure, and always the same."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.compiling.basis import basis
from engine.compiling.below import Below, Lacks, Standing
from engine.compiling.building import brought_up, build
from engine.compiling.comparing import differences
from engine.compiling.rounds import falls_in
from engine.forms import computing, filling
from engine.forms.form import Form
from tests.engine.forms_kit import AT, SEED, small

LOWER = small(
    "integer | times | จัดกี่ครั้ง",
    "decimal | sales | ขายได้กี่บาท",
    "text | problem | ปัญหา",
    "image | photos | รูป",
    "begin_repeat | visit | การเยี่ยม",
    "text | who | เยี่ยมใคร",
    "integer | people | กี่คน",
    "end_repeat",
)
UPPER = small(
    "integer | times | จัดทั้งหมด | sum",
    "decimal | average | ขายได้เฉลี่ย | mean:sales",
    "integer | groups | กี่กลุ่ม | count",
    "integer | troubled | มีปัญหากี่กลุ่ม | count:problem",
    "decimal | last_sales | ยอดล่าสุด | latest:sales",
    "integer | people | คนทั้งหมด | sum",
    "text | problem | ปัญหา | texts",
    "image | photos | รูป | photos",
    "begin_repeat | line | กลุ่ม | rows",
    "text | name | ชื่อ | unit",
    "text | tambon | ตำบล | subdistrict",
    "integer | sold | ขายได้ | same:sales",
    "end_repeat",
    "begin_repeat | visit | การเยี่ยม | rows",
    "text | who | เยี่ยมใคร | same",
    "text | unit | ของกลุ่ม | unit",
    "end_repeat",
    "text | own | ของสำนักงาน",
    columns="type | name | label | bind::sanam:built",
    tail='| settings |\n| | namespaces |\n| | sanam="https://sanam.example/xforms" |',
)


def below(
    number: int, standing: Standing = "in", place: str = "500701", period: str = "once", **said: str
) -> Below:
    return told(number, {f"/data/{name}": value for name, value in said.items()}, standing, place, period)


def told(
    number: int,
    answers: Mapping[str, str],
    standing: Standing = "in",
    place: str = "500701",
    period: str = "once",
) -> Below:
    return Below(
        obligation=f"owed{number}", unit=f"กลุ่ม {number}", place=place, period=period, standing=standing,
        unit_id=f"unit{number}", report=f"report{number}" if standing in {"in", "zero"} else "", form=LOWER,
        answers=answers if standing in {"in", "zero"} else {},
    )  # fmt: skip


def built(*tier: Below) -> dict[str, str]:
    whole = build(UPPER, tier)
    return {path.removeprefix("/data/"): value for path, value in {**whole.fixed, **whole.free}.items()}


def test_numbers_of_one_name_are_added_up_to_the_last_decimal() -> None:
    found = built(below(1, times="2", sales="0.1"), below(2, times="3", sales="0.2"))

    assert ("5", "0.15") == (found["times"], found["average"])


def test_what_nobody_says_is_left_empty_and_is_no_zero() -> None:
    found = built(below(1, problem="น้ำท่วม"))

    assert "times" not in found
    assert ("1", "1") == (found["groups"], found["troubled"])


def test_who_had_nothing_is_a_line_and_no_group_that_did_something() -> None:
    found = built(below(1, times="2"), below(2, "zero", times="0"))

    assert ("1", "2") == (found["groups"], found["times"])
    assert ("กลุ่ม 1", "กลุ่ม 2") == (found["line[1]/name"], found["line[2]/name"])


def test_what_is_missing_or_waived_has_no_line() -> None:
    found = built(below(1, times="2"), below(2, "missing"), below(3, "waived"))

    assert "line[2]/name" not in found


def test_the_last_round_says_what_is_latest() -> None:
    found = built(below(1, period="2565-02", sales="7"), below(2, period="2565-01", sales="9"))

    assert "7" == found["last_sales"]


def test_lines_stand_in_the_order_of_place_and_name() -> None:
    found = built(below(3, times="1"), below(1, place="500702", times="1"), below(2, times="1"))

    assert ["กลุ่ม 2", "กลุ่ม 3", "กลุ่ม 1"] == [found[f"line[{one}]/name"] for one in (1, 2, 3)]
    assert ["ริมใต้", "ริมใต้", "ริมเหนือ"] == [found[f"line[{one}]/tambon"] for one in (1, 2, 3)]


def test_a_line_takes_an_answer_of_another_name() -> None:
    assert "9" == built(below(1, sales="9"))["line[1]/sold"]


def test_lists_below_are_joined_line_by_line_with_whose_they_are() -> None:
    one = told(1, {"/data/visit[1]/who": "ก", "/data/visit[2]/who": "ข", "/data/visit[2]/people": "4"})
    two = told(2, {"/data/visit[1]/who": "ค", "/data/visit[1]/people": "5"})

    found = built(one, two)

    assert ["ก", "ข", "ค"] == [found[f"visit[{number}]/who"] for number in (1, 2, 3)]
    assert ("กลุ่ม 1", "กลุ่ม 2") == (found["visit[2]/unit"], found["visit[3]/unit"])
    assert "9" == found["people"]


def test_words_stand_side_by_side_under_their_names() -> None:
    found = built(below(1, problem="น้ำท่วม"), below(2, problem="ไม่มีคนซื้อ"), below(3))

    assert "กลุ่ม 1: น้ำท่วม / กลุ่ม 2: ไม่มีคนซื้อ" == found["problem"]


def test_words_that_are_lists_of_words_stand_line_by_line() -> None:
    found = built(below(1, problem="ก: น้ำท่วม / ข: ฝนตก"), below(2, problem="แล้ง"))

    assert "กลุ่ม 1: ก: น้ำท่วม / ข: ฝนตก\nกลุ่ม 2: แล้ง" == found["problem"]


def test_what_all_say_alike_is_said_once() -> None:
    assert "ไม่มี" == built(below(1, problem="ไม่มี"), below(2, problem="ไม่มี"))["problem"]


def test_of_photos_each_group_has_its_first_before_another_has_its_second() -> None:
    many = " ".join(f"a{number}.jpg" for number in range(30))

    found = built(below(1, photos=many), below(2, photos="b.jpg"))["photos"].split()

    assert ["a0.jpg", "b.jpg", "a1.jpg"] == found[:3]
    assert 20 == len(found)


def filled(
    answers: Mapping[str, str], *tier: Below, drawn: Mapping[str, str] | None = None
) -> dict[str, str]:
    return brought_up(UPPER, answers, drawn or {}, build(UPPER, tier))


def test_nobody_is_asked_for_what_is_built_but_for_words_and_photos() -> None:
    answers = filled(filling.start(UPPER, AT, SEED), below(1, times="2"))

    asked = [one.name for one in filling.questions(UPPER, answers, AT, SEED)]

    assert ["problem", "photos", "own"] == asked


def test_built_figures_are_submitted_and_shown_with_the_others_in_the_order_of_the_form() -> None:
    answers = filled(filling.start(UPPER, AT, SEED), below(1, times="2"))

    shown = [one.name for one in computing.in_order(UPPER, answers, AT, SEED)]

    assert "2" == filling.settle(UPPER, answers, AT, SEED)["/data/times"]
    assert ["times", "average", "groups"] == shown[:3]
    assert "own" == shown[-1]


def test_words_that_the_office_changed_stay_and_figures_follow() -> None:
    first = filled({}, below(1, times="2", problem="น้ำท่วม"))
    mine = {**first, "/data/problem": "น้ำท่วมสองครั้ง"}

    later = filled(mine, below(1, times="5", problem="ฝนตก"), drawn={"/data/problem": "น้ำท่วม"})
    untouched = filled(first, below(1, times="5", problem="ฝนตก"), drawn={"/data/problem": "กลุ่ม 1: น้ำท่วม"})

    assert ("5", "น้ำท่วมสองครั้ง") == (later["/data/times"], later["/data/problem"])
    assert "กลุ่ม 1: ฝนตก" == untouched["/data/problem"]


def test_photos_that_the_office_took_out_stay_out() -> None:
    first = filled({}, below(1, photos="a.jpg"))
    without = {path: value for path, value in first.items() if path != "/data/photos"}

    assert "/data/photos" not in filled(without, below(1, photos="a.jpg"), drawn={"/data/photos": "a.jpg"})


def test_lines_of_before_are_gone_when_there_are_fewer_now() -> None:
    first = filled({}, below(1, times="1"), below(2, times="1"))

    assert "/data/line[2]/name" not in filled(first, below(1, times="1"))


def test_a_line_is_compared_with_the_line_of_its_own_group() -> None:
    was, now = (
        filled({}, below(2, sales="5")),
        filled({}, below(1, sales="9"), below(2, sales="6")),
    )

    found = {(one.line, one.question.name): (one.before, one.after) for one in differences(UPPER, was, now)}

    assert ("5", "6") == found["กลุ่ม 2", "sold"]
    assert ("", "9") == found["กลุ่ม 1", "sold"]
    assert ("5", "7.5") == found["", "average"]


def test_a_basis_counts_what_is_in_and_names_what_is_not() -> None:
    lacking = Below("o9", "อำเภอ", "5007", "once", "in", lacks=Lacks(1, 3, "น้ำท่วม"))

    found = basis([below(1), below(2, "zero"), below(3, "missing"), below(4, "waived"), lacking])

    assert (4, 3, 1, 1) == (found.total, found.sent, found.zero, found.waived)
    assert (("กลุ่ม 3",), (("อำเภอ", Lacks(1, 3, "น้ำท่วม")),)) == (found.missing, found.lacks)


@pytest.mark.parametrize(
    ("lower", "upper", "is_in"),
    [
        ("2565-01", "2565-01", True), ("2565-01", "2565-02", False), ("2565-01", "2565-q2", True),
        ("2565-04", "2565-q2", False), ("2564-12", "2565-q1", True), ("2565-q2", "2565", True),
        ("2564-10", "2565", True), ("2565-10", "2565", False), ("once", "2565-q1", True), ("2565-01", "once", True),
        ("1", "1", True), ("1", "2", False), ("2565-01", "1", False), ("e1", "2565-01", False),
    ],
)  # fmt: skip
def test_a_round_belongs_to_the_upper_round_that_it_falls_into(
    lower: str, upper: str, *, is_in: bool
) -> None:
    assert is_in == falls_in(lower, upper)


def test_an_occurrence_belongs_to_the_month_of_its_day() -> None:
    day = AT.date()

    assert falls_in("e1", "2564-11", day)
    assert not falls_in("e1", "2564-12", day)


@given(st.permutations(range(6)), st.lists(st.integers(0, 10**9), min_size=6, max_size=6))
def test_in_whatever_order_reports_come_the_same_is_built_and_the_total_is_the_sum(
    order: list[int], amounts: list[int]
) -> None:
    tier = [below(number, times=str(amount)) for number, amount in enumerate(amounts)]

    assert build(UPPER, tier) == build(UPPER, [tier[one] for one in order])
    assert str(sum(amounts)) == built(*tier)["times"]


def test_the_mark_of_what_was_built_fits_a_button_and_tells_results_apart() -> None:
    one, other = (build(UPPER, [below(1, times=times)]).mark for times in ("1", "2"))

    assert one != other
    assert 0 < max(one, other) < 2**31


def test_a_form_that_builds_nothing_is_as_ever() -> None:
    form: Form = LOWER

    assert {} == dict(build(form, [below(1, times="2")]).fixed)
    assert {"/data/times": "4"} == brought_up(form, {"/data/times": "4"}, {}, build(form, []))
