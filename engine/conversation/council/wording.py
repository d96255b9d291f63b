"""Name the buttons about a group, and the slips that wait for words."""

from typing import Final

from engine.conversation.bubbles import Button, Plain, Press, Row, Text, say

MANAGE: Final = "group"
"""Show what may be done about a group."""

POST: Final = "post"
"""Fill a post, ask whether somebody gives it up, or note it; `step` is its place in the committee."""

RULE: Final = "rule"
"""Decide about a rule of a registration, or show those that wait."""

MOVE: Final = "move"
"""Show the offices that a group may go to, from a page on."""

MOVE_TO: Final = "moveto"
"""Choose one of them, and then be sure."""

PART: Final = "part"
"""Let a group leave a programme: ask whether, ask why."""

QUEUE: Final = "queue"
"""Wait for a seat."""

HAND: Final = "hand"
"""Hand work over: to whom, from which day, and be sure."""

OF_GROUPS: Final = frozenset({MANAGE, POST, RULE, MOVE, MOVE_TO, PART})
OF_COUNCIL: Final = OF_GROUPS | {QUEUE, HAND}

NAME_SLIP, PART_SLIP, RULE_SLIP = "postname", "partwhy", "rulewhy"
OF_SLIPS: Final = frozenset({NAME_SLIP, PART_SLIP, RULE_SLIP})
LONGEST: Final = 200
NAME_AT_MOST: Final = 80


def post_rows(unit: str, posts: tuple[tuple[str, str], ...], *, may_change: bool) -> tuple[Row, ...]:
    """Show a committee, a line a post, with the one thing that can be done about it."""
    return tuple(
        _post_row(unit, at, name, holder, may_change=may_change) for at, (name, holder) in enumerate(posts)
    )


def _post_row(unit: str, at: int, name: str, holder: str, *, may_change: bool) -> Row:
    fill = Button(say("Name somebody"), Press(POST, unit, at, index=0), "link")
    gives_up = Button(say("Gives up the post"), Press(POST, unit, at, index=1), "link")
    value: Text = Plain(holder) if holder else say("nobody")
    return Row(Plain(name), value, (gives_up if holder else fill) if may_change else None)
