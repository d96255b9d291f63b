"""Hold what the engine may know of the world when it decides one step; the handlers load it, nobody changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from engine.compiling.basis import Basis
from engine.conversation.calling.nickname import Nickname
from engine.conversation.evidence.pieces import Likeness, Piece
from engine.conversation.happening.events import Happening
from engine.conversation.measures.beside import NOTHING, NOWHERE, Beside, Stands
from engine.conversation.measures.books import CLOSED, Books
from engine.conversation.practice.practised import Practised
from engine.conversation.privacy.seen import Consent, Mine
from engine.conversation.sent.noun import Sent
from engine.conversation.state import Draft
from engine.conversation.telling.told import Told
from engine.forms.form import Form
from engine.obligations.kinds.undated import NoDay
from engine.obligations.programme import Programme
from engine.units.asking import Question
from engine.units.rivals import Rival
from thai.words import Vocabulary

if TYPE_CHECKING:
    from engine.conversation.concessions.seen import Leeway
    from engine.conversation.council.seen import Council, Handing, Profile
    from engine.conversation.reminding.seen import Reminded
    from engine.conversation.reviewing.seen import Bench
    from engine.conversation.staff.seen import Staff
    from engine.sheet.arriving import Arrived

Round = Literal["month", "round"]


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing this person is to send, or to file in an office's name.

    Without a due day it is owed and silent; `printed` is the later printed day behind an office's own one, `window` what is
    printed instead of a day. `returned` names what was sent and came back for one answer.
    """

    id: str
    duty: str
    about: str
    office: str
    part: Literal["collect", "file"]
    due: date | None
    is_done: bool
    is_open: bool = True
    draft: str = ""
    contributed_at: datetime | None = None
    unit: str = ""
    awaits_group: bool = False
    period: str = ""
    zero: Round | None = None
    printed: date | None = None
    sheet: str = ""
    asks: bool = False
    contribution: str = ""
    returned: str = ""
    is_refused: bool = False
    is_closed: bool = False
    window: NoDay | None = None


@dataclass(frozen=True, slots=True)
class Which:
    """Several reports that a group's name may mean: a few to choose from, or of many first where the group is."""

    owed: tuple[Owed, ...]
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What somebody else sent, or took back, while a draft of the same was being filled."""

    number: str
    by: str
    at: datetime
    answers: Mapping[str, str]
    is_withdrawn: bool = False


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
    is_practice: bool = False
    area: str = ""
    owner: str = ""
    unit: str = ""
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a newer version of the form did to a draft: how much is asked again or not any more, where it stood."""

    again: int
    lost: int
    asking: str = ""


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
    taken: Taken | None = None
    corrects: Sent | None = None
    was: Mapping[str, str] = field(default_factory=dict)
    is_locked: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict)
    pieces: tuple[Piece, ...] = ()
    captions: Mapping[str, str] = field(default_factory=dict)
    likenesses: tuple[Likeness, ...] = ()
    carried: Mapping[str, str] = field(default_factory=dict)
    renewed: Renewed | None = None
    begun_on: date | None = None
    touched_on: date | None = None
    zero: Round | None = None
    rivals: tuple[Rival, ...] = ()
    is_stand_in: bool = False
    is_after_close: bool = False
    beside: Beside = NOTHING
    compiled: Basis | None = None


@dataclass(frozen=True, slots=True)
class Knocking:
    """Somebody who waits for this officer's tap."""

    id: str
    name: str
    role: str
    is_relink: bool


@dataclass(frozen=True, slots=True)
class Helper:
    """An office that this person may ask."""

    office: str
    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Enquiry:
    """Something that was asked and is not answered yet; `is_mine` for the one who asked."""

    id: str
    text: str
    asker: str
    group: str
    office: str
    asked_at: datetime
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A unit that this person speaks for or that her office looks after, with what was registered of it."""

    id: str
    name: str
    place: str
    office: str
    office_phone: str = ""
    registered: Filling | None = None
    is_mine: bool = False
    report: str = ""
    stands: Stands = NOWHERE
    profile: "Profile | None" = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The world as one step sees it."""

    words: Vocabulary
    consent: Consent
    account: str
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
    named: Filling | None = None
    which: Which | None = None
    nickname: Nickname | None = None
    registration: Filling | None = None
    sent_number: str = ""
    invitation: Invitation | None = None
    knocking: Knocking | None = None
    phone: str = ""
    acts_for_office: bool = False
    helpers: tuple[Helper, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    enquiry: Enquiry | None = None
    groups: tuple[Group, ...] = ()
    standing: Sent | None = None
    practice: Filling | None = None
    practised: tuple[Practised, ...] = ()
    is_guest: bool = False
    mendable: tuple[Filling, ...] = ()
    regrouped: Filling | None = None
    pieces: tuple[Piece, ...] = ()
    arrived: "Arrived | None" = None
    told: Told | None = None
    happenings: tuple[Happening, ...] = ()
    bench: "Bench | None" = None
    leeway: "Leeway | None" = None
    books: Books = CLOSED
    council: "Council | None" = None
    handing: "Handing | None" = None
    staff: "Staff | None" = None
    reminded: "Reminded | None" = None
    emptied: tuple[Filling, ...] = ()
    mine: Mine | None = None
