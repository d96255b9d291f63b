"""Name what a draft keeps of a mending, and hold what is shown of one that was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from engine.conversation.bubbles import Row, Text
from engine.conversation.reviewing.orders import Because
from engine.conversation.state import Draft
from engine.forms.built import built
from engine.forms.form import Form, Question, without_indexes
from engine.forms.kinds import PERSONAL

# What a draft keeps: which answer, at which step, why, and whether it is not hers to mend any more.
FIELD, STEP, FREQUENT, WORDS, SOURCE, OVER = "field", "step", "frequent", "words", "source", "over"
EVIDENCE: Final = frozenset({"image", "video", "audio", "file"})


@dataclass(frozen=True, slots=True)
class Amended:
    """How one version of a report was mended: by whom and why, what stood before, and what its sender says to it."""

    by: str
    at: datetime
    because: Text | None = None
    is_objected: bool = False
    objector: str = ""
    objection: str = ""
    was: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mine:
    """What was mended of a report of one's own: each line old and new, why, by whom, and whether it may be corrected."""

    report: str
    title: str
    about: str
    by: str
    lines: tuple[Row, ...]
    because: tuple[Text, ...] = ()
    can_correct: bool = False
    is_closed: bool = False


def marks(field: str, step: int, because: Because) -> Mapping[str, str]:
    """Return what a draft keeps of a mending."""
    return {
        FIELD: field, STEP: str(step), FREQUENT: because.frequent, WORDS: because.words, SOURCE: because.source,
    }  # fmt: skip


def because_of(draft: Draft) -> Because:
    """Return why a draft mends; empty when the words were taken back."""
    kept = draft.amends
    return Because(kept.get(FREQUENT, ""), kept.get(WORDS, ""), kept.get(SOURCE, ""))


def may_be_mended(form: Form, path: str) -> bool:
    """Say whether an answer may be mended for its sender: nothing of a person, no evidence, nothing built from below."""
    question = form.question(path) or form.question(without_indexes(path))
    if question is None or question.own.get("kind") in PERSONAL or question.kind in EVIDENCE:
        return False
    return not _is_built(form, question)


def _is_built(form: Form, question: Question) -> bool:
    """Say whether a question, or a list around it, is filled from the tier below."""
    if built(question.own, question.name) is not None:
        return True
    generic = without_indexes(question.path)
    around = (group for group in form.groups if generic.startswith(f"{group.path}/"))
    return any(built(group.own, "") is not None for group in around)
