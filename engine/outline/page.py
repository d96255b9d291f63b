"""Lay a programme out as a page that an official reads from top to bottom: who, what, when, and what is not confirmed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.conversation.bubbles import Plain, Text, say
from engine.forms.form import Form
from engine.obligations.calendar import fiscal_span
from engine.obligations.programme import Programme
from engine.obligations.titles import titled
from engine.outline import clocks
from engine.outline.duties import of_duty
from engine.outline.levels import level
from engine.outline.lines import asked
from engine.outline.moments import Waiting, Year
from thai import writing


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page; `depth` is how far it is set in."""

    depth: int
    text: Text


def page(programme: Programme, forms: Mapping[str, Form], year: Year) -> Iterator[Line]:
    """Yield the lines of a programme."""
    yield from _head(programme)
    yield from _who(programme)
    yield from _when(programme)
    yield Line(0, say("Reports ({count})", count=len(programme.duties)))
    for duty in programme.duties:
        yield Line(1, Plain(f"{duty.id}  {duty.name}"))
        yield from (Line(2, text) for text in of_duty(programme, duty, asked(forms[duty.form])))
    yield from _open(programme, year)


def _head(programme: Programme) -> Iterator[Line]:
    first, last = fiscal_span(programme.fiscal_year)
    yield Line(0, Plain(f"{programme.id}  {programme.name}"))
    years = writing.write_fiscal_years(programme.fiscal_year)
    yield Line(1, say("{year}, from {first} to {last}", year=years, first=first, last=last))
    yield Line(1, say("source {source}, {owner}", source=programme.source, owner=programme.owner))
    if programme.shares:
        yield Line(1, say("shares units, offices and roles with {pack}", pack=programme.shares))
    if programme.unconfirmed:
        yield Line(1, say("every date of this pack waits for a confirmation"))


def _who(programme: Programme) -> Iterator[Line]:
    yield Line(0, say("Units"))
    for unit in programme.units:
        yield Line(1, say("{name}, {level}", name=f"{unit.id}  {unit.name}", level=level(unit.level)))
        if unit.quota:
            quota = say("{count} in each: {level}", count=unit.quota.exactly, level=level(unit.quota.per))
            yield Line(2, quota)
    names = {one.id: one.name for one in programme.offices}
    yield Line(0, say("Offices"))
    for office in programme.offices:
        yield Line(1, say("{name}, {level}", name=f"{office.id}  {office.name}", level=level(office.level)))
        above = dict.fromkeys((*(route.to for route in office.above_by), office.above))
        if any(above):
            yield Line(2, say("reports to {office}", office=" / ".join(names[one] for one in above if one)))
    yield Line(0, say("Roles"))
    kinds = {**{one.id: one.name for one in programme.units}, **names}
    for role in programme.roles:
        yield Line(1, say("{role} of {whose}", role=f"{role.id}  {role.name}", whose=kinds[role.of.id]))


def _when(programme: Programme) -> Iterator[Line]:
    if programme.cohorts:
        yield Line(0, say("Cohorts"))
    for cohort in programme.cohorts:
        values = f"{cohort.id}  {cohort.name}: {', '.join(cohort.values)}"
        yield Line(1, say("{name}, {level}", name=values, level=level(cohort.by)))
    if programme.stages:
        yield Line(0, say("Stages"))
    for stage in programme.stages:
        yield Line(1, Plain(f"{stage.id}  {stage.name}"))
        if stage.first:
            yield Line(2, say("begins {day}", day=stage.first))
        if stage.ends:
            yield Line(2, say("ends {clock}", clock=clocks.words(stage.ends, programme)))
    if programme.events:
        yield Line(0, say("Events that people report"))
    for event in programme.events:
        yield Line(1, Plain(f"{event.id}  {event.name}"))


def _open(programme: Programme, year: Year) -> Iterator[Line]:
    """Name what nobody has confirmed or told yet."""
    yield Line(0, say("Without a day ({count})", count=len(year.waiting)))
    for one in year.waiting:
        yield Line(1, waiting(programme, one))


def waiting(programme: Programme, one: Waiting) -> Text:
    """Say what a round without a day waits for."""
    name = titled(one.duty.name, one.period.key)
    if not one.waits:
        return say("{duty}: no day is printed", duty=name)
    what = clocks.joined(clocks.waits(what, programme) for what in one.waits)
    if one.likely:
        return say("{duty}: waits for {what}, likely {day}", duty=name, what=what, day=one.likely)
    return say("{duty}: waits for {what}", duty=name, what=what)
