"""See a draft as lines that can be repaired: what each is called, what stands there, in which entry of a list."""

from dataclasses import dataclass
from typing import Final

from engine.conversation.bubbles import Plain
from engine.conversation.events import When
from engine.conversation.evidence import albums
from engine.conversation.filling.sections import askable
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.kinds.own import NAMES
from engine.conversation.kinds.pictures import KINDS as SHOWN
from engine.conversation.rows.entries import entries
from engine.conversation.scene import Filling
from engine.conversation.wording import label, short
from engine.forms import rows
from engine.forms.form import MORE_ROWS, Question
from thai.reading import KINDS as READ
from thai.text import bare

_TYPED_WORDS: Final = frozenset({"text", "barcode"})
_NO_LINES: Final = frozenset({MORE_ROWS, "note", "acknowledge", "geopoint", "calculate"})


@dataclass(frozen=True, slots=True)
class Line:
    """One answered question."""

    question: Question
    value: str
    name: str
    wording: str
    row: str
    cues: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Return what the value is: the own kind that the form gives it, else the kind of its question."""
        own = self.question.own.get("kind", "")
        return own if own in READ or own in NAMES or own == "place" else self.question.kind

    @property
    def unit(self) -> str:
        """Return what a number counts."""
        return self.question.own.get("unit", "")

    @property
    def is_free(self) -> bool:
        """Say whether any words are a value here."""
        return self.question.kind in _TYPED_WORDS and self.kind in {*_TYPED_WORDS, *NAMES}


@dataclass(frozen=True, slots=True)
class Record:
    """The lines of a draft in the order of its form, its lists, and the line answered last."""

    filling: Filling
    when: When
    lines: tuple[Line, ...]
    latest: Line | None
    pictures: tuple[Line, ...]
    entries: tuple[str, ...]
    items: tuple[str, ...]
    is_in_list: bool

    def asked(self, line: Line) -> Asked:
        """Return a line as a question that is being asked."""
        return Asked(self.filling, line.question, self.when)

    def shown(self, line: Line) -> str:
        """Return what a line says, as it is read on a card; "" when that is no plain words."""
        words = talk.shown(self.asked(line), line.value)
        return words.text if isinstance(words, Plain) else ""


def record_of(filling: Filling, when: When, asking: str = "") -> Record:
    """Lay a draft out; `asking` is the open question, which is not answered yet unless it is being changed."""
    found = [one for one in askable(filling, when) if one.kind not in _NO_LINES]
    answered = [one for one in found if one.path in filling.draft.answers and one.path != asking]
    lines = tuple(_line(filling, one, when) for one in answered if one.kind not in SHOWN)
    pictures = [one for one in found if one.kind in SHOWN and albums.names(filling.draft, one.path)]
    return Record(
        filling,
        when,
        lines,
        _latest(filling, found, lines, asking),
        tuple(_line(filling, one, when) for one in pictures),
        entries(filling, when),
        tuple(one.path for one in askable(filling, when) if "[" not in one.path),
        "[" in asking,
    )


def _line(filling: Filling, question: Question, when: When) -> Line:
    return Line(
        question,
        filling.draft.answers.get(question.path, ""),
        bare(short(filling, question, when)),
        bare(label(filling, question, when)),
        rows.row_of(question.path),
        tuple(bare(one.replace("_", " ")) for one in question.own.get("cue", "").split() if one[0].isalpha()),
    )


def _latest(filling: Filling, found: list[Question], lines: tuple[Line, ...], asking: str) -> Line | None:
    """Return the line before the open question, if it was answered by hand."""
    if not asking:
        return None
    until = next((at for at, one in enumerate(found) if one.path == asking), len(found))
    before = {one.path for one in found[:until]} & set(filling.draft.raw)
    return next((one for one in reversed(lines) if one.question.path in before), None)
