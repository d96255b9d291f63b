"""Read the made-up people's ways, and draw who is who."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.config import ROOT
from engine.forms.guessing.draws import Draws

FILE: Final = ROOT / "programmes" / "demo" / "personas.toml"
SAYS: Final = "says"


@dataclass(frozen=True, slots=True)
class Persona:
    """One way of using a phone; what each number means stands in the file."""

    key: str
    about: str
    share: tuple[int, int]
    looks_every: int
    ahead: int
    heeds: int
    after: tuple[int, int]
    leaves: int
    slips: int
    talks: int
    asks: int
    photos: int
    blocks: int
    waits: int
    is_helped: bool = False


class NoSuchPersona(ValueError):
    """A mix that names nobody."""


@cache
def personas() -> Mapping[str, Persona]:
    """Return all personas by their key."""
    found = tomllib.loads(FILE.read_text("utf-8"))
    return {key: _persona(key, entry) for key, entry in found.items() if key != SAYS}


@cache
def sayings() -> Mapping[str, tuple[str, ...]]:
    """Return the words that people use: names, groups, questions, replies."""
    found = tomllib.loads(FILE.read_text("utf-8"))
    return {key: tuple(words) for key, words in found[SAYS].items()}


def mix_of(text: str) -> dict[str, int]:
    """Read shares such as `punctual=4,silent=1`; refuse what names nobody."""
    mix: dict[str, int] = {}
    for part in filter(None, (one.strip() for one in text.split(","))):
        key, _, number = part.partition("=")
        if key not in personas() or not (number or "1").isdecimal():
            raise NoSuchPersona(f"{part}: one of {', '.join(personas())}, with a number")
        mix[key] = int(number or "1")
    if mix and not sum(mix.values()):
        raise NoSuchPersona(f"{text}: nobody is left")
    return mix


def drawn(draws: Draws, mix: Mapping[str, int], *, is_officer: bool) -> Persona:
    """Draw one persona by the shares of a mix, or by those of the file."""
    shares = mix or {key: one.share[is_officer] for key, one in personas().items()}
    row = [key for key, share in shares.items() for _ in range(share)]
    return personas()[draws.one(row)]


def _persona(key: str, entry: Mapping[str, object]) -> Persona:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    return Persona(key=key, **values)  # type: ignore[arg-type]
