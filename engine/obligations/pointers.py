"""See that whatever a programme points to exists in it, and that nothing rests on itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from engine.conversation.bubbles import Text, say
from engine.obligations.kinds.around import After, Before
from engine.obligations.kinds.cohort_day import CohortDay
from engine.obligations.kinds.numbered import Numbered
from engine.obligations.nouns.kinds import Ref
from engine.obligations.programme import Duty, Programme

# key, what is wrong, cure
Broken = tuple[str, Text, Text]
Known = Mapping[str, tuple[str, ...]]


@runtime_checkable
class _Named(Protocol):
    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Clock:
    """A clock with the key at which it stands."""

    key: str
    clock: object


def broken_pointers(programme: Programme) -> tuple[Broken, ...]:
    """Return every pointer to something the programme does not have."""
    known = _known(programme)
    return (
        *(one for role in programme.roles for one in _ref(f"roles.{role.id}.of", role.of, known)),
        *_of_registration(programme, known),
        *_of_kinds(programme, known),
        *_of_measures(programme, known),
        *(one for event in programme.events for one in _of_event(event.id, programme, known)),
        *(one for duty in programme.duties for one in _of_duty(duty, known)),
        *(one for found in _clocks(programme) for one in _of_clock(found, programme, known)),
        *_rings(programme),
    )


def _known(programme: Programme) -> Known:
    tables: Mapping[str, Iterable[object]] = {
        name: getattr(programme, name)
        for name in (
            "units",
            "offices",
            "roles",
            "cohorts",
            "ladders",
            "areas",
            "events",
            "stages",
            "duties",
            "systems",
        )
    }
    return {name: tuple(one.id for one in found if isinstance(one, _Named)) for name, found in tables.items()}


def _of_registration(programme: Programme, known: Known) -> Iterator[Broken]:
    if programme.registration:
        yield from _one("registration.unit", programme.registration.unit, known["units"])
        yield from _one("registration.by", programme.registration.by, known["roles"])
    counted = tuple(unit.id for unit in programme.units if unit.quota)
    for rule in programme.eligibility:
        yield from _one(f"eligibility.{rule.id}.quota_of", rule.quota_of, counted)


def _of_kinds(programme: Programme, known: Known) -> Iterator[Broken]:
    for unit in programme.units:
        yield from _one(f"units.{unit.id}.part_of", unit.part_of, known["units"])
    for post in programme.posts:
        yield from _one(f"posts.{post.id}.of", post.of, known["units"])
    for office in programme.offices:
        yield from _one(f"offices.{office.id}.above", office.above, known["offices"])
        for route in office.above_by:
            yield from _route(f"offices.{office.id}.above", route.area, route.to, known)


def _of_measures(programme: Programme, known: Known) -> Iterator[Broken]:
    for layout in programme.layouts:
        yield from _one(f"layouts.{layout.id}.duty", layout.duty, known["duties"])
    for indicator in programme.indicators:
        yield from _one(f"indicators.{indicator.id}.duty", indicator.duty, known["duties"])
    for level in programme.levels:
        for source in level.sources:
            yield from _one(f"levels.{level.id}.sources", source.partition("/")[0], known["duties"])
    for budget in programme.budgets:
        yield from _one(f"budgets.{budget.id}.spent", budget.spent.partition("/")[0], known["duties"])


def _of_event(id_: str, programme: Programme, known: Known) -> Iterator[Broken]:
    event = programme.event(id_)
    yield from _one(f"events.{id_}.per", event.per, (*known["units"], *known["offices"]))
    yield from _one(f"events.{id_}.asked_of", event.asked_of, known["roles"])


def _of_duty(duty: Duty, known: Known) -> Iterator[Broken]:
    at = f"duties.{duty.id}"
    yield from _one(f"{at}.per", duty.per, (*known["units"], *known["offices"]))
    yield from _one(f"{at}.to", duty.to, known["offices"])
    for route in duty.to_by:
        yield from _route(f"{at}.to", route.area, route.to, known)
    yield from _one(f"{at}.ladder", duty.ladder, known["ladders"])
    if duty.among:
        yield from _one(f"{at}.among.area", duty.among.area, known["areas"])
        yield from _one(f"{at}.among.cohort", duty.among.cohort, known["cohorts"])
    yield from _one(f"{at}.stage", duty.stage, known["stages"])
    yield from _ref(f"{at}.filed_by", duty.filed_by, known)
    for review in duty.review:
        yield from _one(f"{at}.review.by", review.by, known["roles"])
        yield from _one(f"{at}.review.second_party", review.second_party, known["roles"])
    for entering in duty.entered_in:
        yield from _one(f"{at}.entered_in.system", entering.system, known["systems"])
    others = tuple(one for one in known["duties"] if one != duty.id)
    for key in ("needs", "built_from", "satisfies"):
        for name in getattr(duty, key):
            yield from _one(f"{at}.{key}", name, others)
    yield from _of_collecting(at, duty, known)


def _of_collecting(at: str, duty: Duty, known: Known) -> Iterator[Broken]:
    if duty.collected_by:
        yield from _one(f"{at}.collected_by", duty.collected_by, known["roles"])
    elif duty.collect_until or duty.collected_part:
        yield (
            f"{at}.collected_by",
            say("is missing"),
            say("say which role collects, or take the collecting keys out"),
        )


def _clocks(programme: Programme) -> Iterator[_Clock]:
    for stage in programme.stages:
        yield _Clock(f"stages.{stage.id}.ends", stage.ends)
    for duty in programme.duties:
        for key in ("due", "collect_until", "not_before"):
            clock = getattr(duty, key)
            several = clock.rounds if isinstance(clock, Numbered) else (clock,)
            yield from (_Clock(f"duties.{duty.id}.{key}", one) for one in several)


def _of_clock(found: _Clock, programme: Programme, known: Known) -> Iterator[Broken]:
    match found.clock:
        case CohortDay(by, days):
            values = {cohort.id: cohort.values for cohort in programme.cohorts}
            yield from _one(f"{found.key}.by", by, known["cohorts"])
            for missing in sorted(set(values.get(by, ())) ^ {one.value for one in days}):
                wrong = say('and cohort {cohort} differ in "{value}"', cohort=by, value=missing)
                yield found.key, wrong, say("give every cohort one day")
        case After(what=what) | Before(what=what):
            head, _, id_ = what.partition(".")
            yield from _one(found.key, id_, known.get(head, ()))


def _rings(programme: Programme) -> Iterator[Broken]:
    """Name the duties and stages whose days rest on themselves."""
    rests = {
        found.key.rpartition(".")[0]: found.clock.what
        for found in _clocks(programme)
        if isinstance(found.clock, Before)
        or (isinstance(found.clock, After) and "stages." in found.clock.what)
    }
    for start, first in rests.items():
        seen, at = {start}, first
        while at in rests and at not in seen:
            seen.add(at)
            at = rests[at]
        if at == start:
            yield start, say("rests on itself"), say("let one of the clocks rest on a date")


def _route(key: str, area: str, to: str, known: Known) -> Iterator[Broken]:
    yield from _one(key, area, known["areas"])
    yield from _one(key, to, known["offices"])


def _ref(key: str, ref: Ref, known: Known) -> Iterator[Broken]:
    yield from _one(key, ref.id, known[ref.table])


def _one(key: str, id_: str, known: tuple[str, ...]) -> Iterator[Broken]:
    if id_ and id_ not in known:
        cure = (
            say("write one of {words}", words=", ".join(known))
            if known
            else say("the pack has none of these")
        )
        yield key, say('points to "{name}"', name=id_), cure
