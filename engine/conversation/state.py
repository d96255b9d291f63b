"""Hold where a conversation stands and what is being filled, and turn both to JSON and back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

Place = Literal["new", "consent", "name", "waiting", "idle", "asking", "review"]
PLACES: tuple[Place, ...] = ("new", "consent", "name", "waiting", "idle", "asking", "review")


@dataclass(frozen=True, slots=True)
class State:
    """One person's conversation."""

    place: Place = "new"
    draft: str = ""
    asking: str = ""
    nonce: int = 0
    answered_ms: int = 0
    misses: int = 0
    code: str = ""
    is_editing: bool = False
    offers: tuple[str, ...] = ()
    held: str = ""
    wrong_codes: int = 0
    locked_until_ms: int = 0
    unsent_ms: int = 0

    def at(self, place: Place, **changes: Any) -> "State":
        """Move to another place; what belonged to the old question is forgotten."""
        clean: dict[str, Any] = {"asking": "", "misses": 0, "offers": (), "held": "", "is_editing": False}
        return replace(self, place=place, **{**clean, **changes})


@dataclass(frozen=True, slots=True)
class Draft:
    """One obligation or registration being filled."""

    id: str
    purpose: Literal["register", "collect", "file"]
    programme: str
    form: str
    digest: str
    obligation: str = ""
    office: str = ""
    replaces: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    raw: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    suggested: Mapping[str, str] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()

    def answered(self, path: str, value: str, raw: str, source: str) -> "Draft":
        """Return the draft with one more answer: value, words as typed, and the message they came in."""
        return replace(
            self,
            answers={**self.answers, path: value},
            raw={**self.raw, path: raw},
            sources={**self.sources, path: source},
        )


def state_to_dict(state: State) -> dict[str, Any]:
    """Turn a state to JSON."""
    return asdict(state)


def state_from_dict(stored: Mapping[str, Any]) -> State:
    """Read a stored state; what a newer release wrote and we do not know is left out."""
    known = {key: value for key, value in stored.items() if key in State.__dataclass_fields__}
    place = known.get("place") if known.get("place") in PLACES else "idle"
    return State(**{**known, "place": place, "offers": tuple(known.get("offers", ()))})


def draft_to_dict(draft: Draft) -> dict[str, Any]:
    """Turn a draft to JSON."""
    return asdict(draft)


def draft_from_dict(stored: Mapping[str, Any]) -> Draft:
    """Read a stored draft."""
    known = {key: value for key, value in stored.items() if key in Draft.__dataclass_fields__}
    return Draft(**{**known, "accepted": tuple(known.get("accepted", ()))})
