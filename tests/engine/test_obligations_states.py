import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.obligations.states import OWED, TRANSITIONS, Happened, State, after, is_owed


def walk(*happenings, start=State.UPCOMING):
    state = start
    for happened in happenings:
        state = after(state, happened)
    return state


def test_a_report_goes_from_waiting_for_its_date_to_certified():
    assert walk(
        Happened.DATED, Happened.OPENED, Happened.SENT, Happened.RETURNED, Happened.SENT,
        Happened.ACCEPTED, Happened.CERTIFIED, start=State.WAITING_FOR_DATE,
    ) == State.CERTIFIED  # fmt: skip


def test_a_correction_of_a_certified_report_starts_the_review_again():
    assert after(State.CERTIFIED, Happened.SENT) == State.SUBMITTED


def test_a_report_sent_before_its_round_opens_is_taken():
    assert after(State.UPCOMING, Happened.SENT) == State.SUBMITTED


@pytest.mark.parametrize(
    ("state", "happened"),
    [
        (State.OPEN, Happened.ACCEPTED),
        (State.OPEN, Happened.RETURNED),
        (State.SUBMITTED, Happened.CERTIFIED),
        (State.CERTIFIED, Happened.WAIVED),
        (State.ACCEPTED, Happened.NOTHING_TO_REPORT),
        (State.HANDED_OVER, Happened.SENT),
    ],
)
def test_what_makes_no_sense_cannot_happen(state, happened):
    assert after(state, happened) is None


def test_a_report_is_refused_only_when_it_was_cancelled_or_belongs_to_another_office():
    assert {State.CANCELLED, State.HANDED_OVER} == {
        state for state in State if after(state, Happened.SENT) is None
    }


@pytest.mark.parametrize("state", [State.WAIVED, State.CHANGED, State.CANCELLED])
def test_a_side_exit_can_be_taken_back(state):
    assert after(state, Happened.RESUMED) == State.OPEN


def test_nothing_sent_is_reminded():
    done = {State.SUBMITTED, State.ACCEPTED, State.CERTIFIED, State.ZERO, State.WAIVED, State.CANCELLED}

    assert done.isdisjoint(OWED)
    assert is_owed(State.RETURNED)


@given(st.lists(st.sampled_from(Happened), max_size=30))
def test_any_sequence_of_happenings_ends_in_a_state_of_the_table(happenings):
    state = State.WAITING_FOR_DATE
    for happened in happenings:
        state = after(state, happened) or state

    assert state in TRANSITIONS


def test_every_state_can_be_reached():
    reached, fresh = set(), {State.WAITING_FOR_DATE}
    while fresh:
        reached |= fresh
        fresh = {to for state in fresh for to in TRANSITIONS[state].values()} - reached

    assert set(State) == reached
