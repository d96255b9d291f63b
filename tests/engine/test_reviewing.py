"""The ladder of review: whose turn it is after every decision and every correction, and until when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.obligations.programme import Review
from engine.obligations.states import State
from engine.obligations.working_days import WorkingDays
from engine.reviewing.deadlines import appeal_by, review_by
from engine.reviewing.decisions import Decision, Result
from engine.reviewing.ladder import Standing, standing

SENT = datetime(2021, 11, 22, 2, tzinfo=UTC)
HEAD, BOARD = Review("head", "accept"), Review("secretary", "approve", committee=True)
TOP = Review("province", "certify")
STEPS = (HEAD, BOARD, TOP)
CHANGED = frozenset({"/data/members"})


def decided(step: int, result: Result, *, report: str = "r1", changed: frozenset[str] = frozenset()) -> Decision:  # fmt: skip
    return Decision(step, result, report, f"p{step}", SENT + timedelta(hours=step + 1), changed=changed)


def stands(*decisions: Decision, report: str = "r1", steps: tuple[Review, ...] = STEPS) -> Standing:
    return standing(steps, decisions, report, SENT)


def test_what_nobody_reviews_stays_as_it_was_sent() -> None:
    found = stands(steps=())

    assert ("nobody", State.SUBMITTED) == (found.waits_for, found.state)


@pytest.mark.parametrize(
    ("passed", "expected"),
    [(0, (0, State.SUBMITTED)), (1, (1, State.ACCEPTED)), (2, (2, State.ACCEPTED)), (3, (3, State.CERTIFIED))],
)  # fmt: skip
def test_a_report_climbs_step_by_step_in_the_order_of_the_pack(
    passed: int, expected: tuple[int, State]
) -> None:
    found = stands(*(decided(step, Result.PASSED) for step in range(passed)))

    assert expected == (found.step, found.state)
    assert ("nobody" if passed == len(STEPS) else "reviewer") == found.waits_for


def test_what_is_certified_stays_so_when_it_is_only_accepted_behind_that() -> None:
    found = stands(decided(0, Result.PASSED), decided(1, Result.PASSED), steps=(TOP, HEAD))

    assert State.CERTIFIED == found.state


def test_what_was_sent_back_waits_for_its_sender_whatever_step_it_was_at() -> None:
    found = stands(decided(0, Result.PASSED), decided(1, Result.RETURNED))

    assert ("sender", State.RETURNED, 1) == (found.waits_for, found.state, found.step)


def test_a_correction_begins_again_at_the_first_step_that_saw_what_changed() -> None:
    old = (decided(0, Result.PASSED, changed=CHANGED), decided(1, Result.RETURNED, changed=CHANGED))

    found = stands(*old, report="r2")

    assert ("reviewer", 0, State.SUBMITTED, "p0") == (
        found.waits_for, found.step, found.state, found.last.person if found.last else "",
    )  # fmt: skip


def test_a_fix_that_was_not_seen_below_goes_back_to_the_one_who_asked_for_it() -> None:
    found = stands(decided(0, Result.PASSED), decided(1, Result.RETURNED, changed=CHANGED), report="r2")

    assert ("reviewer", 1, "p1") == (
        found.waits_for,
        found.step,
        found.last.person if found.last else "",
    )


def test_what_is_taken_back_to_what_was_seen_needs_no_new_review() -> None:
    found = stands(decided(0, Result.PASSED), decided(1, Result.PASSED), report="r3")

    assert 2 == found.step


def test_a_certified_report_that_changes_says_so_and_is_certified_no_more() -> None:
    old = tuple(decided(step, Result.PASSED, changed=CHANGED) for step in range(3))

    found = stands(*old, report="r2")

    assert ("certified", State.SUBMITTED, 0) == (found.again, found.state, found.step)


def test_a_second_party_is_waited_for_after_the_reviewer() -> None:
    steps = (replace(HEAD, second_party="villagers"), TOP)
    waits = stands(decided(0, Result.PASSED), steps=steps)
    done = stands(decided(0, Result.PASSED), decided(0, Result.CONFIRMED), steps=steps)

    assert ("second", 0, State.SUBMITTED) == (waits.waits_for, waits.step, waits.state)
    assert ("reviewer", 1, State.ACCEPTED) == (done.waits_for, done.step, done.state)


def test_a_second_party_confirms_anew_what_changed() -> None:
    steps = (replace(HEAD, second_party="villagers"),)
    old = (decided(0, Result.PASSED, changed=CHANGED), decided(0, Result.CONFIRMED, changed=CHANGED))

    found = stands(*old, decided(0, Result.PASSED, report="r2"), report="r2", steps=steps)

    assert "second" == found.waits_for


def test_a_refusal_that_is_appealed_is_looked_at_by_the_same_step_again() -> None:
    found = stands(decided(0, Result.PASSED), decided(1, Result.REFUSED), decided(1, Result.APPEALED))

    assert ("reviewer", 1, State.ACCEPTED) == (found.waits_for, found.step, found.state)


def test_a_reviewer_s_days_begin_when_it_is_the_step_s_turn() -> None:
    found = stands(decided(0, Result.PASSED))

    assert SENT + timedelta(hours=1) == found.since


def test_days_are_working_days_only_where_the_source_says_so() -> None:
    friday = datetime(2021, 11, 26, 4, tzinfo=UTC)
    five = replace(BOARD, days=5, appeal_days=5)

    assert date(2021, 12, 1) == review_by(five, friday, WorkingDays())
    assert date(2021, 12, 3) == review_by(replace(five, working=True), friday, WorkingDays())
    assert date(2021, 12, 3) == appeal_by(replace(five, working=True), friday, WorkingDays())
    assert None is review_by(HEAD, friday, WorkingDays())


DECISIONS = st.lists(
    st.builds(
        decided,
        st.integers(0, 2),
        st.sampled_from(sorted(Result)),
        report=st.sampled_from(["r1", "r2"]),
        changed=st.sampled_from([frozenset(), CHANGED]),
    ),
    max_size=8,
)


@given(DECISIONS)
def test_nothing_is_certified_that_was_not_seen_as_it_stands(found: list[Decision]) -> None:
    now = standing(STEPS, found, "r2", SENT)

    if now.state is State.CERTIFIED:
        seen = {one.step for one in found if one.stands and one.result in {"passed", "noted", "agreed"}}
        assert {0, 1, 2} == seen
