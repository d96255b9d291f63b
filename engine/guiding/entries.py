"""List what a pack quotes of its guideline: what is to be sent and by when, and who may take part, each with its line."""

from dataclasses import dataclass

from engine.conversation.bubbles import Plain, Text, say
from engine.obligations.kinds.undated import Contradictory, NoDay, SetLater
from engine.obligations.programme import Duty, Programme
from engine.outline import clocks
from engine.outline.lines import filer, recipient
from thai.questions import RULE, WHEN, WHO


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that may be quoted; `heading` is what is searched, `answers` what is said by what is asked."""

    key: str
    programme: str
    heading: str
    answers: dict[str, tuple[Text, ...]]
    line: int | None = None
    refs: tuple[str, ...] = ()


def entries(programme: Programme) -> tuple[Entry, ...]:
    """Return everything that a pack can quote; what few may know of, and what waits for a confirmation, is not quoted."""
    duties = (one for one in programme.duties if not (one.confidential or one.unconfirmed))
    return (
        *(_duty(programme, one) for one in duties),
        *(
            Entry(
                f"rule:{rule.id}",
                programme.name,
                rule.says,
                {RULE: (Plain(rule.says),)},
                rule.source_line,
                (rule.id,),
            )
            for rule in programme.eligibility
        ),
    )


def _duty(programme: Programme, duty: Duty) -> Entry:
    answers: dict[str, tuple[Text, ...]] = {WHO: _who(programme, duty)}
    if not isinstance(duty.due, NoDay | SetLater | Contradictory):
        answers[WHEN] = _when(programme, duty)
    return Entry(f"duty:{duty.id}", programme.name, duty.name, answers, duty.source_line, duty.refs)


def _when(programme: Programme, duty: Duty) -> tuple[Text, ...]:
    due = say("due {clock}", clock=clocks.words(duty.due, programme))
    if not duty.collect_until:
        return (due,)
    return due, say("collected until {clock}", clock=clocks.words(duty.collect_until, programme))


def _who(programme: Programme, duty: Duty) -> tuple[Text, ...]:
    filed = say("filed by {who}", who=Plain(filer(programme, duty)))
    to = recipient(programme, duty)
    steps = tuple(Plain(programme.role(one.by).name) for one in duty.review)
    reviewed = (say("reviewed by {who}", who=clocks.joined(steps)),) if steps else ()
    return (filed, *((say("to {office}", office=to),) if to else ()), *reviewed)
