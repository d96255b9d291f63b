"""Bring into a scene what is about news: to whom and for how much, what is prepared, what was sent, what was received."""

from dataclasses import replace

from engine.announcing.audience import Audience, read
from engine.announcing.pricing import Reach, reached
from engine.conversation.announcing.hearing import draft_of
from engine.conversation.announcing.seen import News, Prepared, Received, Told
from engine.conversation.announcing.wording import AGAIN, NEWS, OF_NEWS, PUSH, READ, SEND, WHO
from engine.conversation.events import Event, Pressed, Showed, Typed
from engine.conversation.resuming import is_slip
from engine.conversation.scene import Scene
from engine.conversation.state import State
from handlers.announcing import audiences
from handlers.announcing.audiences import Field
from handlers.boards.sight import of_rights
from handlers.desk import Desk, Speaker
from handlers.messenger import purse
from handlers.messenger.situation import hearers
from handlers.owing import Rights
from handlers.pieces import sender_name
from models import announcements, offices, units
from models.announcements import DRAFT, SENT, Announcement, Receipt
from models.sealing import SealBroken

FUNCTION = "announce"
LISTED = 3
RECEIVED = 5


def furnished(
    desk: Desk, who: Speaker, held: Rights, state: State, event: Event, scene: Scene, name: str
) -> Scene:
    """Return the scene with the news that an event is about; `name` is the function that was chosen."""
    tap = event.press if isinstance(event, Pressed) and event.press.kind in OF_NEWS else None
    is_writing = (
        name != FUNCTION and isinstance(event, Typed | Showed) and is_slip(state, (NEWS,), event.when.ms)
    )
    if tap is None and name != FUNCTION and not is_writing:
        return scene
    if tap is not None and tap.kind == READ:
        news = News(one=one_received(desk, who.person_id, tap.draft))
    elif not held.offices:
        news = News(received=_received(desk, who.person_id))
    elif tap is not None and tap.index in {WHO, AGAIN}:
        news = News(told=told(desk, who, held, tap.draft))
    else:
        is_sending = tap is not None and tap.index in {SEND, PUSH}
        wanted = tap.draft if tap is not None and is_sending else (draft_of(state) if is_writing else "")
        row = _draft(desk, who, wanted)
        code = state.about.partition("/")[2] if is_writing else (tap.draft if tap else "")
        news = _composing(desk, who, held, read(row.audience) if row else read(code), row)
    return replace(scene, books=replace(scene.books, news=news))


def reach(desk: Desk, people: list[str]) -> Reach:
    """Say who of some people would hear it by which way now, and so what it costs."""
    found = hearers(desk, people)
    return reached(desk.now, [found[one] for one in people], purse.purse(desk).left)


def told(desk: Desk, who: Speaker, held: Rights, announcement_id: str) -> Told | None:
    """Return one piece of news of somebody's offices, with those who have not read it, as far as they are in her sight."""
    row = announcements.get(desk.connection, announcement_id)
    if row is None or row.state != SENT or row.office_id not in held.offices:
        return None
    every = announcements.receipts(desk.connection, row.id)
    sight = of_rights(desk, who, held)
    left = tuple(
        _named(desk, one) for one in every if one.read_at is None and _is_in(desk, one, sight.offices)
    )
    read_ = sum(one.read_at is not None for one in every)
    return Told(row.id, row.sent_at or row.made_at, words_of(desk, row), read_, len(every), left)


def one_received(desk: Desk, person_id: str, announcement_id: str) -> Received | None:
    """Return news as somebody got it; None for whoever was not told, and for what was taken back."""
    row = announcements.get(desk.connection, announcement_id)
    mine = announcements.receipt(desk.connection, announcement_id, person_id) if row else None
    return _as_received(desk, row, mine) if row and mine else None


def words_of(desk: Desk, row: Announcement) -> str:
    """Open the words; empty when they were taken back."""
    key = desk.vault.existing(desk.connection, announcements.owner_of(row.id)) if row.body else None
    try:
        return key.open(row.body) if key and row.body else ""
    except SealBroken:
        return ""


def _received(desk: Desk, person_id: str) -> tuple[Received, ...]:
    rows = announcements.of_person(desk.connection, person_id, limit=RECEIVED)
    found = (_as_received(desk, row, mine) for row, mine in rows)
    return tuple(one for one in found if one is not None)


def _as_received(desk: Desk, row: Announcement, mine: Receipt) -> Received | None:
    words, office = words_of(desk, row), offices.office(desk.connection, row.office_id)
    if row.state != SENT or not words or office is None:
        return None
    return Received(
        row.id,
        office.name,
        row.sent_at or row.made_at,
        words,
        row.evidence_id or "",
        mine.read_at is not None,
    )


def _draft(desk: Desk, who: Speaker, announcement_id: str) -> Announcement | None:
    """Return what somebody is preparing herself."""
    row = announcements.get(desk.connection, announcement_id) if announcement_id else None
    return row if row is not None and row.state == DRAFT and row.person_id == who.person_id else None


def _composing(desk: Desk, who: Speaker, held: Rights, audience: Audience, row: Announcement | None) -> News:
    field = audiences.field_of(desk, of_rights(desk, who, held))
    people = [one.person for one in audiences.reached(desk, field, audience)]
    return News(
        audience=audience,
        reach=reach(desk, people),
        kinds=audiences.kinds(desk, field),
        places=audiences.places(desk, field),
        prepared=Prepared(row.id, words_of(desk, row), row.evidence_id or "") if row else None,
        sent=_sent(desk, field),
    )


def _sent(desk: Desk, field: Field) -> tuple[Told, ...]:
    rows = announcements.of_offices(desk.connection, sorted(field.sight.held.offices), limit=LISTED)
    counts = announcements.counts(desk.connection, [one.id for one in rows])
    return tuple(
        Told(one.id, one.sent_at or one.made_at, words_of(desk, one), *counts.get(one.id, (0, 0)))
        for one in rows
    )


def _is_in(desk: Desk, one: Receipt, seen: frozenset[str]) -> bool:
    """Say whether whom it was told for is still in sight."""
    unit = units.unit(desk.connection, one.about_id)
    return (unit.office_id if unit else one.about_id) in seen


def _named(desk: Desk, one: Receipt) -> str:
    unit = units.unit(desk.connection, one.about_id)
    about = unit.name if unit else offices.names(desk.connection, [one.about_id]).get(one.about_id, "")
    return " · ".join(part for part in (sender_name(desk, one.person_id), about) if part)
