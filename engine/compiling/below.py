"""Hold what lies below an upper report: for each unit and round whether it is in, and what it says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from engine.forms.form import Answers, Form, without_indexes

Standing = Literal["in", "zero", "missing", "waived"]
REPORTED = frozenset({"in", "zero"})


@dataclass(frozen=True, slots=True)
class Lacks:
    """What a report below was itself sent without, and why."""

    missing: int
    total: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Below:
    """One unit's round of the tier below; `answers` are those of its live report, read in the version it was filled in."""

    obligation: str
    unit: str
    place: str
    period: str
    standing: Standing
    office: str = ""
    unit_id: str = ""
    report: str = ""
    form: Form | None = None
    answers: Answers = field(default_factory=dict)
    lacks: Lacks | None = None

    @property
    def is_reported(self) -> bool:
        """Say whether something was sent, be it that there was nothing to report."""
        return self.standing in REPORTED

    @property
    def mark(self) -> str:
        """Return what tells this state of the round from any other."""
        return f"{self.standing}:{self.report}"


def in_order(below: Sequence[Below]) -> tuple[Below, ...]:
    """Put units in the order of their places, then of their names, then of their rounds."""
    return tuple(sorted(below, key=lambda one: (one.place, one.unit, one.period, one.obligation)))


def marks(below: Sequence[Below]) -> dict[str, str]:
    """Return how every round stands, by what it is."""
    return {one.obligation: one.mark for one in below}


def values(one: Below, name: str) -> Iterator[str]:
    """Yield every answer to the questions of a name, those in lists too."""
    if one.form is None:
        return
    wanted = {question.path for question in one.form.questions if question.name == name}
    for path, value in one.answers.items():
        if value and without_indexes(path) in wanted:
            yield value


def by_name(form: Form, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers outside all lists by the names of their questions."""
    return {
        question.name: answers[question.path] for question in form.questions if answers.get(question.path)
    }
