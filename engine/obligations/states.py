"""Say what becomes of an obligation when something happens to it.

A pure table: what is not in it cannot happen, and `after` answers None. Being late is never a state; it is
read from the clock. A handed-over obligation is closed here and opened anew at its new office.
"""

from enum import StrEnum


class State(StrEnum):
    """Where an obligation stands."""

    WAITING_FOR_DATE = "waiting_for_date"
    UPCOMING = "upcoming"
    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    CERTIFIED = "certified"
    WAIVED = "waived"
    ZERO = "zero"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    HANDED_OVER = "handed_over"
    NOT_RECEIVED = "not_received"


class Happened(StrEnum):
    """What can happen to an obligation."""

    DATED = "dated"
    DATE_WITHDRAWN = "date_withdrawn"
    OPENED = "opened"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    CERTIFIED = "certified"
    WAIVED = "waived"
    NOTHING_TO_REPORT = "nothing_to_report"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    HANDED_OVER = "handed_over"
    RESUMED = "resumed"
    CLOSED = "closed"
    APPEALED = "appealed"


_EXITS = {
    Happened.WAIVED: State.WAIVED,
    Happened.CHANGED: State.CHANGED,
    Happened.CANCELLED: State.CANCELLED,
    Happened.HANDED_OVER: State.HANDED_OVER,
}
# The year is closed and nothing came: it is not excused, and what comes now is taken and is late.
_CLOSING = {Happened.CLOSED: State.NOT_RECEIVED}
# A report may come before the round opens, and a farmer may know early that there will be nothing.
_SENDING = {Happened.SENT: State.SUBMITTED, Happened.NOTHING_TO_REPORT: State.ZERO}
# A correction of what was already read starts the review again.
_CORRECTING = {Happened.SENT: State.SUBMITTED, Happened.WITHDRAWN: State.OPEN}

TRANSITIONS: dict[State, dict[Happened, State]] = {
    State.WAITING_FOR_DATE: {Happened.DATED: State.UPCOMING, **_SENDING, **_EXITS, **_CLOSING},
    State.UPCOMING: {
        Happened.OPENED: State.OPEN,
        Happened.DATED: State.UPCOMING,
        Happened.DATE_WITHDRAWN: State.WAITING_FOR_DATE,
        **_SENDING,
        **_EXITS,
        **_CLOSING,
    },
    State.OPEN: {
        Happened.DATED: State.OPEN,
        Happened.DATE_WITHDRAWN: State.WAITING_FOR_DATE,
        **_SENDING,
        **_EXITS,
        **_CLOSING,
    },
    State.SUBMITTED: {
        Happened.RETURNED: State.RETURNED,
        Happened.ACCEPTED: State.ACCEPTED,
        Happened.NOTHING_TO_REPORT: State.ZERO,
        **_CORRECTING,
        **_EXITS,
    },
    State.RETURNED: {
        **_SENDING,
        Happened.WITHDRAWN: State.OPEN,
        Happened.APPEALED: State.SUBMITTED,
        **_EXITS,
    },
    State.ACCEPTED: {
        Happened.CERTIFIED: State.CERTIFIED,
        Happened.RETURNED: State.RETURNED,
        Happened.HANDED_OVER: State.HANDED_OVER,
        **_CORRECTING,
    },
    State.CERTIFIED: {Happened.RETURNED: State.RETURNED, **_CORRECTING},
    State.ZERO: {
        Happened.RETURNED: State.RETURNED,
        Happened.HANDED_OVER: State.HANDED_OVER,
        **_CORRECTING,
    },
    State.WAIVED: {Happened.SENT: State.SUBMITTED, Happened.RESUMED: State.OPEN},
    State.CHANGED: {
        **_SENDING,
        Happened.RESUMED: State.OPEN,
        Happened.CANCELLED: State.CANCELLED,
        Happened.HANDED_OVER: State.HANDED_OVER,
        **_CLOSING,
    },
    State.CANCELLED: {Happened.RESUMED: State.OPEN},
    State.HANDED_OVER: {},
    State.NOT_RECEIVED: {
        **_SENDING,
        Happened.RESUMED: State.OPEN,
        Happened.WAIVED: State.WAIVED,
        Happened.HANDED_OVER: State.HANDED_OVER,
    },
}

# Somebody still has to send something: only these are reminded, and only when they have a day.
OWED = frozenset({State.WAITING_FOR_DATE, State.UPCOMING, State.OPEN, State.RETURNED, State.CHANGED})


def after(state: State, happened: Happened) -> State | None:
    """Return the next state, or None when that cannot happen now."""
    return TRANSITIONS[state].get(happened)


def is_locked(state: State) -> bool:
    """Say whether the round is closed: what was sent can be neither sent again nor taken back."""
    return Happened.SENT not in TRANSITIONS[state]


def is_owed(state: State) -> bool:
    """Say whether a report is still to be sent."""
    return state in OWED
