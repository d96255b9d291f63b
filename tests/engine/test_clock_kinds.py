"""Every kind of clock gives the days that its words mean."""

from datetime import date

import pytest

from engine.obligations.facts import Facts, Occurrence
from tests.engine.clock_pack import days, of, pack

MEETING = "events.meeting"


def met(done=None, planned=None):
    return Facts(events={"meeting": (Occurrence("e1", planned, done),)})


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("2021-11-30", [("once", "2021-11-30")]),
        ("{ in_month = 12 }", [("once", "2021-12-31")]),
        ("{ in_month = 2 }", [("once", "2022-02-28")]),
        ("{ in_month = 11, to_month = 1 }", [("once", "2022-01-31")]),
        ("{ in_quarter = 1 }", [("once", "2021-12-31")]),
        ("{ in_quarter = 1, to_quarter = 2 }", [("once", "2022-03-31")]),
        ('"fiscal_year"', [("once", "2022-09-30")]),
        ("{ from = 2021-10-01, to = 2022-01-15 }", [("once", "2022-01-15")]),
        (
            '{ every = "quarter" }',
            [
                ("2565-q1", "2021-12-31"),
                ("2565-q2", "2022-03-31"),
                ("2565-q3", "2022-06-30"),
                ("2565-q4", "2022-09-30"),
            ],
        ),
        (
            '{ every = "quarter", first = 2022-01-01, last = 2022-06-30 }',
            [("2565-q2", "2022-03-31"), ("2565-q3", "2022-06-30")],
        ),
        ('{ every = "year" }', [("2565", "2022-09-30")]),
        ('{ every = "year", in_month = 3 }', [("2565", "2022-03-31")]),
        ('{ every = "year", times = 2 }', [("2565.1", "2022-09-30"), ("2565.2", "2022-09-30")]),
        (
            '{ every = "month", day = "last", first = 2022-01-31, last = 2022-03-31 }',
            [("2565-01", "2022-01-31"), ("2565-02", "2022-02-28"), ("2565-03", "2022-03-31")],
        ),
        (
            '{ every = "month", times = 2, first = 2022-02-01, last = 2022-02-28 }',
            [("2565-02.1", "2022-02-28"), ("2565-02.2", "2022-02-28")],
        ),
        (
            '{ every = "month", first = 2022-02-01, last = 2022-03-31 }',
            [("2565-02", None), ("2565-03", None)],
        ),
        ('{ before = "duties.plan" }', [("once", "2022-01-30")]),
        ('{ before = "duties.plan", days = 5, working = true }', [("once", "2022-01-24")]),
        ("{ rounds = [2021-12-31, { in_month = 6 }] }", [("1", "2021-12-31"), ("2", "2022-06-30")]),
        ('"none"', [("once", None)]),
        ('"set_later"', [("once", None)]),
        ("{ window_from = 2021-10-01, window_to = 2022-09-30 }", [("once", None)]),
        ('{ printed = ["2021-08"], likely = 2022-08-31, reason = "before the year" }', [("once", None)]),
        ('{ after = "market", days = 7, each = true }', []),
    ],
)  # fmt: skip
def test_a_clock_gives_the_days_that_it_says(clock, expected):
    assert expected == days(clock)


@pytest.mark.parametrize(
    ("clock", "waits"),
    [
        ('{ by = "tranche", "1" = 2022-01-31, "2" = 2022-05-31 }', ("cohorts.tranche",)),
        ('{ after = "meeting", days = 7 }', (MEETING,)),
        ('{ after = "duties.plan", days = 7 }', ("duties.plan",)),
        ('{ before = "meeting" }', (MEETING,)),
        ('{ ends = "work" }', ("stages.work",)),
        ('"set_later"', ("date",)),
        ('{ set_by = "กรม" }', ("date",)),
        ('{ printed = ["2021-08"], likely = 2022-08-31, reason = "before the year" }', ("confirmation",)),
        ('"none"', ()),
    ],
)
def test_a_round_without_a_day_says_what_it_waits_for(clock, waits):
    assert [(None, waits)] == [(one.due, one.waits) for one in of(clock)]


def test_an_event_that_was_reported_starts_the_clock():
    facts = met(done=date(2022, 3, 11))

    assert [("once", "2022-03-18")] == days('{ after = "meeting", days = 7 }', facts)


def test_working_days_pass_over_weekends_and_public_holidays():
    facts = met(done=date(2022, 4, 11))

    # 13 to 15 April 2022 are Songkran, 16 and 17 a weekend.
    assert [("once", "2022-04-18")] == days('{ after = "meeting", days = 2, working = true }', facts)


def test_an_event_that_is_only_planned_gives_a_likely_day_and_no_due_day():
    [one] = of('{ after = "meeting", days = 7 }', met(planned=date(2022, 3, 11)))

    assert (None, date(2022, 3, 18), (MEETING,)) == (one.due, one.likely, one.waits)


def test_the_latest_day_holds_before_the_event_and_after_it():
    clock = '{ after = "meeting", days = 7, no_later_than = 2022-03-10 }'

    assert [("once", "2022-03-10")] == days(clock)
    assert [("once", "2022-03-08")] == days(clock, met(done=date(2022, 3, 1)))
    assert [("once", "2022-03-10")] == days(clock, met(done=date(2022, 3, 9)))


def test_at_once_means_the_day_itself():
    assert [("once", "2022-03-11")] == days(
        '{ after = "meeting", at_once = true }', met(done=date(2022, 3, 11))
    )


def test_each_time_of_an_event_is_a_round_of_its_own():
    times = (
        Occurrence("e1", None, date(2022, 3, 1)),
        Occurrence("e2", date(2022, 4, 1), None),
        Occurrence("e3", None, date(2022, 5, 1)),
    )

    found = days('{ after = "market", days = 7, each = true }', Facts(events={"market": times}))

    assert [("e1", "2022-03-08"), ("e2", None), ("e3", "2022-05-08")] == found


def test_a_report_that_came_in_starts_the_clock_of_the_next():
    facts = Facts(sent={"plan/once": date(2022, 1, 20)})

    assert [("once", "2022-02-04")] == days('{ after = "duties.plan", days = 15 }', facts)


def test_before_an_event_counts_from_the_day_that_is_planned():
    assert [("once", "2022-03-08")] == days(
        '{ before = "meeting", days = 3 }', met(planned=date(2022, 3, 11))
    )


def test_a_stage_may_end_on_another_day_in_every_cohort():
    facts = Facts(cohorts={"tranche": "2"})

    assert [("once", "2022-07-29")] == days('{ ends = "work" }', facts)


def test_the_second_round_needs_the_first():
    clock = "{ rounds = [2021-12-31, 2022-06-30], in_order = true }"

    assert [(), ("d0/1",)] == [one.needs for one in of(clock)]
    assert [(), ()] == [one.needs for one in of(clock, Facts(sent={"d0/1": date(2021, 12, 1)}))]


def test_nothing_is_sent_earlier_than_so_many_days_behind_a_meeting():
    more = 'not_before = { after = "meeting", days = 5 }'

    [waiting] = of('"none"', more=more)
    [opened] = of('"none"', met(done=date(2022, 3, 1)), more=more)

    assert ((MEETING,), None) == (waiting.needs, waiting.opens)
    assert ((), date(2022, 3, 6)) == (opened.needs, opened.opens)


def test_a_duty_may_need_another_one_first():
    [before] = of("2022-03-31", more='needs = ["plan"]')
    [after] = of("2022-03-31", Facts(sent={"plan/once": date(2022, 1, 1)}), more='needs = ["plan"]')

    assert (("plan",), ()) == (before.needs, after.needs)


def test_what_an_admin_sets_dates_a_round_and_never_moves_a_printed_day():
    facts = Facts(dates={"d0/once": date(2022, 5, 5)})

    assert [("once", "2022-05-05")] == days('"set_later"', facts)
    assert [("once", "2022-05-05")] == days('"none"', facts)
    assert [("once", "2021-11-30")] == days("2021-11-30", facts)


def test_a_month_whose_day_nobody_printed_is_dated_alone():
    facts = Facts(dates={"d0/2565-02": date(2022, 2, 20)})
    clock = '{ every = "month", first = 2022-02-01, last = 2022-03-31 }'

    assert [("2565-02", "2022-02-20"), ("2565-03", None)] == days(clock, facts)


def test_a_contradiction_is_silent_until_somebody_confirms_it():
    clock = '{ printed = ["2021-08"], likely = 2022-08-31, reason = "before the year" }'

    [silent] = of(clock)

    assert (None, date(2022, 8, 31)) == (silent.due, silent.likely)
    assert [("once", "2022-08-31")] == days(clock, Facts(dates={"d0/once": date(2022, 8, 31)}))


@pytest.mark.parametrize("where", [{"top": "unconfirmed = true"}, {"more": "unconfirmed = true"}])
def test_a_year_that_is_not_confirmed_keeps_its_days_as_likely(where):
    [one] = of("2021-11-30", **where)

    assert (None, date(2021, 11, 30), ("confirmation",)) == (one.due, one.likely, one.waits)


@pytest.mark.parametrize(
    ("switch", "due"), [("keep", "2022-04-16"), ("before", "2022-04-12"), ("after", "2022-04-18")]
)
def test_the_pack_says_where_a_due_day_on_a_weekend_goes(switch, due):
    assert [("once", due)] == days("2022-04-16", top=f'weekends = "{switch}"')


def test_an_office_may_ask_for_it_earlier_and_never_later():
    earlier = Facts(earlier={"d0/once": date(2021, 11, 20)})
    later = Facts(earlier={"d0/once": date(2021, 12, 20)})

    assert [(date(2021, 11, 30), date(2021, 11, 20))] == [
        (one.due, one.own_due) for one in of("2021-11-30", earlier)
    ]
    assert [None] == [one.own_due for one in of("2021-11-30", later)]


def test_an_extension_moves_the_day_back_and_never_forward():
    assert [("once", "2021-12-15")] == days("2021-11-30", Facts(later={"d0/once": date(2021, 12, 15)}))
    assert [("once", "2021-11-30")] == days("2021-11-30", Facts(later={"d0/once": date(2021, 11, 1)}))


def test_collecting_ends_so_many_days_before_whatever_the_due_day_is():
    more = 'collected_by = "leader"\ncollect_until = { before_due = 5 }'
    clock = '{ after = "meeting", days = 7 }'

    [waiting] = of(clock, more=more)
    [dated] = of(clock, met(done=date(2022, 3, 11)), more=more)

    assert (None, date(2022, 3, 13)) == (waiting.collect_until, dated.collect_until)


def test_a_clock_that_rests_on_itself_is_a_fault():
    with pytest.raises(Exception, match="rests on itself"):
        pack('{ before = "duties.d1" }', '{ before = "duties.d0" }')


@pytest.mark.parametrize(
    ("clock", "message"),
    [
        ('{ after = "party", days = 7 }', 'points to "party"; write one of meeting, market'),
        (
            '{ after = "units.group" }',
            'points to "units"; write "events.visit", "duties.plan" or "stages.one"',
        ),
        ('{ after = "duties.plan", each = true }', "is for events only"),
        ('{ ends = "play" }', 'points to "play"; write one of work'),
        ("{ in_month = 13 }", "is 13; write a number from 1 to 12"),
        ("{ from = 2022-01-15, to = 2021-10-01 }", "lies before from; exchange the two days"),
        ("{ rounds = [] }", "is not a list of clocks"),
        ('{ rounds = ["soon"] }', "is neither a date nor a table"),
        ('{ every = "year", every_day = 1 }', "is not a key that a pack knows here"),
        ('"sometime"', "is neither a date nor a table"),
    ],
)
def test_a_clock_that_cannot_be_is_told_where_and_how_to_cure_it(clock, message):
    with pytest.raises(Exception, match=r"duties\.d0\.due") as caught:
        pack(clock)

    assert message in str(caught.value)
