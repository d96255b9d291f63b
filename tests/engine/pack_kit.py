"""Read the packs and the table of what each of their duties is to be; the packs of the tests stand in PACKS."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from engine.forms.form import Form
from engine.forms.reading import read_file
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts
from engine.obligations.periods import Period
from engine.obligations.programme import Duty, Programme
from engine.obligations.reading import form_names, form_path, read_pack

PROGRAMMES = Path(__file__).parents[2] / "programmes"
PACKS = tuple(sorted(path.parent.name for path in PROGRAMMES.glob("*/programme.toml")))
TRANCHES = ("1", "2")
TABLE = Path(__file__).parent / "pack_duties.csv"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one duty of a source: its id there, and how a pack carries it."""

    duty_id: str
    pack: str
    duty: str
    about: str
    filed_by: str
    to: str
    channel: str
    attachments: str
    cap_baht: str
    due_1: str
    due_2: str


@cache
def pack(name: str) -> Programme:
    """Return a pack as it stands."""
    return read_pack(PROGRAMMES / name)


class Forms(Mapping[str, Form]):
    """The forms of a pack by their file names, each compiled when it is asked for: collecting tests asks for names."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = paths
        self._read: dict[str, Form] = {}

    def __getitem__(self, name: str) -> Form:
        if name not in self._read:
            self._read[name] = read_file(self._paths[name])
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@cache
def forms(name: str) -> Forms:
    """Return the compiled forms of a pack by their file names."""
    return Forms(paths(name))


def paths(name: str) -> dict[str, Path]:
    """Return where the forms of a pack lie."""
    found = {form: form_path(PROGRAMMES / name, form) for form in form_names(pack(name))}
    return {form: path for form, path in found.items() if path}


def table() -> tuple[Known, ...]:
    """Return the table that is kept with the tests."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(Known(**row) for row in csv.DictReader(file))


def carried() -> tuple[Known, ...]:
    """Return the same table as the packs have it, a row for each duty that a pack refers to."""
    found = [_known(name, duty, ref) for name in PACKS for duty in pack(name).duties for ref in duty.refs]
    return tuple(sorted(found, key=_place))


def _place(known: Known) -> int:
    ids = [one.duty_id for one in table()]
    return ids.index(known.duty_id) if known.duty_id in ids else len(ids)


def _known(name: str, duty: Duty, ref: str) -> Known:
    due_1, due_2 = (dues(name, duty, tranche) for tranche in TRANCHES)
    return Known(
        duty_id=ref,
        pack=name,
        duty=duty.id,
        about=duty.about,
        filed_by=duty.filed_by.id,
        to=duty.to,
        channel=duty.channel,
        attachments=";".join(duty.attachments),
        cap_baht=" ".join(str(cap.baht) for cap in duty.caps),
        due_1=due_1,
        due_2=due_2,
    )


def dues(name: str, duty: Duty, tranche: str) -> str:
    """Write when a duty is due in a tranche, where nothing else is known."""
    return " ".join(map(_due, rounds(duty, pack(name), Facts(cohorts={"tranche": tranche}))))


def _due(period: Period) -> str:
    if period.waits:
        return f"waits for {' '.join(period.waits)}"
    return period.due.isoformat() if period.due else "no day"
