"""Remind whoever does it, or who stands in for her; where LINE reaches nobody of a group its office hears of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, say
from engine.conversation.menu.work import due_words
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.ladders import Rung
from handlers import owing, reminder_settings
from handlers.contacting import reading
from handlers.desk import Desk
from handlers.enrolling import COLLECT, FILE
from handlers.messenger.intending import intend
from handlers.overtaking import sender
from handlers.rungs.waiting import FIRST_DAY
from models import obligations, offices, people, units
from models import reminder_settings as kept
from models.notices import Notice, ReminderStep
from models.obligations import Obligation

# Whom a part of a round concerns, by its audience.
Concerned = Callable[[str], list[str]]
KIND: Final = "remind"
UNREACHABLE: Final = "unreachable"
STAND_IN: Final = "stand_in"


def remind(desk: Desk, row: Obligation, step: ReminderStep, rung: Rung, concerned: Concerned) -> int:
    """Have those who do it hear of a rung; return how many notices were made."""
    doers = concerned(step.audience)
    wishes = kept.of(desk.connection, doers)
    is_away = any(one.rests_on(day_in_bangkok(desk.now)) for one in wishes.values())
    acting, officers = _standing_in(desk, row, step, doers) if is_away else (doers, [])
    if step.audience == COLLECT and not any(people.open_account(desk.connection, one) for one in acting):
        _tell_office(desk, row, officers or concerned(FILE), STAND_IN if is_away else UNREACHABLE)
    fewer = {id_ for id_, one in wishes.items() if one.wants_fewer and rung.day < 0}
    return sum(_remind(desk, row, step, rung, one, is_early=one in fewer) for one in acting)


def _standing_in(
    desk: Desk, row: Obligation, step: ReminderStep, doers: list[str]
) -> tuple[list[str], list[str]]:
    """Put deputies in the place of those who are away: who speaks for the group sends its part, an officer does it for them."""
    there = reminder_settings.present(desk, doers)
    if step.audience == FILE:
        return there, []
    speakers = _speakers(desk, row)
    return [one for one in there if one in speakers], [one for one in there if one not in speakers]


def stand_in(desk: Desk, notice: Notice) -> Bubble | None:
    """Ask the office to see to what a group owes whose person is away; None when it came, or she is back."""
    row = obligations.get(desk.connection, notice.about_id)
    if row is None or row.contribution_id or row.report_id:
        return None
    if not owing.acts_for(desk, notice.person_id, row.office_id):
        return None
    duty = owing.duty_of(desk.library.programmes.get(row.programme), row.duty)
    gone = reminder_settings.away(desk, _speakers(desk, row))
    if duty is None or not gone:
        return None
    unit = units.unit(desk.connection, row.unit_id)
    name = Plain(f"{owing.title(duty, row.period)} · {unit.name if unit else ''}")
    person_id, away = next(iter(gone.items()))
    rows = (
        Row(
            name,
            due_words(row.collect_until, day_in_bangkok(desk.now)),
            Button(say("Do it for them"), Press("o", row.id)),
        ),
        Row(
            Plain(sender(desk, person_id)),
            say("away until {day}", day=away.rests_until or day_in_bangkok(desk.now)),
        ),
    )
    return Card(title=say("Nobody does this meanwhile"), rows=rows)


def _remind(
    desk: Desk, row: Obligation, step: ReminderStep, rung: Rung, person_id: str, *, is_early: bool
) -> bool:
    return intend(
        desk,
        person_id=person_id,
        kind=KIND,
        about_id=row.id,
        step=_number(step.at, step.audience),
        details={"part": step.audience, "step": step.step, "tone": rung.tone},
        due=row.collect_until if step.audience == COLLECT else row.due,
        is_worth_a_push=rung.way == "push" and not is_early,
        not_before=reading.reminds_from(desk, row) if step.audience == COLLECT else desk.now,
    )


def _number(at: datetime, audience: str) -> int:
    """Tell a step apart by its day and audience: a due day that moved is reminded of anew, a day only once."""
    return (day_in_bangkok(at) - FIRST_DAY).days * 2 + (audience == FILE)


def _tell_office(desk: Desk, row: Obligation, office: Sequence[str], kind: str) -> None:
    """Have the officer in charge hear that nobody of the group hears of it: a call, or doing it for them, is needed."""
    for person_id in office:
        intend(desk, person_id=person_id, kind=kind, about_id=row.id, is_worth_a_push=False)


def _speakers(desk: Desk, row: Obligation) -> list[str]:
    held = offices.holders(desk.connection, scope_kind=offices.UNIT, scope_id=row.unit_id, at=desk.now)
    return [one.person_id for one in held]
