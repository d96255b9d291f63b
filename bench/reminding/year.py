"""Play one year under one way to remind: a calendar in hand, the product's own job, people who act by their lots."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final

from bench.reminding import rounds
from bench.reminding.acts import Acts
from bench.reminding.agenda import Agenda
from bench.reminding.lots import between, lot
from bench.reminding.people import DAY, WITHOUT_PHONE, Person, awake, once_awake
from bench.reminding.personas import Everybody
from bench.reminding.policies import Policy
from bench.reminding.rounds import Heard, Round
from bench.reminding.seen import Seen
from bench.reminding.town import Town, Wanted
from bot import pushing
from cli.simulating import admin
from engine.obligations.calendar import BANGKOK
from engine.obligations.working_days import working_days
from handlers.orders import Order
from models import messages

# The job of the clock runs every ten minutes; these are the moments of the day at which something changes for it.
JOBS: Final = (time(8, 0), time(12, 30), time(17, 0))
NIGHT_JOB, MORNING = time(3, 30), time(0, 5)
LETTERS: Final = time(7, 30)


@dataclass(slots=True)
class Year:
    """One world, its people's rounds, and everything that is still to happen."""

    wanted: Wanted
    everybody: Everybody
    policy: Policy
    town: Town
    acts: Acts
    agenda: Agenda
    seen: Seen = field(default_factory=Seen)
    owed: dict[tuple[str, str], Round] = field(default_factory=dict)
    _waits_for: set[str] = field(default_factory=set)
    _followed: set[tuple[str, str]] = field(default_factory=set)

    def play(self) -> Seen:
        """Play every day; return what was seen."""
        first, last = self.wanted.span
        self.town.world.line.deliver = self._deliver
        day = first
        while day <= last:
            self._plan(day)
            self.agenda.play_until(datetime.combine(day + DAY, time(0), BANGKOK))
            day += DAY
        return self.seen

    @property
    def _now(self) -> datetime:
        return self.town.world.clock.moment

    @property
    def _seed(self) -> int:
        return self.wanted.seed

    def _plan(self, day: date) -> None:
        """Put a day's events on the agenda."""
        self.agenda.at(datetime.combine(day, MORNING, BANGKOK), partial(self._think, day))
        self.agenda.at(datetime.combine(day, NIGHT_JOB, BANGKOK), self._tidies)
        if day.day == 1:
            self.agenda.at(datetime.combine(day, LETTERS, BANGKOK), self._sets_dates)
        for moment in JOBS:
            self.agenda.at(datetime.combine(day, moment, BANGKOK), self._job)
        for one in self.town.people:
            self._plan_person(one, day)

    def _plan_person(self, one: Person, day: date) -> None:
        if one.blocks_on == day:
            self.agenda.at(awake(day, 9.0), partial(self._goes, one, None))
        if one.phone_on == day:
            self.agenda.at(awake(day, 9.0), partial(self._goes, one, WITHOUT_PHONE))
        if one.is_coordinator:
            at = one.reads(day, self.everybody.reads) if working_days().is_worked(day) else None
            if at is not None:
                self.agenda.at(at, partial(self._reads, one))
        elif (at := one.writes(day)) is not None:
            self.agenda.at(at, partial(self._writes, one))

    def _think(self, day: date) -> None:
        """Have everybody look what is near, and decide by lot whether she sends of her own accord today."""
        doers = {
            (one.audience, one.unit or one.office): one for one in self.town.people if not one.is_coordinator
        }
        with self.town.world.core.database.reading() as connection:
            found = rounds.near(connection, day, doers)
        for key, person, due in found:
            one = self.owed.setdefault(key, Round(key, person, due))
            if one.due != due and one.sent_at is None:
                one.due, one.planned = due, None
            if one.sent_at is None or one.is_back:
                self._own_accord(one, day)

    def _own_accord(self, one: Round, day: date) -> None:
        kind, about = one.person.kind, (self._seed, one.person.key, one.key[0], "own")
        if day > one.due or one.is_back:
            sends = lot(*about, day) < kind.late
        elif kind.ahead:
            least, most = kind.days_before
            before = least + int(lot(*about, "days") * (most - least + 1))
            sends = lot(*about) < kind.ahead and day == one.due - DAY * before
        else:
            sends = lot(*about, day) < kind.own
        if sends:
            self.agenda.at(awake(day, between(8.0, 19.5, *about, "hour", day)), partial(self._sends, one))

    def _tidies(self) -> None:
        """Run the night's job where somebody looks at what it learns: no simple rule does."""
        self.acts.keep()
        if self.policy.learns:
            self.town.world.tidy()

    def _job(self) -> None:
        """Run the product's reminder job and the pushes that it orders."""
        world = self.town.world
        pushing.run_reminders(world.core, self.policy.planner)
        if world.line.over_quota:
            with world.core.database.reading() as connection:
                due = messages.pushes_due(connection, now_ms=world.clock.machine_ms())
            world.runner.orders += [Order("push_message", "", (one.id,)) for one in due]
        world.runner.work(world.core)
        with world.core.database.reading() as connection:
            told = rounds.heard(connection, self._now)
            self._waits_for = rounds.expecting(connection, self._now)
        self._hears(told)

    def _hears(self, told: list[Heard]) -> None:
        """Let reminders work: each draws its own lot, and its own hour within the days that it works."""
        for heard in told:
            self.seen.told(heard, self._now, self.owed.get((heard.about, heard.part)))
            if heard.kind == "escalated":
                self._owns(heard)
        for one in self._reminded(told):
            one.told += 1
            kind, about = one.person.kind, (self._seed, one.person.key, one.key[0], "told", one.told)
            if lot(*about) < kind.heeds:
                at = self._now + timedelta(hours=24 * kind.within_days * lot(*about, "hours"))
                self.agenda.at(once_awake(at, *about), partial(self._sends, one))

    def _owns(self, heard: Heard) -> None:
        """Let whoever is told of something late answer when she reads next; the second time she says why nothing comes."""
        owner = next(one for one in self.town.people if one.id == heard.person)
        known = (owner.id, heard.about)
        answer = partial(self.acts.answer_for, owner, heard.about, again=known in self._followed)
        self._followed.add(known)
        self.agenda.at(self._next_reading(heard.about), answer)

    def _reminded(self, told: list[Heard]) -> list[Round]:
        """Return the rounds that somebody was reminded of who owes them: on one card each counts once."""
        found: dict[tuple[str, str], Round] = {}
        for heard in told:
            if heard.kind == "remind" and (one := self.owed.get((heard.about, heard.part))) is not None:
                if one.person.id == heard.person and one.sent_at is None:
                    found[one.key] = one
            elif heard.kind == "sent_back":
                found |= {
                    one.key: one
                    for one in self.owed.values()
                    if one.is_back and one.person.id == heard.person
                }
        return list(found.values())

    def _sends(self, one: Round) -> None:
        if one.person.is_away or (one.sent_at is not None and not one.is_back):
            return
        report = self.acts.send(one.person, one.key[0], one.report if one.is_back else "")
        if not report:
            return
        one.sent_at, one.report, is_again = one.sent_at or self._now, report, one.is_back
        one.is_back = False
        self._rides(one.person)
        if (
            not is_again
            and one.person.unit
            and lot(self._seed, one.person.key, one.key[0], "back") < one.person.kind.comes_back
        ):
            self.agenda.at(self._next_reading(one.key[0]), partial(self._sends_back, one))

    def _sends_back(self, one: Round) -> None:
        officer = next(p for p in self.town.people if p.key == one.person.key.replace("leader", "officer"))
        if officer.is_away or not self.acts.send_back(officer, one.key[0], one.report):
            return
        one.is_back = True
        self.seen.returned += 1

    def _next_reading(self, what: str) -> datetime:
        """Return when a coordinator reads next what came today: within her hours, on so many of the working days."""
        day, about = self._now.date() + DAY, (self._seed, what, "reads")
        while not (working_days().is_worked(day) and lot(*about, day) < self.everybody.reads):
            day += DAY
        return awake(day, 8.5 + self.everybody.reads_within_hours * lot(*about, "hour"))

    def _writes(self, one: Person) -> None:
        if one.is_away:
            return
        if one.id not in self._waits_for:
            self.acts.note(one)
            return
        self.acts.write(one)
        self._rides(one)
        self._waits_for.discard(one.id)

    def _reads(self, head: Person) -> None:
        if head.is_away:
            return
        if head.id not in self._waits_for:
            self.acts.note(head)
            return
        self.acts.review(head)
        self._rides(head)
        self._waits_for.discard(head.id)

    def _rides(self, one: Person) -> None:
        with self.town.world.core.database.reading() as connection:
            told = rounds.heard(connection, self._now)
        self._hears([heard for heard in told if heard.person == one.id])

    def _goes(self, one: Person, away: timedelta | None) -> None:
        """Let somebody block the account, or be without a phone for a while."""
        world = self.town.world
        one.is_away = True
        world.line.friends.discard(one.user)
        if away is None:
            world.event(one.user, {"type": "unfollow"})
        elif one.blocks_on is None or one.blocks_on > self._now.date():
            self.agenda.at(self._now + away, partial(self._returns, one))

    def _returns(self, one: Person) -> None:
        one.is_away = False
        self.town.world.line.friends.add(one.user)
        self.town.world.event(one.user, {"type": "follow", "follow": {"isUnblocked": True}})

    def _sets_dates(self) -> None:
        admin.sets_dates(self.town.world.core, self.town.programme.id, f"bench-{self._seed}")

    def _deliver(self, user: str, _said: object, is_push: bool) -> None:  # noqa: FBT001 - LINE's own call
        if is_push:
            self.seen.pushed(user, self._now)
