"""Word where a group stands: its steps round by round, and the money that it has left."""

from engine.conversation.bubbles import Plain, Row, Text, say
from engine.conversation.measures.beside import Left
from engine.conversation.measures.hints import worded
from engine.conversation.scene import Group
from engine.measuring.levels import Standing


def rows(group: Group) -> tuple[Row, ...]:
    """Return a line for each level that the group was assessed on, and for each budget that it was given."""
    return (*map(_level, group.stands.levels), *map(_money, group.stands.left))


def _level(one: Standing) -> Row:
    name, now = Plain(one.level.name), Plain(one.level.named(one.now))
    return Row(name, _with_failed(one, _steps(one, now)))


def _steps(one: Standing, now: Text) -> Text:
    if one.has_risen is None:
        return now
    before = Plain(one.level.named(one.rounds[0]))
    if one.has_risen:
        return say("first {before}, now {now}: risen as far as wanted", before=before, now=now)
    return say("first {before}, now {now}: not risen far enough yet", before=before, now=now)


def _with_failed(one: Standing, steps: Text) -> Text:
    if not one.failed:
        return steps
    return say("{steps}. {count} items are not passed yet", steps=steps, count=len(one.failed))


def _money(one: Left) -> Row:
    rest = one.baht - one.spent
    if rest < 0:
        return Row(Plain(one.name), say("{over} baht too much are spent", over=worded(-rest)))
    return Row(
        Plain(one.name), say("{left} of {given} baht are left", left=worded(rest), given=worded(one.baht))
    )
