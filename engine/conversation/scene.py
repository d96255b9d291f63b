"""Hold what the engine may know of the world when it decides one step; the handlers load it, nobody changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from engine.conversation.state import Draft
from engine.forms.form import Form
from engine.obligations.programme import Programme
from thai.words import Vocabulary


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing this person is to send, or to file in an office's name."""

    id: str
    duty: str
    about: str
    office: str
    part: Literal["collect", "file"]
    due: date
    is_done: bool
    is_open: bool = True
    draft: str = ""
    contributed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """One report that this person or office sent."""

    report: str
    number: str
    duty: str
    about: str
    sent_at: datetime
    can_correct: bool


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a join code offers."""

    code: str
    role: str
    programme: str
    office: str
    office_phone: str
    inviter: str
    is_relink: bool = False
    needs_tap: bool = False
    registers: bool = False


@dataclass(frozen=True, slots=True)
class Filling:
    """A draft with everything that filling it needs."""

    draft: Draft
    form: Form
    programme: Programme
    title: str
    subject: str
    within: str | None = None
    phone: str = ""
    area: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    taken_by: str = ""


@dataclass(frozen=True, slots=True)
class Knocking:
    """Somebody who waits for this officer's tap."""

    id: str
    name: str
    role: str
    is_relink: bool


@dataclass(frozen=True, slots=True)
class Consent:
    """The text that people agree to."""

    version: str
    digest: str
    text: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The world as one step sees it."""

    words: Vocabulary
    consent: Consent
    account: str
    owner: str = ""
    name: str = ""
    is_closed: bool = False
    has_consent: bool = False
    has_roles: bool = False
    speaks_for: tuple[str, ...] = ()
    owed: tuple[Owed, ...] = ()
    sent: tuple[Sent, ...] = ()
    drafts: tuple[tuple[str, str], ...] = ()
    filling: Filling | None = None
    opening: Filling | None = None
    registration: Filling | None = None
    sent_number: str = ""
    invitation: Invitation | None = None
    knocking: Knocking | None = None
    phone: str = ""
