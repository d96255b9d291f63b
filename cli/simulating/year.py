"""Let the days pass: people look at their phones, messages reach them, the administrator sets days, the night tidies up."""

import heapq
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final

from bot.chat.moves import Move
from bot.schedules import REMIND
from cli.simulating import admin
from cli.simulating.mind import Mind
from cli.simulating.people import Look, Person
from cli.simulating.script import Act, act, event
from cli.simulating.settling import Town, settle
from cli.simulating.tally import Tally
from cli.simulating.wanted import Wanted, span
from cli.simulating.world import World
from engine.forms.guessing.draws import Draws
from engine.obligations.calendar import BANGKOK
from engine.reminders.beats import due_moments

DAY: Final = timedelta(days=1)
NEVER: Final = datetime(1970, 1, 1, tzinfo=BANGKOK)
# A clock that was late catches up once; here no moment is ever missed.
EVERY_TEN_MINUTES: Final = replace(REMIND, catch_up="each")
# Who only reviews is called by a message; of her own accord she looks seldom.
SELDOM: Final = 4
THINKS: Final = (15, 45)
WAKES, SLEEPS = 7, 20
# Two digits of the fiscal year and a running number, as it stands on a receipt.
RECEIPT: Final = re.compile(r"\b\d\d-\d{5,}\b")
OPENS: Final = time(0, 5)
TIDIES: Final = time(3, 30)
OFFICE: Final = time(10, 0)


@dataclass(slots=True)
class Year:
    """A world with its people and everything that is still to happen, in its order."""

    wanted: Wanted
    world: World
    town: Town
    tally: Tally
    mind: Mind
    acts: list[Act] = field(default_factory=list)
    receipts: set[str] = field(default_factory=set)
    _agenda: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _count: int = 0
    _by_user: dict[str, Person] = field(default_factory=dict)
    _events: int = 0
    _has_moved: bool = True
    _next_work: datetime | None = None
    _looked_at: datetime = NEVER
    _first: date = date.min

    def days(self) -> Iterator[date]:
        """Play day after day; yield each when it is over."""
        first, last = span(self.wanted)
        self._first = first
        self._by_user = {one.user: one for one in self.town.people}
        for one in self.town.people:
            if one.joins_at is None:
                self.world.line.friends.add(one.user)
            else:
                self._at(one.joins_at, self._joining(one))
        day = first
        while day <= last:
            self._plan(day)
            self._play(datetime.combine(day + DAY, time(0), BANGKOK))
            yield day
            day += DAY

    def close(self) -> None:
        """Forget the world."""
        self.world.close()

    def _plan(self, day: date) -> None:
        """Put on the agenda what recurs: the jobs of the clock, the administrator's morning, looks of people's own accord."""
        begin = datetime.combine(day, time(0), BANGKOK)
        self._at(datetime.combine(day, TIDIES, BANGKOK), self.world.tidy)
        for moment in due_moments(EVERY_TEN_MINUTES, begin, begin + DAY):
            self._at(moment, self._remind)
        if self.wanted.sets_dates and day.day == 1 and day != self._first:
            self._at(datetime.combine(day, OFFICE, BANGKOK), self._sets_dates)
        for one in self.town.people:
            every = one.persona.looks_every if one.files else one.persona.looks_every * SELDOM
            is_resting = one.rests_until is not None and day < one.rests_until
            if every and not is_resting and Draws(f"{one.key}\n{day}").below(every) == 0:
                self._at(self._waking(one, begin), partial(self._look, one, is_urged=False))

    def _play(self, until: datetime) -> None:
        clock = self.world.clock
        while self._agenda and self._agenda[0][0] < until:
            at, _, happens = heapq.heappop(self._agenda)
            clock.moment = max(clock.moment, at)
            happens()

    def _at(self, moment: datetime, happens: Callable[[], None]) -> None:
        self._count += 1
        heapq.heappush(self._agenda, (moment, self._count, happens))

    def _sets_dates(self) -> None:
        self._has_moved = True
        self._note(Act(self._now(), "", "dates"))
        for one in self.town.programmes:
            admin.sets_dates(self.world.core, one.id, self.wanted.dice)

    def _remind(self) -> None:
        """Run the job, unless nothing has happened since its last time and nothing has come due."""
        world = self.world
        if self._has_moved:
            self._has_moved, self._next_work = False, world.next_work(self._looked_at)
        is_idle = self._next_work is None or self._next_work > world.clock.moment
        if is_idle:
            return
        world.remind()
        self._looked_at = world.clock.moment
        self._next_work = world.next_work(self._looked_at)
        self._pass_on("")

    def _pass_on(self, but_for: str) -> None:
        """Show everybody what was pushed to her; it makes her look, or not."""
        if self.world.pushed <= {but_for}:
            return
        for user, (messages, is_push) in list(self.world.heard.items()):
            if user == but_for or not is_push:
                continue
            self.world.forget(user)
            person = self._by_user[user]
            if not person.is_in_chat:
                person.seen = messages
            kind = "beside" if person.is_in_chat else "seen"
            self._note(Act(self._now(), person.key, "pushed", kind=kind, answers=len(messages)))
            if person.happens(person.persona.heeds, 10):
                self._at(self._later(person), partial(self._look, person, is_urged=True))

    def _later(self, person: Person) -> datetime:
        """Return when a message makes somebody look; nobody looks at night."""
        first, last = person.persona.after
        moment = self.world.clock.moment + timedelta(
            minutes=person.draws.between(first * 60 + 2, last * 60 + 30)
        )
        if not WAKES <= moment.hour < SLEEPS:
            day = moment + DAY if moment.hour >= SLEEPS else moment
            moment = day.replace(hour=WAKES, minute=person.draws.below(60))
        return moment

    def _waking(self, person: Person, day: datetime) -> datetime:
        return day + timedelta(hours=WAKES, minutes=person.draws.below((SLEEPS - WAKES) * 60))

    def _joining(self, person: Person) -> Callable[[], None]:
        def joins() -> None:
            self.world.line.friends.add(person.user)
            self._do(person, Act(self._now(), person.key, "follow"))
            self._look(person, is_urged=False, is_first=True)

        return joins

    def _look(self, person: Person, *, is_urged: bool, is_first: bool = False) -> None:
        """Take out the phone; who is in the chat already goes on."""
        if person.is_in_chat or person.has_blocked:
            return
        if is_urged and person.persona.blocks and person.happens(1, person.persona.blocks * 12):
            self._block(person)
            return
        self.tally.looks += 1
        person.rests_until = None
        person.look, person.is_in_chat = Look(is_urged=is_urged, is_first=is_first), True
        self._think(person)

    def _block(self, person: Person) -> None:
        person.has_blocked = True
        self.world.line.friends.discard(person.user)
        self._do(person, Act(self._now(), person.key, "block"))

    def _think(self, person: Person) -> None:
        seconds = person.draws.between(*THINKS)
        self._at(self.world.clock.moment + timedelta(seconds=seconds), partial(self._acts, person))

    def _acts(self, person: Person) -> None:
        move: Move | None = self.mind.next(person, self.world.clock.moment)
        if move is None:
            person.is_in_chat = False
            return
        self._do(person, act(person, move, self.world.clock.moment))
        self._think(person)

    def _do(self, person: Person, doing: Act) -> None:
        self.tally.moves += 1
        self._events += 1
        self._has_moved = True
        said = self.world.event(person.user, event(doing, person, self._events))
        self._note(replace(doing, answers=len(said)))
        if said:
            person.seen = said
            self.receipts.update(RECEIPT.findall(json.dumps(said)))
        self._pass_on(person.user)

    def _note(self, doing: Act) -> None:
        self.acts.append(doing)

    def _now(self) -> str:
        return self.world.clock.moment.isoformat()


def begin(wanted: Wanted) -> Year:
    """Make the world of a year and settle its people."""
    first, _ = span(wanted)
    start = datetime.combine(first, OPENS, BANGKOK)
    world = World(start, wanted.quota)
    try:
        town = settle(world.core, wanted, start)
    except BaseException:
        world.close()
        raise
    tally = Tally()
    return Year(wanted, world, town, tally, Mind(world.core, tally))
