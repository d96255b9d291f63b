"""See that whatever a programme points to exists in it."""

from collections.abc import Iterable, Iterator

from engine.obligations.kinds.cohort_day import CohortDay
from engine.obligations.programme import Duty, Programme, Ref

# key, what is wrong, cure
Broken = tuple[str, str, str]


def broken_pointers(programme: Programme) -> tuple[Broken, ...]:
    """Return every pointer to something the programme does not have."""
    return (
        *_of_roles(programme),
        *_of_registration(programme),
        *_of_rules(programme),
        *(one for duty in programme.duties for one in _of_duty(duty, programme)),
    )


def _of_roles(programme: Programme) -> Iterator[Broken]:
    for role in programme.roles:
        yield from _ref(f"roles.{role.id}.of", role.of, programme)


def _of_registration(programme: Programme) -> Iterator[Broken]:
    if programme.registration:
        yield from _one("registration.unit", programme.registration.unit, _ids(programme.units))
        yield from _one("registration.by", programme.registration.by, _ids(programme.roles))


def _of_rules(programme: Programme) -> Iterator[Broken]:
    counted = tuple(unit.id for unit in programme.units if unit.quota)
    for rule in programme.eligibility:
        if rule.quota_of:
            yield from _one(f"eligibility.{rule.id}.quota_of", rule.quota_of, counted)


def _of_duty(duty: Duty, programme: Programme) -> Iterator[Broken]:
    at = f"duties.{duty.id}"
    yield from _one(f"{at}.per", duty.per, (*_ids(programme.units), *_ids(programme.offices)))
    yield from _one(f"{at}.to", duty.to, _ids(programme.offices))
    yield from _one(f"{at}.ladder", duty.ladder, _ids(programme.ladders))
    yield from _ref(f"{at}.filed_by", duty.filed_by, programme)
    for review in duty.review:
        yield from _one(f"{at}.review.by", review.by, _ids(programme.roles))
    yield from _of_collecting(at, duty, programme)
    yield from _of_cohorts(at, duty, programme)


def _of_collecting(at: str, duty: Duty, programme: Programme) -> Iterator[Broken]:
    if duty.collected_by:
        yield from _one(f"{at}.collected_by", duty.collected_by, _ids(programme.roles))
    elif duty.collect_until or duty.collected_part:
        yield f"{at}.collected_by", "is missing", "say which role collects, or take the collecting keys out"


def _of_cohorts(at: str, duty: Duty, programme: Programme) -> Iterator[Broken]:
    values = {cohort.id: cohort.values for cohort in programme.cohorts}
    for key, clock in (("due", duty.due), ("collect_until", duty.collect_until)):
        if not isinstance(clock, CohortDay):
            continue
        yield from _one(f"{at}.{key}.by", clock.by, tuple(values))
        for missing in sorted(set(values.get(clock.by, ())) ^ {one.value for one in clock.days}):
            yield f"{at}.{key}", f'and cohort {clock.by} differ in "{missing}"', "give every cohort one day"


def _ref(key: str, ref: Ref, programme: Programme) -> Iterator[Broken]:
    tables = {"offices": programme.offices, "units": programme.units, "roles": programme.roles}
    yield from _one(key, ref.id, _ids(tables[ref.table]))


def _ids(these: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(getattr(one, "id", "")) for one in these)


def _one(key: str, id_: str, known: tuple[str, ...]) -> Iterator[Broken]:
    if id_ and id_ not in known:
        yield key, f'points to "{id_}"', f"write one of {', '.join(known) or '(none in this pack)'}"
