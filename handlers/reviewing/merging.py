"""Tell several things about reviews on one card: what waits for somebody, and what was decided about what she sent."""

from collections.abc import Sequence

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Row, say
from engine.conversation.menu.functions import press
from engine.conversation.reviewing.wording import CHECK, CLEAN, decided
from handlers.desk import Desk
from handlers.reviewing import telling
from handlers.reviewing.telling import Judged
from models.notices import Notice

# Of fewer things each has a card of its own, with the way straight to it.
SEVERAL = 3
ROWS = 10
_LISTS = frozenset({press("review"), press("digest")})
Merged = tuple[tuple[Bubble, ...], tuple[int, ...]]
NONE: Merged = ((), ())


def waiting(desk: Desk, pending: Sequence[Notice], shown: tuple[object, ...]) -> Merged:
    """Show what waits for a reviewer's decision, unless she looks at its list already; return the notices it tells."""
    some = [one for one in pending if one.kind == telling.TO_REVIEW]
    card = telling.waiting_bubble(desk, some[0]) if len(some) >= SEVERAL else None
    if card is None:
        return NONE
    is_shown = any(isinstance(one, Button) and _is_list(one) for one in shown)
    return (() if is_shown else (card,)), tuple(one.id for one in some)


def judged(desk: Desk, pending: Sequence[Notice]) -> Merged:
    """Show what was decided about several reports that somebody sent; what is over is left to be dropped one by one."""
    every = [one for one in pending if one.kind == telling.JUDGED]
    found = [(one.id, what) for one in every if (what := telling.judged_of(desk, one)) is not None]
    if len(found) < SEVERAL:
        return NONE
    same: dict[tuple[str, str, str, bool], list[tuple[int, Judged]]] = {}
    for id_, one in found:
        key = (one.what, one.decided.result, one.decided.by, one.decided.is_acting)
        same.setdefault(key, []).append((id_, one))
    shown = list(same.values())[:ROWS]
    sent = Button(say("What I sent"), press("sent"))
    card = Card(title=say("What was decided"), rows=tuple(map(_line, shown)), actions=(sent,))
    return (card,), tuple(id_ for some in shown for id_, _ in some)


def _line(some: list[tuple[int, Judged]]) -> Row:
    """Count what was decided alike about the same duty."""
    _, last = some[-1]
    if len(some) == 1:
        return last.row()
    return Row(Plain(last.what), say("{count} of them: {what}", count=len(some), what=decided(last.decided)))


def _is_list(button: Button) -> bool:
    return button.press in _LISTS or button.press.kind in {CHECK, CLEAN}
