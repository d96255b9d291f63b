"""Climb the ladder of a duty: which step is next, who is waited for, and what has become of the obligation.

A step that was passed stands as long as nothing that was seen there has changed. So a correction begins the review again
at the first step that saw a changed answer, and one that is taken back to what was seen begins nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.obligations.programme import Review
from engine.obligations.states import State
from engine.reviewing.decisions import BACK, PASSING, Decision, Result

Party = Literal["reviewer", "second", "sender", "nobody"]
# What does not stand any more because an answer changed: a step that was passed, or even the certifying.
Again = Literal["", "passed", "certified"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a report stands: the step it is at, who is waited for and since when, and the last decision there."""

    waits_for: Party
    state: State
    step: int = 0
    since: datetime | None = None
    last: Decision | None = None
    again: Again = ""


def standing(
    steps: Sequence[Review], decisions: Sequence[Decision], report: str, sent_at: datetime
) -> Standing:
    """Say where a report stands after these decisions about it and the versions before it, the oldest first."""
    last = decisions[-1] if decisions else None
    if last and last.report == report and last.result in BACK:
        return Standing("sender", State.RETURNED, last.step, last.at, last)
    state, since, again = State.SUBMITTED, sent_at, _again(steps, decisions)
    for number, step in enumerate(steps):
        passed = _last(decisions, number, PASSING | BACK)
        if passed is None or passed.result in BACK or not passed.stands:
            return Standing("reviewer", state, number, since, passed, again)
        since = max(since, passed.at)
        confirmed = _last(decisions, number, frozenset({Result.CONFIRMED}))
        if step.second_party and (confirmed is None or not confirmed.stands):
            return Standing("second", state, number, since, confirmed, again)
        since = max(since, confirmed.at) if confirmed else since
        state = _risen(state, step)
    return Standing("nobody", state, len(steps), since, last)


def _again(steps: Sequence[Review], decisions: Sequence[Decision]) -> Again:
    """Say what was passed and does not stand any more; what is certified is never silently certified."""
    fallen = [one for one in decisions if one.result in PASSING and not one.stands and one.step < len(steps)]
    if any(steps[one.step].must == "certify" for one in fallen):
        return "certified"
    return "passed" if fallen else ""


def _last(decisions: Sequence[Decision], step: int, results: frozenset[Result]) -> Decision | None:
    found = [one for one in decisions if one.step == step and one.result in results]
    return found[-1] if found else None


def _risen(state: State, step: Review) -> State:
    """Rise by a step that was passed; what is certified stays so, whatever is only accepted behind it."""
    if step.must == "certify" or state is State.CERTIFIED:
        return State.CERTIFIED
    return State.ACCEPTED
