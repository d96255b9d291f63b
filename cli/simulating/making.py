"""Make up one person: her name, her ways, her code and the day on which she joins."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from cli.simulating.people import Person
from cli.simulating.personas import drawn, sayings
from cli.simulating.wanted import Wanted
from engine.forms.guessing.draws import Draws

MORNING: Final = timedelta(hours=8, minutes=30)


def person(wanted: Wanted, start: datetime, key: str, role: str, office_id: str, within: int = 0) -> Person:
    """Return somebody; `within` so many days she joins, 0 for an officer, who is there on the first."""
    draws = Draws(f"{wanted.dice}\n{key}")
    persona = drawn(draws, wanted.mix or {}, is_officer=within == 0)
    persona = persona if wanted.sends_photos else replace(persona, photos=0)
    day = draws.between(1, within) if within else 0
    joins = (
        start.replace(hour=0, minute=0) + timedelta(days=day) + MORNING + timedelta(minutes=draws.below(480))
    )
    name = draws.one(sayings()["names"])
    return Person(
        f"{key}-{wanted.seed}",
        name,
        persona,
        draws,
        role,
        office_id,
        _code(f"{wanted.dice}\n{key}"),
        joins_at=joins,
    )


def _code(of: str) -> str:
    number = int(hashlib.sha256(f"{of}\ncode".encode()).hexdigest(), 16)
    return str(10_000_000 + number % 90_000_000)
