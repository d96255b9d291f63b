"""Hold where a conversation stands and what is being filled, and turn both to JSON and back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

HELD, WHY, CARRIED, READ = "held:", "why:", "carried:", "read:"
MARKS = (HELD, WHY, CARRIED, READ)
LACKS = "lacks:"
"""Why a report was sent although something below it is missing, among the words as they were typed."""
_NOTHING_PICKED: Mapping[str, Any] = {
    "offers": (),
    "among": (),
    "picked": (),
    "page": 0,
    "asks_why": False,
    "calling": "",
    "telling": "",
}
Place = Literal[
    "new", "consent", "name", "waiting", "idle", "asking", "review", "enquiring", "replying", "slip",
    "noting",
]  # fmt: skip
PLACES: tuple[Place, ...] = (
    "new", "consent", "name", "waiting", "idle", "asking", "review", "enquiring", "replying", "slip",
    "noting",
)  # fmt: skip


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
    among: tuple[str, ...] = ()
    is_held: bool = False
    wrong_codes: int = 0
    locked_until_ms: int = 0
    unsent_ms: int = 0
    about: str = ""
    picked: tuple[str, ...] = ()
    page: int = 0
    asks_why: bool = False
    calling: str = ""
    telling: str = ""
    shown_set: str = ""
    shown_for: str = ""
    shown_total: int = 0
    captioned_ms: int = 0
    choices: tuple[tuple[str, str, str, int, int, int], ...] = ()
    choices_of: str = ""
    knows_choices: bool = False
    restored_from: int = 0
    restored_at: int = 0

    def fresh(self, **changes: Any) -> "State":
        """Stay, with nothing missed and nothing picked yet."""
        return replace(self, misses=0, **{**_NOTHING_PICKED, **changes})

    def at(self, place: Place, **changes: Any) -> "State":
        """Move to another place; what belonged to the old question is forgotten."""
        clean: dict[str, Any] = {
            "asking": "",
            "misses": 0,
            "is_held": False,
            "is_editing": False,
            **_NOTHING_PICKED,
        }
        return replace(self, place=place, **{**clean, **changes})


@dataclass(frozen=True, slots=True)
class Draft:
    """One obligation or registration being filled.

    Of a built report `below` says how each round of the tier below stood, and `drawn` which words came from there. Of one
    that is filled in for somebody `told_by` says who told it and how. Of an answer that is mended for its sender `amends`
    says which one and why.
    """

    id: str
    purpose: Literal["register", "collect", "file"]
    programme: str
    form: str
    digest: str
    obligation: str = ""
    office: str = ""
    replaces: str = ""
    is_practice: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    raw: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    suggested: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    promised: Mapping[str, str] = field(default_factory=dict)
    used: Mapping[str, str] = field(default_factory=dict)
    unseen: Mapping[str, str] = field(default_factory=dict)
    is_offered: bool = False
    since: int = 0
    held: str = ""
    undo: Mapping[str, Any] = field(default_factory=dict)
    redo: Mapping[str, Any] = field(default_factory=dict)
    wish: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[str, str] = field(default_factory=dict)
    aside: Mapping[str, Any] = field(default_factory=dict)
    drawn: Mapping[str, str] = field(default_factory=dict)
    below: Mapping[str, str] = field(default_factory=dict)
    told_by: Mapping[str, str] = field(default_factory=dict)
    amends: Mapping[str, str] = field(default_factory=dict)

    def answered(self, path: str, value: str, raw: str, source: str) -> "Draft":
        """Return the draft with one more answer: value, words as typed, and the message they came in."""
        other = {HELD + path, WHY + path, CARRIED + path, READ + path}
        return replace(
            self,
            answers={**self.answers, path: value},
            held="",
            promised=_but(self.promised, {path}),
            raw={**_but(self.raw, other), path: raw},
            sources={**_but(self.sources, other), path: source},
        )

    def noted(self, kind: str, path: str, words: str, source: str) -> "Draft":
        """Return the draft with words beside an answer: those held until it is confirmed, or why it is unusual."""
        return replace(
            self, raw={**self.raw, kind + path: words}, sources={**self.sources, kind + path: source}
        )

    def emptied(self, answers: Mapping[str, str]) -> "Draft":
        """Return the draft as if nothing had been said yet, with what the form begins with."""
        return replace(
            self,
            answers=answers,
            raw={},
            sources={},
            promised={},
            unseen={},
            undo={},
            redo={},
            wish={},
            aside={},
            drawn={},
            # Not as it was shown any more: what is built in again is looked at before it goes.
            below=dict.fromkeys(self.below, ""),
            held="",
            is_offered=False,
        )

    def without(self, source: str) -> "Draft":
        """Return the draft without the answers that came in one message."""
        gone = {path for path, one in self.sources.items() if one == source}
        return replace(
            self,
            answers=_but(self.answers, gone),
            raw=_but(self.raw, gone),
            sources=_but(self.sources, gone),
            aside={path: one for path, one in self.aside.items() if one[2] != source},
            told_by=_unnamed(self.told_by, source),
            amends=_unworded(self.amends, source),
            held="",
            undo={},
            redo={},
            wish={},
        )

    @property
    def reasons(self) -> dict[str, str]:
        """Return why unusual answers stand, by the path of each; empty where nothing was said."""
        return reasons_in(self.raw)

    @property
    def carried(self) -> dict[str, str]:
        """Return which answers and rows stand as they were last time, and the report that each is from."""
        return carried_in(self.raw)


def _unnamed(told_by: Mapping[str, str], source: str) -> Mapping[str, str]:
    """Take the name of who told it out, when the message that it came in is taken back."""
    is_gone = bool(source) and told_by.get("source") == source
    return {**told_by, "name": "", "source": ""} if is_gone else told_by


def _unworded(amends: Mapping[str, str], source: str) -> Mapping[str, str]:
    """Take the words of a reason out, when the message that they came in is taken back."""
    is_gone = bool(source) and amends.get("source") == source
    return {**amends, "words": "", "source": ""} if is_gone else amends


_OF_STATE, _OF_DRAFT = tuple(State.__dataclass_fields__), tuple(Draft.__dataclass_fields__)


def state_to_dict(state: State) -> dict[str, Any]:
    """Turn a state to JSON; what it holds is plain, so nothing is copied."""
    return {name: getattr(state, name) for name in _OF_STATE}


def state_from_dict(stored: Mapping[str, Any]) -> State:
    """Read a stored state; what a newer release wrote and we do not know is left out."""
    known = {key: value for key, value in stored.items() if key in State.__dataclass_fields__}
    place = known.get("place") if known.get("place") in PLACES else "idle"
    lists = {name: tuple(known.get(name, ())) for name in ("offers", "among", "picked")}
    buttons = tuple(tuple(one) for one in known.get("choices", ()))
    return State(**{**known, **lists, "choices": buttons, "place": place})


def draft_to_dict(draft: Draft) -> dict[str, Any]:
    """Turn a draft to JSON; what it holds is plain, so nothing is copied."""
    return {name: getattr(draft, name) for name in _OF_DRAFT}


def draft_from_dict(stored: Mapping[str, Any]) -> Draft:
    """Read a stored draft."""
    known = {key: value for key, value in stored.items() if key in Draft.__dataclass_fields__}
    return Draft(**known)


def reasons_in(raw: Mapping[str, str]) -> dict[str, str]:
    """Find the reasons among words as they were typed, of a draft or of what was sent."""
    return {path.removeprefix(WHY): words for path, words in raw.items() if path.startswith(WHY)}


def carried_in(raw: Mapping[str, str]) -> dict[str, str]:
    """Find what was carried from earlier reports, with the number of each, in a draft or in what was sent."""
    return {path.removeprefix(CARRIED): one for path, one in raw.items() if path.startswith(CARRIED)}


def _but(words: Mapping[str, str], paths: set[str]) -> dict[str, str]:
    return {path: one for path, one in words.items() if path not in paths}
