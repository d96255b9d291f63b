"""Hold what every handler works with: one connection, the vault, the packs, and the moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from engine.conversation.privacy.seen import Consent
from engine.forms.form import Form
from engine.obligations.programme import Programme
from models.vault import Vault
from thai.words import Vocabulary


class Overtaken(Exception):
    """What a step rested on was taken meanwhile: a seat of a quota, the last use of a code. Decide again."""

    retryable = True


@dataclass(frozen=True, slots=True)
class Library:
    """The applied packs and every stored version of their forms; `told` names those of which other systems are told."""

    stamp: str
    programmes: Mapping[str, Programme]
    forms: Mapping[tuple[str, str, str], Form]
    current: Mapping[tuple[str, str], str]
    told: frozenset[str] = frozenset()

    def home(self, programme: str) -> str:
        """Name the programme under which the units and offices of this one are kept."""
        found = self.programmes.get(programme)
        return found.home if found else programme

    def family(self, home: str) -> tuple[Programme, ...]:
        """Return the programmes that share the units and offices of one, itself among them."""
        return tuple(one for one in self.programmes.values() if one.home == home)

    def form(self, programme: str, name: str, digest: str = "") -> tuple[Form, str] | None:
        """Return a form and its version: the given one, else the current one."""
        wanted = digest or self.current.get((programme, name), "")
        found = self.forms.get((programme, name, wanted))
        return (found, wanted) if found else None


@dataclass(frozen=True, slots=True)
class Office:
    """What every conversation shares: the words people type, the consent text, the account's name, words of regions."""

    words: Vocabulary
    consent: Consent
    account: str
    dialect: Mapping[str, str] = field(default_factory=dict)
    # Outside development a programme whose year is over starts no reminder.
    ends_years: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What was opened of somebody's: whose, which thing of hers, of what kind, and the words, which are never kept."""

    whose: str
    about: str
    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """One piece of work: where it reads and writes, what it knows, when it happens.

    At a door through which somebody sees what is opened, `looks` gathers it for the log of accesses.
    """

    connection: Connection
    vault: Vault
    library: Library
    office: Office
    now: datetime
    now_ms: int
    looks: list[Look] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is talking: the account and the person behind it."""

    line_hash: str
    line_id: str
    person_id: str
    is_new: bool
    is_closed: bool = False
    name: str = ""
    # She was told once what is kept and why, and has not left since; `is_told` when that was in the words of today.
    has_consent: bool = False
    is_told: bool = False
