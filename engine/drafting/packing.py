"""Make the first pack of what a person has confirmed: one kind of unit, one office, one role, and a form of our own for each duty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.drafting.proposing import Proposal

FORM_STATUS: Final = "named_only"


@dataclass(frozen=True, slots=True)
class Head:
    """What a person tells of the programme."""

    id: str
    name: str
    fiscal_year: int
    source: str
    owner: str
    unit: str
    level: str
    office: str
    officer: str


@dataclass(frozen=True, slots=True)
class FormWords:
    """What the stand-in form of a duty asks."""

    report: str
    file: str


def packed(head: Head, confirmed: Sequence[Proposal]) -> dict[str, object]:
    """Return the values of the pack; every duty says on which line of the source it stands."""
    events = {f"event{one.id.removeprefix('duty')}": one for one in confirmed if one.event}
    return {
        "id": head.id, "name": head.name, "fiscal_year": head.fiscal_year, "source": head.source, "owner": head.owner,
        "units": {"unit": {"name": head.unit, "in": head.level}},
        "offices": {"office": {"name": head.office, "level": head.level}},
        "roles": {"officer": {"name": head.officer, "of": "offices.office"}},
        **({"events": {id_: {"name": one.event, "per": "unit"} for id_, one in events.items()}} if events else {}),
        "duties": {one.id: _duty(one) for one in confirmed},
    }  # fmt: skip


def form(title: str, words: FormWords) -> Mapping[str, list[list[str]]]:
    """Return a stand-in form: a report in words, and the printed form as a file."""
    return {
        "survey": [
            ["type", "name", "label", "required"], ["text", "report", words.report, "yes"], ["file", "paper", words.file, ""],
        ],
        "settings": [["form_title"], [title]],
    }  # fmt: skip


def _duty(one: Proposal) -> dict[str, object]:
    return {
        "name": one.name, "form": one.id, "form_status": FORM_STATUS, "about": "unit", "filed_by": "offices.office",
        "due": one.due, "refs": [f"L{one.line}"], "source_line": one.line,
    }  # fmt: skip
