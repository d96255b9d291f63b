"""Turn the sentences that order a report into proposed duties, each with its clock as a pack has it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.obligations.calendar import fiscal_span
from thai.guidelines.deadlines import Deadline
from thai.guidelines.sentences import ordered

NO_DAY: Final = "none"
# Where a day is printed and cannot be taken as it stands, an admin sets it.
ASKED_LATER: Final = "set_later"
_CALENDAR: Final = 10


@dataclass(frozen=True, slots=True)
class Proposal:
    """One duty as it seems to be printed; `event` are the words of what its clock follows, "" for nothing."""

    id: str
    line: int
    words: str
    name: str
    form: str
    due: object
    event: str = ""
    is_sure: bool = True


def proposals(text: str, fiscal_year: int) -> Iterator[Proposal]:
    """Yield a proposal for each sentence; a day that is not told for sure is left open."""
    for number, one in enumerate(ordered(text), 1):
        clock = clock_of(one.due, fiscal_year, f"event{number}") if one.due else NO_DAY
        event = str(one.due["after"]) if one.due and "after" in one.due else ""
        yield Proposal(
            f"duty{number}", one.line, one.words, one.name, one.form, ASKED_LATER if clock is None else clock,
            event if clock is not None else "", is_sure=clock is not None,
        )  # fmt: skip


def clock_of(due: Deadline, fiscal_year: int, event: str) -> object:
    """Return the clock of a deadline; None when the day or the year that is printed is not of the programme's year."""
    if "day" in due and "every" not in due:
        return due["day"] if _is_of_year(due["day"], fiscal_year) else None
    if "rounds" in due:
        rounds = [clock_of(one, fiscal_year, event) for one in _rounds(due)]
        return None if None in rounds else {"rounds": rounds}
    if "after" in due:
        return _after(due, event)
    if "fiscal_year" in due:
        return "fiscal_year"
    year = due.get("year")
    if year is not None and year != _printed(due, fiscal_year):
        return None
    return {key: one for key, one in due.items() if key != "year"}


def _is_of_year(day: object, fiscal_year: int) -> bool:
    first, last = fiscal_span(fiscal_year)
    return isinstance(day, date) and first <= day <= last


def _after(due: Deadline, event: str) -> Mapping[str, object]:
    latest = {"no_later_than": due["latest"]} if "latest" in due else {}
    working = {"working": True} if due.get("working") else {}
    return {"after": event, "days": due["days"], **working, **latest}


def _rounds(due: Deadline) -> list[Deadline]:
    found = due["rounds"]
    return found if isinstance(found, list) else []


def _printed(due: Deadline, fiscal_year: int) -> int:
    """Return the year that stands beside a month of a fiscal year; a quarter is told with the fiscal year itself."""
    month = due.get("to_month") or due.get("in_month")
    return fiscal_year - 1 if isinstance(month, int) and month >= _CALENDAR else fiscal_year
