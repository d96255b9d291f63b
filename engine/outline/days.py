"""Name the days of a programme's year: what falls on a day, for whom, and whether offices are open then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.obligations.programme import Programme
from engine.obligations.titles import titled
from engine.obligations.working_days import WorkingDays
from engine.outline.moments import EVERYBODY, Entry, Member, Year

HOST = "sanam.example"
KINDS: Final[Mapping[str, Text]] = {"due": say("is due"), "collect": say("collecting ends")}


@dataclass(frozen=True, slots=True)
class Named:
    """One day of the year with its words; `closed` says why offices are closed, empty when they are open."""

    uid: str
    entry: Entry
    title: str
    cohort: str
    closed: Text | None


def named(programme: Programme, year: Year, working: WorkingDays) -> Iterator[Named]:
    """Yield the days with their names, in the order of the year."""
    for one in year.entries:
        why = working.closed_by(one.day)
        yield Named(
            uid(programme, one),
            one,
            titled(one.duty.name, one.period.key),
            cohort(programme, one.member),
            closed(why),
        )


def closed(why: str) -> Text | None:
    """Say why offices are closed on a day; holidays have names of their own."""
    if why == "weekend":
        return say("weekend")
    if why == "declared off":
        return say("declared off")
    return Plain(why) if why else None


def cohort(programme: Programme, member: Member) -> str:
    """Name the value of a cohort; empty for everybody."""
    if member == EVERYBODY:
        return ""
    name = next((one.name for one in programme.cohorts if one.id == member.cohort), member.cohort)
    return f"{name} {member.value}"


def uid(programme: Programme, entry: Entry) -> str:
    """Name a day by what it is of, so that it stays the same when the date moves."""
    of = f"-{entry.member.cohort}-{entry.member.value}" if entry.member != EVERYBODY else ""
    return f"{programme.id}-{entry.duty.id}-{entry.period.key}-{entry.kind}{of}@{HOST}"
