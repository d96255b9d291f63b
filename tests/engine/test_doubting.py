"""Numbers against a unit's own past, pins against what is known, bursts: what is asked about and what is left alone."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from engine.doubting import figures
from engine.doubting.bursts import MANY, Sending, around
from engine.doubting.nouns import CHECKS, Doubt, Looked, from_json, to_json
from engine.doubting.pins import Pin, distance_km, far_off_km, is_in_country, pin_of
from tests.engine.forms_kit import small

AT = datetime(2022, 4, 1, 9, tzinfo=UTC)
FORM = small(
    "integer | members | สมาชิก | |",
    "integer | sales | ยอดขาย | money |",
    "integer | always | เท่าเดิมเสมอ | | last",
    columns="type | name | label | bind::sanam:kind | bind::sanam:carry",
    tail='| settings |\n| | namespaces |\n| | sanam="https://sanam.example/xforms" |',
)
NUMBERS = some.lists(some.integers(1, 10_000), min_size=2, max_size=6)


def told(**values: int) -> dict[str, str]:
    return {f"/data/{name}": str(value) for name, value in values.items()}


def test_forty_and_then_four_hundred_is_asked_about() -> None:
    assert "40" == figures.last("400", ["40"])
    assert "40" == figures.last("400", ["40", "42", "38"])


def test_a_little_more_or_less_is_not_asked_about_nor_a_small_number() -> None:
    assert ["", "", "", ""] == [
        figures.last("60", ["40"]), figures.last("4", ["1"]), figures.last("40", []), figures.last("", ["40"]),
    ]  # fmt: skip


def test_a_unit_whose_numbers_swing_is_asked_later_than_a_steady_one() -> None:
    assert "100" == figures.last("400", ["100", "110", "95"])
    assert "" == figures.last("400", ["100", "20", "300", "90"])


def test_nothing_at_all_is_asked_about_only_where_there_always_was_something() -> None:
    assert "40" == figures.last("0", ["40", "41", "39"])
    assert ["", ""] == [figures.last("0", ["40"]), figures.last("0", ["40", "0", "39"])]


@given(NUMBERS)
def test_what_a_unit_reported_before_is_never_asked_about(numbers: list[int]) -> None:
    texts = [str(one) for one in numbers]

    assert [] == [one for one in texts if len(texts) > 1 and figures.last(one, texts)]


def test_three_times_the_same_is_seen_but_not_of_what_the_form_carries_over() -> None:
    same, other = told(members=12, sales=500, always=3), told(members=12, sales=501, always=3)

    assert ["same"] == [one.why for one in figures.the_same(FORM, same, [same, same])]
    assert [] == list(figures.the_same(FORM, same, [same, other]))
    assert [] == list(figures.the_same(FORM, same, [same]))
    assert [] == list(figures.the_same(FORM, told(members=0, sales=0), [told(members=0, sales=0)] * 2))


def test_much_money_is_noted_once_it_is_the_most_so_far() -> None:
    much = told(sales=150_000)

    assert ["money"] == [one.why for one in figures.much(FORM, much, {})]
    assert [] == list(figures.much(FORM, much, {"/data/sales": ("160000",)}))
    assert [] == list(figures.much(FORM, told(sales=90_000, members=150_000), {}))


def test_a_pin_is_held_against_the_units_own_and_else_against_those_around() -> None:
    home, near, far = Pin(18.9, 98.9), Pin(18.95, 98.9), Pin(19.3, 98.9)
    around_it = [home, near, Pin(18.85, 98.95)]

    assert [0, 44] == [far_off_km(near, [home], []), far_off_km(far, [home], around_it)]
    assert [0, 44] == [far_off_km(far, [], around_it[:2]), far_off_km(far, [], around_it)]
    assert [True, False] == [is_in_country(home), is_in_country(Pin(48.1, 11.6))]
    assert [home, None, None] == [pin_of("18.9 98.9 0 5"), pin_of("18.9"), pin_of("here there")]
    assert 111 == round(distance_km(home, Pin(19.9, 98.9)))


def test_many_units_within_minutes_are_a_burst_and_over_a_day_they_are_not() -> None:
    fast = [Sending("p", f"u{number}", AT + timedelta(minutes=number)) for number in range(MANY)]
    slow = [Sending("p", f"u{number}", AT + timedelta(minutes=30 * number)) for number in range(MANY)]
    others = [Sending(f"p{number}", f"u{number}", AT) for number in range(MANY)]

    assert [MANY, 0, 0] == [around(fast[0], fast), around(slow[0], slow), around(others[0], others)]


def test_what_was_found_is_kept_and_read_as_it_was() -> None:
    found = Looked(frozenset(CHECKS), (Doubt("number", "number", {"name": "a", "was": "1", "now": "9"}),))

    assert found == from_json(to_json(found))
    assert "number" not in found.passed
