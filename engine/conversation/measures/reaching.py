"""Show an officer what her office has reached of every indicator, and what is left of the money."""

from engine.conversation.bubbles import Card, Note, Plain, Row, Text, say
from engine.conversation.measures.books import Money, Reached
from engine.conversation.measures.hints import worded
from engine.conversation.scene import Scene

ON_A_CARD = 8
CARDS = 3
STEPS = 10
FULL, EMPTY = "■", "□"


def cards(scene: Scene) -> tuple[Card | Note, ...]:
    """Return a card or a few with a row for each indicator and each budget."""
    rows = [*map(_row, scene.books.reached), *map(_money, scene.books.money)]
    if not rows:
        return (Note((say("No indicator is set for your office."),)),)
    pages = [rows[at : at + ON_A_CARD] for at in range(0, len(rows), ON_A_CARD)][:CARDS]
    return tuple(Card(title=say("Indicators"), rows=tuple(page)) for page in pages)


def strip(percent: float) -> str:
    """Draw how much of a target is reached, a tenth a square; only what is reached whole fills the last one."""
    filled = max(0, min(STEPS, int(percent // (100 / STEPS))))
    return FULL * filled + EMPTY * (STEPS - filled)


def _row(one: Reached) -> Row:
    name = f"{one.indicator.name} · {one.place}" if one.place else one.indicator.name
    return Row(Plain(name), _with_waiting(one, _reached(one)))


def _reached(one: Reached) -> Text:
    so_far, target, unit = one.figure.so_far, one.figure.target, Plain(one.indicator.unit)
    if so_far is None:
        return say("nothing reported yet")
    if target is None or one.figure.percent is None:
        return say("{reached} {unit}", reached=worded(so_far), unit=unit)
    return say(
        "{reached} of {target} {unit}, {percent} % {strip}",
        reached=worded(so_far),
        target=worded(target),
        unit=unit,
        percent=worded(round(one.figure.percent)),
        strip=strip(one.figure.percent),
    )


def _with_waiting(one: Reached, reached: Text) -> Text:
    if not one.figure.waiting:
        return reached
    return say("{reached} ({count} wait to be accepted)", reached=reached, count=one.figure.waiting)


def _money(one: Money) -> Row:
    name = f"{one.budget.name} · {one.place}" if one.place else one.budget.name
    spent, given = worded(one.account.spent), worded(one.account.given)
    if one.account.left < 0:
        over = worded(-one.account.left)
        return Row(
            Plain(name),
            say("{spent} of {given} baht spent, {over} too much", spent=spent, given=given, over=over),
        )
    left = worded(one.account.left)
    return Row(
        Plain(name), say("{spent} of {given} baht spent, {left} left", spent=spent, given=given, left=left)
    )
