"""Whatever the year, the clock and the facts: the same facts give the same days, and no bound is passed."""

from datetime import date, timedelta
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from engine.obligations.calendar import fiscal_span
from engine.obligations.clocks import dues, rounds
from engine.obligations.facts import Facts, Occurrence
from engine.obligations.programme import Programme
from engine.obligations.reading import read_text
from engine.obligations.working_days import working_days
from tests.engine.clock_pack import HEAD

YEARS = st.integers(2556, 2576)
CLOCKS = (
    '"none"', '"set_later"', '"fiscal_year"', "{ in_month = 2 }", "{ in_quarter = 2, to_quarter = 3 }",
    '{ every = "month", day = 31 }', '{ every = "month" }', '{ every = "month", times = 2 }', '{ every = "quarter" }',
    '{ every = "year", times = 3 }', '{ every = "year", in_month = 9 }', '{ after = "meeting", days = 7 }',
    '{ after = "meeting", days = 3, working = true }', '{ after = "market", days = 5, each = true }',
    '{ before = "meeting", days = 4, working = true }', "{ rounds = [{ in_month = 10 }, { in_month = 3 }], in_order = true }",
)  # fmt: skip
DUTY = '[duties.x{number}]\nname = "x"\nform = "plan"\nabout = "group"\nfiled_by = "offices.district"\ndue = {clock}\n'


@cache
def pack(year: int, weekends: str = "keep", *more: str) -> Programme:
    head = HEAD.replace("fiscal_year = 2565", f'fiscal_year = {year}\nweekends = "{weekends}"')
    clocks = (*CLOCKS, *more)
    return read_text(head + "".join(DUTY.format(number=n, clock=one) for n, one in enumerate(clocks)))


def a_day_of(year: int) -> st.SearchStrategy[date]:
    return st.dates(*fiscal_span(year))


@st.composite
def worlds(draw):
    year = draw(YEARS)
    day = a_day_of(year)
    times = tuple(
        Occurrence(f"e{number}", draw(st.none() | day), draw(st.none() | day))
        for number in range(1, draw(st.integers(0, 4)) + 1)
    )
    facts = Facts(
        cohorts=draw(st.sampled_from([{}, {"tranche": "1"}, {"tranche": "2"}])),
        events={"meeting": times[:1], "market": times},
        dates={f"x{n}/once": draw(day) for n in range(2)},
        earlier={f"x{n}/once": draw(day) for n in range(4)},
    )
    weekends = draw(st.sampled_from(["keep", "before", "after"]))
    return pack(year, weekends), facts, working_days(draw(st.sets(day, max_size=5)))


@given(worlds())
def test_the_same_facts_give_the_same_rounds_and_no_key_twice(world):
    programme, facts, working = world
    for duty in programme.duties:
        found = rounds(duty, programme, facts, working)

        assert found == rounds(duty, programme, facts, working)
        assert len({one.key for one in found}) == len(found)


@given(worlds(), st.data())
def test_a_span_shows_the_rounds_that_lie_in_it_under_the_keys_they_always_have(world, data):
    programme, facts, working = world
    one, other = data.draw(a_day_of(programme.fiscal_year)), data.draw(a_day_of(programme.fiscal_year))
    since, until = min(one, other), max(one, other)
    for duty in programme.duties:
        whole = {
            one for one in rounds(duty, programme, facts, working) if one.due and since <= one.due <= until
        }

        assert whole == set(dues(duty, programme, facts, since, until, working))


@given(worlds())
def test_a_round_has_a_day_or_says_that_it_has_none_and_an_own_day_is_earlier(world):
    programme, facts, working = world
    for duty in programme.duties:
        for one in rounds(duty, programme, facts, working):
            assert one.due is None or not one.waits
            assert one.own_due is None or (one.due is not None and one.own_due < one.due)


@given(worlds())
def test_a_day_that_the_pack_moves_is_never_a_holiday(world):
    programme, facts, working = world
    bare = Facts(facts.cohorts, facts.events)
    for duty in programme.duties:
        for one in rounds(duty, programme, bare, working):
            assert programme.weekends == "keep" or one.due is None or working.is_worked(one.due)


@given(YEARS, st.integers(0, 20), st.integers(0, 365), st.integers(-200, 400))
def test_a_capped_day_never_passes_the_cap_and_never_comes_earlier_for_a_later_event(year, days, at, cap):
    start = fiscal_span(year)[0]
    latest = start + timedelta(days=cap)
    clock = f'{{ after = "meeting", days = {days}, working = true, no_later_than = {latest} }}'
    programme = read_text(HEAD.replace("2565", str(year), 1) + DUTY.format(number=0, clock=clock))

    def due(done: date) -> date:
        facts = Facts(events={"meeting": (Occurrence("e1", None, done),)})
        [one] = rounds(programme.duty("x0"), programme, facts)
        assert one.due is not None
        return one.due

    first, second = due(start + timedelta(days=at)), due(start + timedelta(days=at + 1))

    assert first <= second <= latest


@given(
    st.dates(date(2012, 1, 1), date(2033, 12, 31)),
    st.integers(1, 30),
    st.sets(st.dates(date(2012, 1, 1), date(2033, 12, 31)), max_size=9),
)
def test_working_days_land_on_days_that_are_worked_and_can_be_counted_back(day, count, off):
    working = working_days(off)
    after = working.after(day, count)
    between = [day + timedelta(days=one) for one in range(1, (after - day).days + 1)]

    assert working.is_worked(after)
    assert count == sum(working.is_worked(one) for one in between)
    assert working.before(after, count) == working.on_or_before(day)
