"""Say what the outside world must do about a step. Effects are orders; nothing here carries them out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from engine.conversation.announcing.orders import Spreading
from engine.conversation.boards.orders import EndVisit
from engine.conversation.bubbles import Bubble
from engine.conversation.concessions.orders import Conceding
from engine.conversation.council.orders import Councils
from engine.conversation.measures.orders import Booking
from engine.conversation.privacy.orders import Privacy
from engine.conversation.reminding.orders import Minding
from engine.conversation.reviewing.orders import Reviewing
from engine.conversation.staff.orders import Staffing
from engine.conversation.state import Draft, State


@dataclass(frozen=True, slots=True)
class Say:
    """Show bubbles to the person."""

    bubbles: tuple[Bubble, ...]
    is_worth_a_push: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """Store the draft as it now is."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Drop:
    """Throw a draft away."""

    draft: str


@dataclass(frozen=True, slots=True)
class Send:
    """Make a report, a contribution or a registration of a draft; `source` is the way it came."""

    draft: Draft
    answers: dict[str, str]
    source: Literal["chat", "web", "import"] = "chat"


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """Note that somebody has come to the end of a practice; nothing of it is kept."""

    draft: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take back a report that was sent."""

    report: str


@dataclass(frozen=True, slots=True)
class Agree:
    """Record consent to a text."""

    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Keep nothing of a newcomer who did not agree."""


@dataclass(frozen=True, slots=True)
class Join:
    """Use a join code for this person."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class LetIn:
    """Decide about somebody who knocked."""

    knock: str
    yes: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """Note that messages do or do not reach this account."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Enquire:
    """Keep what somebody asks an office, and have the office hear of it; what is held waits for her next tap."""

    id: str
    office: str
    text: str
    source: str
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class AskOn:
    """Have the office hear of a question that was held, because a line of the guideline was shown first."""

    enquiry: str


@dataclass(frozen=True, slots=True)
class Respond:
    """Keep what an officer answers to an enquiry, and have the one who asked hear of it."""

    enquiry: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Close:
    """End an enquiry that its asker no longer wants answered."""

    enquiry: str


@dataclass(frozen=True, slots=True)
class Preserve:
    """Keep what was sent besides words: the answer to a question, or for the office, which is told at once."""

    kind: str
    message_id: str
    at: datetime
    draft: str = ""
    duration_ms: int = 0
    answers: str = ""


@dataclass(frozen=True, slots=True)
class EndFile:
    """Note that a filled-in table was sent, as so many reports, or that nobody wants it: none."""

    file: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class CallIt:
    """Keep what somebody called a unit in a message; others may use the name when the office agrees."""

    unit: str
    message_id: str


@dataclass(frozen=True, slots=True)
class Liken:
    """Tell the office that a draft registers a unit that is there already."""

    draft: str
    unit: str


@dataclass(frozen=True, slots=True)
class Share:
    """Decide whether everybody may call a unit so."""

    alias: str
    yes: bool


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Note that somebody has seen what a filled-in table would do: she need not be told."""

    file: str


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete what a taken-back message left with us."""

    message_id: str


@dataclass(frozen=True, slots=True)
class Happen:
    """Write down on which day an event was, or is planned; `key` names the event of one unit."""

    key: str
    day: date
    is_done: bool


Effect = (
    Say
    | Keep
    | Drop
    | Send
    | Rehearsed
    | Withdraw
    | Agree
    | Leave
    | Join
    | LetIn
    | Reach
    | Enquire
    | AskOn
    | Respond
    | Close
    | Preserve
    | EndFile
    | LookedAt
    | CallIt
    | Liken
    | Share
    | Forget
    | Happen
    | Booking
    | Reviewing
    | Councils
    | Staffing
    | Conceding
    | Minding
    | EndVisit
    | Spreading
    | Privacy
)


@dataclass(frozen=True, slots=True)
class Turn:
    """The result of one step."""

    state: State
    effects: tuple[Effect, ...] = ()
