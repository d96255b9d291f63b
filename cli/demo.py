"""Load the demo: two offices, two officers who are known already, and join codes that can be typed. Development only."""

import hashlib
import tomllib
from datetime import datetime, timedelta
from typing import Any

from bot.config import ROOT
from bot.wiring import Core
from cli.working import writing
from handlers import enrolling
from handlers.desk import Desk
from models import inbox, joining, offices, people
from models.offices import OFFICE
from models.upserts import insert_if_new

CAST = ROOT / "programmes" / "demo" / "cast.toml"
LONG = timedelta(days=3650)


def load(base: Core) -> list[str]:
    """Load the cast; what is there already stays. Return the codes that can be typed."""
    cast = tomllib.loads(CAST.read_text("utf-8"))
    start = datetime.fromisoformat(cast["start"])
    with writing(base) as desk:
        for office in cast["offices"]:
            offices.put_office(desk.connection, **office)
            _owe(desk, office["id"], office["programme"])
        for person in cast["people"]:
            _appoint(desk, person, start)
        for code in cast["codes"]:
            _add_code(desk, code, start)
    return [f"{code['code']} ({code['role']})" for code in cast["codes"]]


def load_care(base: Core) -> list[str]:
    """Load who looks after the programme; return the code that can be typed for it."""
    cast = tomllib.loads(CAST.read_text("utf-8"))
    start = datetime.fromisoformat(cast["start"])
    with writing(base) as desk:
        for office in cast["care"]["offices"]:
            offices.put_office(desk.connection, **office)
        for code in cast["care"]["codes"]:
            _add_code(desk, code, start)
    return [f"{code['code']} ({code['role']})" for code in cast["care"]["codes"]]


def last_moment(base: Core) -> datetime:
    """Return where the demo's clock goes on: where it was left, so that no new message looks older than the last."""
    start = datetime.fromisoformat(tomllib.loads(CAST.read_text("utf-8"))["start"])
    with base.database.reading() as connection:
        last_ms = inbox.latest_ms(connection)
    if last_ms is None:
        return start
    return max(start, datetime.fromtimestamp(last_ms / 1000 + 60, start.tzinfo).replace(microsecond=0))


def line_id(key: str) -> str:
    """Return the local LINE's user id of a member of the cast."""
    return "U" + hashlib.md5(f"sanam-demo:{key}".encode()).hexdigest()  # noqa: S324 - an id, not a secret


def known_id(key: str) -> str:
    """Return the id of somebody whom we have met without her joining."""
    return hashlib.sha256(f"demo:{key}".encode()).hexdigest()[:32]


def _owe(desk: Desk, office_id: str, programme_id: str) -> None:
    """Open what an office owes for itself."""
    office, programme = offices.office(desk.connection, office_id), desk.library.programmes.get(programme_id)
    if office and programme:
        enrolling.enrol_office(desk, programme, office)


def meet(desk: Desk, key: str, name: str, at: datetime) -> str:
    """Make somebody known who has agreed already; return her id, "" when she was known before."""
    line_hash = desk.vault.keyring.hash("line", line_id(key))
    if people.account(desk.connection, line_hash) is not None:
        return ""
    person_id = known_id(key)
    sealed = desk.vault.key(desk.connection, f"line:{line_hash}").seal(line_id(key))
    people.meet(desk.connection, person_id=person_id, line_hash=line_hash, line_id=sealed, at=at)
    consent = desk.office.consent
    people.change(
        desk.connection, person_id,
        name=desk.vault.key(desk.connection, people.owner_of(person_id)).seal(name),
        consented_at=at, consent_version=consent.version, consent_hash=consent.digest,
    )  # fmt: skip
    return person_id


def _appoint(desk: Desk, person: dict[str, Any], at: datetime) -> None:
    person_id = meet(desk, person["key"], person["name"], at)
    if not person_id:
        return
    offices.grant(
        desk.connection, id=person_id, person_id=person_id, programme=person["programme"], kind=person["role"],
        scope_kind=OFFICE, scope_id=person["office"], valid_from=at,
    )  # fmt: skip


def _add_code(desk: Desk, code: dict[str, Any], at: datetime) -> None:
    key = desk.vault.key(desk.connection, f"office:{code['office']}")
    insert_if_new(
        desk.connection,
        joining.JoinCode,
        {
            "id": hashlib.sha256(f"demo:{code['code']}".encode()).hexdigest()[:24],
            "code_hash": desk.vault.keyring.hash("code", code["code"]),
            "programme": code["programme"],
            "role": code["role"],
            "office_id": code["office"],
            "inviter": key.seal(code["inviter"]),
            "needs_tap": code.get("needs_tap", False),
            "is_practice": code.get("practice", False),
            "uses_left": code["uses"],
            "expires_at": at + LONG,
        },
    )
