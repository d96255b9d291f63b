"""What waits too long: whoever owns it answers, or the next one hears of it; it always has an owner, and it always ends."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from engine.obligations.states import State
from engine.obligations.working_days import WorkingDays
from engine.reminders.climbing import (
    ADMINISTRATORS,
    PATIENCE,
    End,
    Owner,
    Waits,
    climbs,
    end_of,
    higher,
    look_on,
    next_up,
    place_of,
    reached,
    whole,
)

OFFICER, HEAD, ABOVE = Owner("district", "officer"), Owner("district", "head"), Owner("province", "chief")
CHAIN = whole([OFFICER, HEAD, ABOVE])
MONDAY = date(2021, 11, 29)
WORKING = WorkingDays()


def test_a_rung_reaches_the_officer_then_her_deputy_then_an_office_above() -> None:
    assert (OFFICER, HEAD, ABOVE) == (
        reached(CHAIN, "coordinator", "district"),
        reached(CHAIN, "deputy", "district"),
        reached(CHAIN, "above", "district"),
    )


def test_where_nobody_is_there_the_administrators_own_it() -> None:
    nobody = whole([])

    assert (ADMINISTRATORS,) == nobody
    assert {ADMINISTRATORS} == {
        reached(nobody, whom, "district") for whom in ("coordinator", "deputy", "above")
    }


def test_who_does_not_answer_is_followed_by_the_next_one_and_the_last_stays() -> None:
    assert [HEAD, ABOVE, ADMINISTRATORS, ADMINISTRATORS] == [next_up(CHAIN, one) for one in CHAIN]


def test_of_an_owner_who_is_gone_somebody_of_the_same_office_takes_over() -> None:
    gone = Owner("province", "gone")

    assert (2, ABOVE) == (place_of(CHAIN, gone), next_up(CHAIN, gone))
    assert OFFICER == next_up(CHAIN, Owner("elsewhere", "gone"))


def test_a_rung_never_brings_down_what_has_climbed_already() -> None:
    assert ABOVE == higher(CHAIN, ABOVE, OFFICER)
    assert ABOVE == higher(CHAIN, OFFICER, ABOVE)


def test_two_working_days_to_answer_and_five_for_who_follows_it_up() -> None:
    assert (date(2021, 12, 1), date(2021, 12, 7)) == (
        look_on(MONDAY, WORKING, is_followed=False), look_on(MONDAY, WORKING, is_followed=True),
    )  # fmt: skip


def test_following_up_holds_it_only_so_often() -> None:
    assert [False, False, True] == [climbs(is_followed=True, asks=asks) for asks in (1, 2, PATIENCE)]
    assert climbs(is_followed=False, asks=1)


def test_each_way_out_ends_it_and_says_how() -> None:
    ends = {
        State.SUBMITTED: "report", State.ZERO: "report", State.WAIVED: "waiver", State.CANCELLED: "waiver",
        State.HANDED_OVER: "handed_on", State.NOT_RECEIVED: "closed", State.OPEN: "", State.RETURNED: "",
    }  # fmt: skip

    assert ends == {state: end_of("x", Waits("x", state)) for state in ends}
    assert "extension" == end_of("2021-11-25", Waits("2021-11-28", State.OPEN))
    assert "report" == end_of("x", Waits("x", State.OPEN, is_done=True))


ACTS = st.sampled_from(["nothing", "follow", "leave", "join", "report", "waive", "extend"])


@given(st.lists(ACTS, max_size=120), st.lists(st.sampled_from(CHAIN[:-1]), max_size=3, unique=True))
def test_whatever_happens_it_has_one_owner_until_it_ends_and_it_ends_with_the_year(
    acts: list[str], people: list[Owner]
) -> None:
    there = list(people)
    chain = whole(there)
    owner, asks, is_followed, day = chain[0], 1, False, MONDAY
    look, ended, owners = look_on(day, WORKING, is_followed=False), "", [owner]
    state, mark = State.OPEN, "x"
    for act in acts:
        day += timedelta(days=1)
        state = {"report": State.SUBMITTED, "waive": State.WAIVED}.get(act, state)
        mark = "y" if act == "extend" else mark
        there = there[1:] if act == "leave" else [*there, OFFICER] if act == "join" else there
        ended = end_of("x", Waits(mark, state))
        if ended:
            break
        chain = whole(there)
        if act == "follow" and owner != ADMINISTRATORS:
            is_followed, look = True, look_on(day, WORKING, is_followed=True)
        elif look <= day and WORKING.is_worked(day):
            again = not climbs(is_followed=is_followed, asks=asks)
            before = owner
            owner = chain[0] if owner == ADMINISTRATORS else owner if again else next_up(chain, owner)
            asks, is_followed = asks + 1 if again else 1, False
            look = look_on(day, WORKING, is_followed=False)
            assert owner in chain or owner == before
        owners.append(owner)

    closing: End = end_of("x", Waits("x", State.NOT_RECEIVED))
    assert ended in {"", "report", "waiver", "extension"}
    assert "closed" == closing
    assert all(one == ADMINISTRATORS or one.person for one in owners)
    assert len(owners) >= 1
    assert all(before == after or after in (*CHAIN, OFFICER) for before, after in pairwise(owners))
