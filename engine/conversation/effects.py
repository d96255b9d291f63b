"""Say what the outside world must do about a step. Effects are orders; nothing here carries them out."""

from dataclasses import dataclass

from engine.conversation.bubbles import Bubble
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
    """Make a report, a contribution or a registration of a draft."""

    draft: Draft
    answers: dict[str, str]


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
class Forget:
    """Delete what a taken-back message left with us."""

    message_id: str


Effect = Say | Keep | Drop | Send | Agree | Leave | Join | LetIn | Reach | Forget


@dataclass(frozen=True, slots=True)
class Turn:
    """The result of one step."""

    state: State
    effects: tuple[Effect, ...] = ()
