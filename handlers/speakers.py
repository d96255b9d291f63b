"""Find out who is talking: the account behind a mailbox and the person behind the account."""

import hashlib

from handlers.desk import Desk, Look, Speaker
from models import people
from models.sealing import SealBroken


def speaker(desk: Desk, line_hash: str, line_id: str) -> Speaker:
    """Return who speaks through this account; a newcomer gets an id but no row yet."""
    account = people.account(desk.connection, line_hash)
    if account is None:
        return Speaker(line_hash, line_id, _stranger(desk, line_hash), is_new=True)
    person = people.person(desk.connection, account.person_id)
    if person is None:
        return Speaker(line_hash, line_id, account.person_id, is_new=True)
    return Speaker(
        line_hash,
        line_id,
        person.id,
        is_new=False,
        is_closed=account.is_closed,
        name=name_of(desk, person),
        has_consent=person.consent_version is not None and person.withdrawn_at is None,
        is_told=person.consent_version == desk.office.consent.version and person.withdrawn_at is None,
    )


def newcomer_id(line_hash: str) -> str:
    """Derive a person's id from the account of first contact, so that a repeated first event makes nobody twice."""
    return hashlib.sha256(f"person:{line_hash}".encode()).hexdigest()[:32]


def _stranger(desk: Desk, line_hash: str) -> str:
    """Return the id of somebody who has no account: whoever was erased comes back as somebody else."""
    first = newcomer_id(line_hash)
    known = people.person(desk.connection, first)
    if known is None or known.erased_at is None:
        return first
    key = desk.vault.fresh(desk.connection, f"line:{line_hash}")
    return key.mark(f"person:{line_hash}")[:32] if key else first


def name_of(desk: Desk, person: people.Person) -> str:
    """Open a person's name; empty when there is none or its key is gone, words for who was erased."""
    if person.erased_at is not None:
        return desk.office.consent.erased
    if person.name is None:
        return ""
    key = desk.vault.existing(desk.connection, people.owner_of(person.id))
    try:
        name = key.open(person.name) if key else ""
    except SealBroken:
        return ""
    if name and desk.looks is not None:
        desk.looks.append(Look(person.id, "", "name", (name,)))
    return name


def meet(desk: Desk, who: Speaker) -> None:
    """Store a newcomer's person and account."""
    if not who.is_new:
        return
    key = desk.vault.key(desk.connection, f"line:{who.line_hash}")
    people.meet(
        desk.connection,
        person_id=who.person_id,
        line_hash=who.line_hash,
        line_id=key.seal(who.line_id),
        at=desk.now,
    )


def line_id_of(desk: Desk, line_hash: str) -> str | None:
    """Open the LINE user id of an account, to write to it."""
    account = people.account(desk.connection, line_hash)
    key = desk.vault.existing(desk.connection, f"line:{line_hash}")
    return key.open(account.line_id) if account and key else None


def agreed(desk: Desk, person_id: str) -> Speaker | None:
    """Return a person as the one who speaks, if she still has access and has agreed."""
    account = people.latest_account(desk.connection, person_id)
    line_id = line_id_of(desk, account.line_hash) if account and not account.is_closed else None
    if account is None or line_id is None:
        return None
    who = speaker(desk, account.line_hash, line_id)
    return who if who.person_id == person_id and who.has_consent else None
