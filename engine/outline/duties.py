"""Say everything about one duty in a few lines: its clock, who collects, files, receives and reviews, its form."""

from collections.abc import Iterable, Iterator

from engine.conversation.bubbles import Plain, Text, say
from engine.obligations.programme import Duty, Programme, Review
from engine.outline import clocks
from engine.outline.levels import MUSTS, STATUSES, level
from engine.outline.lines import filer, recipient
from engine.outline.lines import level as level_of
from engine.outline.steps import steps
from thai import writing


def of_duty(programme: Programme, duty: Duty, questions: int) -> Iterator[Text]:
    """Yield the lines of a duty."""
    yield say("due {clock}", clock=clocks.words(duty.due, programme))
    yield from _around(programme, duty)
    yield from _people(programme, duty)
    yield say(
        "form {form}: {status}, questions: {count}",
        form=duty.form, status=STATUSES[duty.form_status], count=questions,
    )  # fmt: skip
    yield from _printed(duty)
    for step in duty.review:
        yield _review(programme, step)
    yield say("reminders: {steps}", steps=steps(programme.ladder(duty.ladder).rungs))


def _around(programme: Programme, duty: Duty) -> Iterator[Text]:
    if duty.unconfirmed:
        yield say("its dates wait for a confirmation")
    if duty.collect_until:
        yield say("collected until {clock}", clock=clocks.words(duty.collect_until, programme))
    if duty.not_before:
        yield say("nothing before: {clock}", clock=clocks.words(duty.not_before, programme))
    if duty.needs:
        yield say("comes behind {duties}", duties=_named(programme, duty.needs))
    if duty.built_from:
        yield say("is built from {duties}", duties=_named(programme, duty.built_from))
    if duty.satisfies:
        yield say("settles {duties} too", duties=_named(programme, duty.satisfies))


def _named(programme: Programme, ids: Iterable[str]) -> str:
    return ", ".join(programme.duty(one).name for one in ids)


def _people(programme: Programme, duty: Duty) -> Iterator[Text]:
    if duty.collected_by:
        yield say("collected by {role}", role=programme.role(duty.collected_by).name)
    is_unit = level_of(programme, duty) == "unit"
    who: Text = Plain(filer(programme, duty))
    if not is_unit:
        who = say("{name}, {level}", name=who, level=level(level_of(programme, duty)))
    yield say("filed by {who}", who=who)
    to = recipient(programme, duty)
    yield say("to {office}", office=to) if to else say("no recipient is printed")
    if duty.confidential:
        yield say("only the sender and the reviewers know of it")


def _printed(duty: Duty) -> Iterator[Text]:
    if duty.channel:
        yield say("by way of {channel}", channel=duty.channel)
    if duty.attachments:
        yield say("with {attachments}", attachments=", ".join(duty.attachments))
    for cap in duty.caps:
        yield say("{field}: {baht} at most", field=cap.field, baht=writing.write_baht(cap.baht))
    if duty.refs or duty.source_line:
        yield say(
            "in the source: {refs}, line {line}", refs=", ".join(duty.refs), line=str(duty.source_line or "-")
        )


def _review(programme: Programme, step: Review) -> Text:
    found = say("{role} {must}", role=programme.role(step.by).name, must=MUSTS[step.must])
    return say("{step} within {days} days", step=found, days=step.days) if step.days is not None else found
