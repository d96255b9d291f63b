"""Count on one day what every office owes, by the rows of `flask packs obligations` and by what the chat lists.

Both have to agree with each other, with the database as a whole, and with the receipts that people were given.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select

from cli.simulating.rounds_kept import wrong_rows
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Programme
from engine.obligations.states import State, is_owed
from handlers import owing
from handlers.desk import Desk
from models import obligations, offices, reports
from models.base import table
from models.obligations import Obligation

STATES: Final = tuple(one.value for one in State)


@dataclass(frozen=True, slots=True)
class Debts:
    """What one office owes: rounds of each state, how many of the open ones are late, and how many its chat lists."""

    office: str
    name: str
    rounds: int
    late: int
    states: Mapping[str, int]
    in_chat: int | None


@dataclass(frozen=True, slots=True)
class Day:
    """The debts of all offices on one day, and whatever does not agree; nothing should be in `faults`."""

    day: date
    offices: tuple[Debts, ...]
    total: Mapping[str, int]
    reports: int
    faults: tuple[str, ...]

    def written(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {**asdict(self), "day": self.day.isoformat()}


def owed_on(desk: Desk, programmes: Sequence[Programme], receipts: Iterable[str]) -> Day:
    """Count what every office owes at this moment; `receipts` are the numbers that people were shown."""
    today = day_in_bangkok(desk.now)
    rows = [row for one in programmes for row in obligations.of_programme(desk.connection, one.id, STATES)]
    by_office: dict[str, list[Obligation]] = {}
    for row in rows:
        by_office.setdefault(row.office_id, []).append(row)
    names = offices.names(desk.connection, by_office)
    chats = {office: _in_chat(desk, office) for office in sorted(by_office)}
    found = tuple(
        _debts(office, names, by_office[office], chats[office], today) for office in sorted(by_office)
    )
    total = _states_kept(desk, programmes)
    numbers = _numbers(desk)
    faults = (
        *_wrong_sums(found, total),
        *_wrong_chats(by_office, chats, today),
        *wrong_rows(desk, programmes, rows),
        *(f"{one} was shown and is not kept" for one in sorted(set(receipts) - numbers)),
        *(f"{one} is kept and was not shown" for one in sorted(numbers - set(receipts))),
    )
    return Day(today, found, total, len(numbers), faults)


def _debts(
    office: str,
    names: Mapping[str, str],
    rows: Sequence[Obligation],
    chat: frozenset[str] | None,
    today: date,
) -> Debts:
    counted = Counter(row.state for row in rows)
    late = sum(is_owed(State(row.state)) and row.due is not None and row.due < today for row in rows)
    states = {state: counted[state] for state in STATES if counted[state]}
    return Debts(office, names.get(office, ""), len(rows), late, states, None if chat is None else len(chat))


def _in_chat(desk: Desk, office: str) -> frozenset[str] | None:
    """Return the rounds that an officer's chat lists as still to be filed; None where nobody acts for the office."""
    holders = offices.holders(desk.connection, scope_kind=offices.OFFICE, scope_id=office, at=desk.now)
    for one in holders:
        held = owing.rights(desk, one.person_id)
        if office in held.offices:
            listed = owing.owed(desk, held, {})
            return frozenset(part.id for part in listed if part.part == "file" and not part.is_done)
    return None


def _states_kept(desk: Desk, programmes: Sequence[Programme]) -> dict[str, int]:
    """Ask the database itself how many rounds are in which state."""
    row = table(Obligation)
    query = select(row.c.state, func.count().label("number")).where(
        row.c.programme.in_([one.id for one in programmes])
    )
    return {one.state: one.number for one in desk.connection.execute(query.group_by(row.c.state))}


def _numbers(desk: Desk) -> set[str]:
    return set(desk.connection.execute(select(table(reports.Report).c.number)).scalars())


def _wrong_sums(found: Sequence[Debts], total: Mapping[str, int]) -> Iterator[str]:
    """Compare the sums over all offices with the database."""
    summed: Counter[str] = Counter()
    for one in found:
        summed.update(one.states)
    for state in STATES:
        if summed[state] != total.get(state, 0):
            yield f"{state}: {summed[state]} by office, {total.get(state, 0)} in all"


def _wrong_chats(
    by_office: Mapping[str, Sequence[Obligation]], chats: Mapping[str, frozenset[str] | None], today: date
) -> Iterator[str]:
    """Compare the chat with the rows: what has its day within the chat's look ahead stands in both, and nothing else."""
    for office, rows in by_office.items():
        chat = chats[office]
        if chat is None:
            continue
        still = {row.id for row in rows if owing.may_come(row)}
        near = {
            row.id for row in rows if is_owed(State(row.state)) and row.due and row.due <= today + owing.AHEAD
        }
        yield from (f"{one} of {office} is owed and the chat does not list it" for one in sorted(near - chat))
        yield from (f"{one} of {office} is listed and not owed" for one in sorted(chat - still))
