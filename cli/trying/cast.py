"""Put the people into the town who try a form: known, agreed, each with a role, their groups owing the one report."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.wiring import Core
from cli.demo import line_id, meet
from cli.trying.pack import FOLDER
from cli.working import writing
from engine.obligations.programme import Programme
from handlers.desk import Desk
from handlers.enrolling import enrol
from models import conversations, drafts, offices, units
from models.offices import OFFICE, UNIT

LEADER = "leader"
FILLING = frozenset({"asking", "review"})


@dataclass(frozen=True, slots=True)
class Player:
    """One of the people, as the local LINE and the page know her."""

    key: str
    name: str
    role: str
    shown: str
    unit: str = ""
    place: str = ""

    @property
    def line_id(self) -> str:
        """Return her id at the local LINE."""
        return line_id(self.key)

    @property
    def person_id(self) -> str:
        """Return her id in our database."""
        return hashlib.sha256(f"demo:{self.key}".encode()).hexdigest()[:32]


def players() -> tuple[Player, ...]:
    """Return everybody."""
    return tuple(Player(**one) for one in _cast()["people"])


def write_for_line(path: Path, account: str) -> None:
    """Write the people down for the local LINE."""
    people = [{"key": one.key, "name": one.name, "role": one.shown, "following": True} for one in players()]
    cast = {"bot": {"key": "bot", "name": account}, "people": people}
    path.write_text(json.dumps(cast, ensure_ascii=False), "utf-8")


def settle(base: Core, programme: Programme) -> None:
    """Let everybody join and have every group owe its reports; who is there already stays."""
    office = _cast()["office"]
    with writing(base) as desk:
        offices.put_office(desk.connection, programme=programme.id, kind="province", **office)
        for one in players():
            meet(desk, one.key, one.name, desk.now)
            scope = (UNIT, f"try-{one.key}") if one.role == LEADER else (OFFICE, office["id"])
            if one.role == LEADER:
                _found(desk, programme, one, office["id"], desk.now)
            offices.grant(
                desk.connection, id=one.person_id, person_id=one.person_id, programme=programme.id, kind=one.role,
                scope_kind=scope[0], scope_id=scope[1], valid_from=desk.now,
            )  # fmt: skip


def are_filling(base: Core) -> tuple[Player, ...]:
    """Return who has the form open in her chat now."""
    with base.database.reading() as connection:
        found = []
        for one in players():
            standing = conversations.load(connection, one.person_id)
            is_open = standing is not None and standing.state.get("place") in FILLING
            if is_open and drafts.open_of(connection, one.person_id):
                found.append(one)
        return tuple(found)


def _found(desk: Desk, programme: Programme, one: Player, office_id: str, at: datetime) -> None:
    unit_id = f"try-{one.key}"
    if units.unit(desk.connection, unit_id) is None:
        units.add(
            desk.connection, id=unit_id, programme=programme.id, kind="group", name=one.unit, place=one.place,
            office_id=office_id, attributes={}, made_at=at,
        )  # fmt: skip
    enrol(desk, programme, unit_id)


def _cast() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "try_cast.toml").read_text("utf-8"))
