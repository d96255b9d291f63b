"""The clocks of duties that rest on something else: after it, before it, at once, or when a stage ends."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from engine.conversation.bubbles import say
from engine.obligations.facts import Occurrence
from engine.obligations.kinds.ground import Ground
from engine.obligations.periods import A_DATE, ONCE, Period
from engine.obligations.tables import Table

FAR = 366
EVENTS = "events."


@dataclass(frozen=True, slots=True)
class After:
    """So many days behind `events.ID`, `duties.ID` or `stages.ID`; without days an admin sets the day.

    `each` makes every occurrence of the event a round of its own. `latest` holds whatever the event does.
    """

    what: str
    days: int | None = None
    working: bool = False
    latest: date | None = None
    each: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """At least so many days before `events.ID`, `duties.ID` or `stages.ID`."""

    what: str
    days: int = 1
    working: bool = False


def read_after(table: Table) -> After | None:
    """Read `{ after = "events.visit", days = 7, no_later_than = 2022-08-10 }`, or `at_once = true` for days."""
    what = pointer(table, "after")
    at_once = table.flag("at_once")
    days = 0 if at_once else table.whole("days", least=0, most=FAR, required=False)
    each = table.flag("each")
    if each and what and not what.startswith(EVENTS):
        table.fault("each", say("is for events only"), say('write after = "events.visit"'))
    latest = table.day("no_later_than", required=False)
    return After(what, days, table.flag("working"), latest, each) if what else None


def read_before(table: Table) -> Before | None:
    """Read `{ before = "duties.set3", days = 5 }`; without days it is the day before."""
    what = pointer(table, "before")
    days = table.whole("days", least=0, most=FAR, required=False)
    return Before(what, 1 if days is None else days, table.flag("working")) if what else None


def read_ends(table: Table) -> After | None:
    """Read `{ ends = "plan" }`: due on the last day of that stage."""
    stage = table.text("ends")
    return After(f"stages.{stage}", 0) if stage else None


def pointer(table: Table, key: str) -> str:
    """Take what a clock rests on; a bare id is an event."""
    value = table.text(key)
    head, dot, _ = value.partition(".")
    if value and not dot:
        return EVENTS + value
    if value and head not in {"events", "duties", "stages"}:
        table.fault(
            key,
            say('points to "{name}"', name=head),
            say('write "events.visit", "duties.plan" or "stages.one"'),
        )
        return ""
    return value


def after(clock: After, ground: Ground) -> tuple[Period, ...]:
    """Return the round, or one round an occurrence; it waits while the event is not done."""
    if not clock.each:
        return (_round(clock, ground, ONCE, _done(clock.what, ground), _planned(clock.what, ground)),)
    return tuple(_each(clock, ground))


def _each(clock: After, ground: Ground) -> Iterator[Period]:
    times = ground.facts.events.get(clock.what.removeprefix(EVENTS), ())
    for number, one in enumerate(times, start=1):
        made = _round(clock, ground, one.key, one.done, one.planned)
        yield replace(made, number=number)


def _round(clock: After, ground: Ground, key: str, done: date | None, planned: date | None) -> Period:
    latest = clock.latest
    opens = done if clock.days is not None else None
    if done is None:
        likely = _shifted(clock, ground, planned) if planned else None
        return Period(key, latest, likely=likely, latest=latest, waits=() if latest else (clock.what,))
    due = _shifted(clock, ground, done)
    if due is None:
        return Period(key, latest, latest=latest, waits=() if latest else (A_DATE,))
    return Period(key, min(due, latest) if latest else due, opens=opens, latest=latest)


def _shifted(clock: After, ground: Ground, day: date) -> date | None:
    if clock.days is None:
        return None
    if clock.days == 0 and not clock.working:
        return day
    return ground.shifted(day, clock.days, working=clock.working)


def before(clock: Before, ground: Ground) -> tuple[Period, ...]:
    """Return the round before what is planned; it waits while that has no day."""
    day = _planned(clock.what, ground) or _done(clock.what, ground)
    due = ground.shifted(day, -clock.days, working=clock.working) if day else None
    return (Period(ONCE, due, waits=() if due else (clock.what,)),)


def _done(what: str, ground: Ground) -> date | None:
    """Return the day on which it was: an event's, a report's, or the end of a stage."""
    head, _, id_ = what.partition(".")
    if head == "events":
        last = _last(ground, id_)
        return last.done if last else None
    return _sent(ground, id_) if head == "duties" else ground.day_of(what)


def _planned(what: str, ground: Ground) -> date | None:
    head, _, id_ = what.partition(".")
    if head == "events":
        last = _last(ground, id_)
        return last.planned if last else None
    return ground.day_of(what)


def _last(ground: Ground, event: str) -> Occurrence | None:
    return ground.facts.latest_of(event)


def _sent(ground: Ground, duty: str) -> date | None:
    days = [day for name, day in ground.facts.sent.items() if name.partition("/")[0] == duty]
    return max(days, default=None)
