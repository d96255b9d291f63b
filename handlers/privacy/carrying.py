"""Write down what somebody wants with her own data: what she allows, what she is called, and that nothing is to be left."""

from engine.conversation.privacy.orders import Allow, Erase, Privacy, Rename
from handlers.desk import Desk, Speaker
from handlers.orders import Order
from handlers.privacy import erasing
from models import audit, consents, people


def carry_out(desk: Desk, who: Speaker, order: Privacy) -> tuple[Order, ...]:
    """Carry out one wish; return the tasks that delete her files."""
    match order:
        case Allow(purposes, yes):
            for purpose in purposes:
                _allow(desk, who, purpose, yes=yes)
        case Rename(name):
            key = desk.vault.key(desk.connection, people.owner_of(who.person_id))
            people.change(desk.connection, who.person_id, name=key.seal(name))
            audit.note(
                desk.connection, at=desk.now, act="renamed", about_id=who.person_id, person_id=who.person_id
            )
        case Erase():
            done = erasing.erase(desk, who.person_id, by=who.person_id)
            return done.orders if done else ()
    return ()


def agree(desk: Desk, who: Speaker, version: str, digest: str) -> None:
    """Write down that somebody was told what is kept and why, and in which words."""
    told = {
        "consent_version": version,
        "consent_hash": digest,
        "consented_at": desk.now,
        "withdrawn_at": None,
    }
    people.change(desk.connection, who.person_id, **told)
    consents.add(
        desk.connection, person_id=who.person_id, purpose=consents.NOTICE, version=version, digest=digest, is_given=True,
        at=desk.now,
    )  # fmt: skip
    audit.note(desk.connection, at=desk.now, act="agreed", about_id=version, person_id=who.person_id)


def _allow(desk: Desk, who: Speaker, purpose: str, *, yes: bool) -> None:
    text = desk.office.consent
    consents.add(
        desk.connection, person_id=who.person_id, purpose=purpose, version=text.version, digest=text.digest, is_given=yes,
        at=desk.now,
    )  # fmt: skip
    act = "allowed" if yes else "not_allowed"
    audit.note(desk.connection, at=desk.now, act=act, about_id=purpose, person_id=who.person_id)
