"""Tell an office what came besides words: one card, one line a sender and kind, whatever was taken back left out."""

from engine.conversation.bubbles import Bubble, Button, Card, Note, Press, Row, say
from engine.conversation.evidence.pieces import HEAR, LIST, Piece, lost, see, sent, whence
from handlers.desk import Desk
from handlers.evidence import may_see
from handlers.pieces import piece
from models import evidence
from models.evidence import GIVEN_UP, GONE, TOO_BIG, Evidence
from models.notices import DROPPED, Notice, settle


def card(desk: Desk, pending: list[Notice]) -> tuple[Card | None, tuple[int, ...]]:
    """Return the card and the notices that it tells; what is no longer true is dropped with its reason."""
    lines: dict[tuple[str, str], list[Piece]] = {}
    told = []
    for notice in pending:
        row = evidence.get(desk.connection, notice.about_id)
        if row is None or row.state == GONE or not may_see(desk, notice.person_id, row):
            settle(desk.connection, [notice.id], state=DROPPED, reason="no longer true")
            continue
        lines.setdefault((row.person_id, row.kind), []).append(piece(desk, row))
        told.append(notice.id)
    if not lines:
        return None, ()
    return Card(title=say("News"), rows=tuple(map(_row, lines.values()))), tuple(told)


def _row(pieces: list[Piece]) -> Row:
    last = pieces[-1]
    words = sent(last.kind, last.sender, len(pieces))
    if len(pieces) == 1:
        return Row(words, whence(last), Button(see(last.kind), Press(HEAR, last.id)))
    return Row(words, whence(last), Button(say("See them all"), Press(LIST, last.id)))


def not_kept(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell the sender that a piece could not be kept, unless it was taken back meanwhile."""
    row = evidence.get(desk.connection, notice.about_id)
    return Note((lost(piece(desk, row)),)) if row is not None and _is_lost(row) else None


def _is_lost(row: Evidence) -> bool:
    return row.state in {TOO_BIG, GIVEN_UP}
