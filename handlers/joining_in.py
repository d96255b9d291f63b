"""Let people in: spend a code, give the role, or wait for an officer's tap; move a known person to a new account."""

from engine.conversation.effects import Join, LetIn
from handlers.desk import Desk, Overtaken, Speaker
from handlers.filling import new_id
from handlers.messenger.intending import intend
from handlers.staffing.deciders import deciders
from models import (
    audit,
    conversations,
    inbox,
    joining,
    logins,
    offices,
    people,
    rosters,
    web_sessions,
)


def join(desk: Desk, who: Speaker, order: Join, seed: str) -> None:
    """Use a code; raises when it was used up meanwhile, so that the step is decided again."""
    code = joining.by_id(desk.connection, order.code)
    if code is not None and _waits(desk, who, code):
        return
    if code is None or not (_has_practised(desk, who, code) or joining.use(desk.connection, code.id)):
        raise Overtaken
    if order.name:
        key = desk.vault.key(desk.connection, people.owner_of(who.person_id))
        people.change(desk.connection, who.person_id, name=key.seal(order.name))
    audit.note(desk.connection, at=desk.now, act="code_used", about_id=code.id, person_id=who.person_id)
    if code.is_practice:
        return
    rosters.has_come(desk.connection, code.id)
    if code.relinks is not None or code.needs_tap:
        _knock(desk, who, code, seed)
    else:
        _grant(desk, who.person_id, code, seed)


def decide(desk: Desk, by: Speaker, order: LetIn) -> None:
    """Carry out an officer's tap."""
    knock = joining.open_knock(desk.connection, order.knock)
    code = joining.by_id(desk.connection, knock.code_id) if knock else None
    if knock is None or code is None:
        raise Overtaken
    if not joining.decide(desk.connection, knock.id, by=by.person_id, is_let_in=order.yes, at=desk.now):
        raise Overtaken
    act = "let_in" if order.yes else "kept_out"
    audit.note(desk.connection, at=desk.now, act=act, about_id=knock.id, person_id=by.person_id)
    newcomer = knock.person_id
    if order.yes and code.relinks is not None:
        newcomer = _relink(desk, knock.person_id, code.relinks)
    elif order.yes:
        _grant(desk, knock.person_id, code, knock.id)
    _tell(desk, newcomer, knock.id, is_in=order.yes)


def leave(desk: Desk, who: Speaker, mailbox: str) -> bool:
    """Forget a newcomer who did not agree; somebody an officer was asked about stays known. Say whether she is gone."""
    inbox.empty(desk.connection, mailbox)
    if joining.knocks_of(desk.connection, who.person_id):
        return False
    conversations.forget(desk.connection, who.person_id)
    people.forget(desk.connection, who.person_id)
    return True


def _waits(desk: Desk, who: Speaker, code: joining.JoinCode) -> bool:
    """Say whether this person knocks with this code already."""
    knocks = joining.knocks_of(desk.connection, who.person_id)
    return any(one.code_id == code.id and one.decided_at is None for one in knocks)


def _has_practised(desk: Desk, who: Speaker, code: joining.JoinCode) -> bool:
    """Say whether this person has practised with this code already: it is spent once a person."""
    return code.is_practice and audit.is_noted(
        desk.connection, act="code_used", about_id=code.id, person_id=who.person_id
    )


def _grant(desk: Desk, person_id: str, code: joining.JoinCode, seed: str) -> None:
    people.open_again(desk.connection, person_id, at=desk.now)
    scope_kind, scope_id = joining.scope_of(code)
    offices.grant(
        desk.connection,
        id=new_id(seed, "role", person_id, code.id),
        person_id=person_id,
        programme=code.programme,
        kind=code.role,
        scope_kind=scope_kind,
        scope_id=scope_id,
        valid_from=desk.now,
    )


def _knock(desk: Desk, who: Speaker, code: joining.JoinCode, seed: str) -> None:
    knock_id = new_id(seed, "knock", who.person_id)
    joining.knock(desk.connection, id=knock_id, code_id=code.id, person_id=who.person_id, asked_at=desk.now)
    for person_id in deciders(desk, code, who.person_id):
        intend(
            desk,
            person_id=person_id,
            kind="knock",
            about_id=knock_id,
            details={},
            is_worth_a_push=True,
            not_before=desk.now,
        )


def _relink(desk: Desk, newcomer: str, person_id: str) -> str:
    """Give the new account to the person it belongs to; the newcomer's empty record is merged away."""
    account = people.latest_account(desk.connection, newcomer)
    if account is not None:
        people.move_account(
            desk.connection,
            old_person=newcomer,
            new_person=person_id,
            keep_hash=account.line_hash,
            at=desk.now,
        )
    # Whoever holds the old phone is out of the pages too.
    web_sessions.end_all(desk.connection, now_ms=desk.now_ms, by="new_phone", person_id=person_id)
    logins.take_back(desk.connection, person_id)
    return person_id


def _tell(desk: Desk, person_id: str, knock_id: str, *, is_in: bool) -> None:
    standing = conversations.load(desk.connection, person_id)
    if standing is not None and standing.state.get("place") == "waiting":
        state = {**standing.state, "place": "idle" if is_in else "new"}
        conversations.move(
            desk.connection,
            person_id,
            version=standing.version,
            state=state,
            last_ms=int(state.get("answered_ms", 0)),
        )
    intend(
        desk,
        person_id=person_id,
        kind="let_in" if is_in else "kept_out",
        about_id=knock_id,
        details={},
        is_worth_a_push=True,
        not_before=desk.now,
    )
