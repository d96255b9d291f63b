"""Say what a token opens: one programme, all of it or what lies under one office, as an officer there would see it."""

from dataclasses import dataclass
from typing import Final, Literal

from engine.obligations.programme import Duty, Programme
from handlers import councils
from handlers.boards.sight import Sight
from handlers.desk import Desk, Speaker
from handlers.owing import Rights
from models import api_tokens, audit, offices, report_changes
from models.api_tokens import ApiToken
from models.counting import Scope

MADE, REVOKED, READ = "api_token_made", "api_token_revoked", "api_read"
Refusal = Literal["unknown", "gone"]
NOBODY: Final = Speaker("", "", "", is_new=False)


@dataclass(frozen=True, slots=True)
class Grant:
    """A token that holds, and what it lets be seen; `fields` and `duties` were let in for a reason."""

    token: ApiToken
    programme: Programme
    sight: Sight
    fields: frozenset[str]

    @property
    def offices(self) -> frozenset[str] | None:
        """Name the offices in sight, None for all of them."""
        return None if self.sight.is_whole else self.sight.offices

    def scope(self) -> Scope:
        """Return whose rounds may be seen; of confidential duties those that were let in."""
        known = (*self.programme.duties, *self.programme.former)
        hidden = tuple(one.id for one in known if not self.opens(one))
        mine = None if self.sight.is_whole else tuple(sorted(self.sight.offices))
        return Scope((self.programme.id,), mine, {self.programme.id: hidden})

    def opens(self, duty: Duty) -> bool:
        """Say whether a duty may be known of."""
        return not duty.confidential or duty.id in self.token.duties


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a token is to open, and what was let in besides, with the reason."""

    name: str
    programme: str
    office: str | None = None
    fields: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    because: str = ""


def grant(desk: Desk, token_hash: str) -> Grant | Refusal:
    """Return what a token opens now; one that is over or was revoked is unknown, and one whose ground is gone opens nothing."""
    token = api_tokens.good(desk.connection, token_hash, now_ms=desk.now_ms)
    if token is None:
        return "unknown"
    programme = desk.library.programmes.get(token.programme)
    sight = _sight(desk, token, programme) if programme else None
    return Grant(token, programme, sight, frozenset(token.fields)) if programme and sight else "gone"


def make(
    desk: Desk, wanted: Wanted, *, token_id: str, token_hash: str, until_ms: int, by: str | None
) -> None:
    """Store a token, and see to it that what came before it is in the order of changes."""
    api_tokens.add(
        desk.connection, id=token_id, name=wanted.name, token_hash=token_hash, programme=wanted.programme,
        office_id=wanted.office, fields=sorted(wanted.fields), duties=sorted(wanted.duties), because=wanted.because,
        made_at=desk.now, made_by=by, until_ms=until_ms,
    )  # fmt: skip
    report_changes.mark_unknown(desk.connection, wanted.programme)
    _note(desk, MADE, wanted.programme, token_id, by)


def revoke(desk: Desk, token_id: str, *, by: str | None) -> bool:
    """End a token; False when it was ended before."""
    token = api_tokens.revoke(desk.connection, token_id, now_ms=desk.now_ms)
    if token is not None:
        _note(desk, REVOKED, token.programme, token.id, by)
    return token is not None


def read(desk: Desk, token: ApiToken, what: str, number: int) -> None:
    """Note that rows were given: which, by which token, how many; never a value."""
    api_tokens.used(desk.connection, token.id, now_ms=desk.now_ms)
    if number:
        _note(desk, READ, token.programme, f"{token.id} {what} {number}", None)


def _sight(desk: Desk, token: ApiToken, programme: Programme) -> Sight | None:
    if token.office_id is None:
        return Sight(NOBODY, Rights((), {}, {}), frozenset(), (programme,), is_whole=True)
    office = offices.office(desk.connection, token.office_id)
    if office is None or office.programme != programme.home:
        return None
    held = Rights((), {}, {office.id: office.name})
    return Sight(NOBODY, held, frozenset((*held.offices, *councils.below(desk, held))), (programme,))


def _note(desk: Desk, act: str, programme: str, about: str, by: str | None) -> None:
    audit.note(desk.connection, at=desk.now, act=act, about_id=f"{programme} {about}"[:60], person_id=by)
