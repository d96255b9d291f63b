"""Let somebody in to the pages by a link that she asked for in the chat, and out again; have her hear that somebody is in."""

from dataclasses import dataclass

from engine.conversation.boards.wording import signed_in
from engine.conversation.bubbles import Bubble
from handlers import owing
from handlers.desk import Desk, Speaker
from handlers.messenger.intending import intend
from handlers.orders import Order
from handlers.speakers import agreed
from models import audit, logins, web_sessions
from models.notices import Notice

LIFE_MS = 10 * 60_000
IDLE_MS = 2 * 3_600_000
LONGEST_MS = 12 * 3_600_000
A_MINUTE_MS = 60_000
SIGNED_IN = "signed_in"
ENTERED, LEFT, THROWN_OUT = "entered_pages", "left_pages", "pages_not_me"


@dataclass(frozen=True, slots=True)
class Entry:
    """A way in that is still good: whose it is, and where it leads."""

    who: Speaker
    leads_to: str


def lend(desk: Desk, person_id: str, token_hash: str, leads_to: str) -> None:
    """Give somebody a way in."""
    until_ms = desk.now_ms + LIFE_MS
    logins.lend(
        desk.connection, token_hash=token_hash, person_id=person_id, leads_to=leads_to, until_ms=until_ms
    )


def entry(desk: Desk, token_hash: str) -> Entry | None:
    """Look at a way in and spend nothing; None when it is over, was used, or its owner may not enter any more."""
    found = logins.good(desk.connection, token_hash, now_ms=desk.now_ms)
    who = agreed(desk, found.person_id) if found else None
    return Entry(who, found.leads_to) if found and who and may_enter(desk, who.person_id) else None


def may_enter(desk: Desk, person_id: str) -> bool:
    """Say whether somebody acts for an office at this moment."""
    return bool(owing.rights(desk, person_id).offices)


def enter(
    desk: Desk, token_hash: str, session_id: str, cookie_hash: str
) -> tuple[Entry, tuple[Order, ...]] | None:
    """Spend a way in and sign its owner in; the second of two who try gets None."""
    found = entry(desk, token_hash)
    if found is None or not logins.spend(desk.connection, token_hash, now_ms=desk.now_ms):
        return None
    person_id = found.who.person_id
    web_sessions.begin(
        desk.connection, session_id=session_id, cookie_hash=cookie_hash, person_id=person_id, at=desk.now,
        now_ms=desk.now_ms, until_ms=desk.now_ms + LONGEST_MS,
    )  # fmt: skip
    audit.note(desk.connection, at=desk.now, act=ENTERED, about_id=session_id, person_id=person_id)
    intend(
        desk, person_id=person_id, kind=SIGNED_IN, about_id=session_id, details={},
        is_worth_a_push=True, not_before=desk.now,
    )  # fmt: skip
    return found, (Order("push_card", f"card:{SIGNED_IN}:{session_id}", (person_id,)),)


def session(desk: Desk, cookie_hash: str) -> web_sessions.WebSession | None:
    """Return the session of a browser while it lives."""
    return web_sessions.open_of(desk.connection, cookie_hash, now_ms=desk.now_ms, idle_ms=IDLE_MS)


def is_to_be_noted(desk: Desk, found: web_sessions.WebSession) -> bool:
    """Say whether it is time to note again that somebody is there: not at every look."""
    return desk.now_ms - found.seen_ms >= A_MINUTE_MS


def stays(desk: Desk, found: web_sessions.WebSession) -> None:
    """Note that somebody is still there."""
    web_sessions.seen(desk.connection, found.id, now_ms=desk.now_ms)


def leave(desk: Desk, found: web_sessions.WebSession, by: str) -> None:
    """End a session: by herself, or because she acts for no office any more."""
    if web_sessions.end(desk.connection, found.id, now_ms=desk.now_ms, by=by):
        audit.note(desk.connection, at=desk.now, act=LEFT, about_id=found.id, person_id=found.person_id)


def sessions_of(desk: Desk, person_id: str) -> list[web_sessions.WebSession]:
    """Return where somebody is signed in now, the latest first."""
    return web_sessions.open_of_person(desk.connection, person_id, now_ms=desk.now_ms, idle_ms=IDLE_MS)


def throw_out(desk: Desk, who: Speaker, session_id: str) -> None:
    """End a session that its owner says is not hers; nobody ends another person's."""
    found = web_sessions.get(desk.connection, session_id)
    if found is None or found.person_id != who.person_id:
        return
    web_sessions.end(desk.connection, found.id, now_ms=desk.now_ms, by="not_me")
    audit.note(desk.connection, at=desk.now, act=THROWN_OUT, about_id=found.id, person_id=who.person_id)


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell somebody that the pages were opened in her name, as long as they are."""
    found = web_sessions.get(desk.connection, notice.about_id)
    if found is None or found.ended_ms is not None or found.until_ms <= desk.now_ms:
        return None
    return signed_in(found.id, found.began_at)
