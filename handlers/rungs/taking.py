"""Take one step of a ladder, once: a reminder for those who do it, or an owner above them for what is late."""

from typing import cast

from engine.obligations.nouns.ladders import DOER, Whom
from engine.reminders.planning import rung_of
from handlers.desk import Desk
from handlers.enrolling import COLLECT, FILE
from handlers.escalating import opening
from handlers.owing import duty_of
from handlers.rungs import clocks, doers, reaching, stopping
from models import obligations
from models.notices import ReminderStep


def take(desk: Desk, step: ReminderStep) -> int:
    """Do what a step that was taken asks for; return how many people are to hear of something."""
    if step.audience not in {COLLECT, FILE}:
        return clocks.take(desk, step)
    row = obligations.get(desk.connection, step.obligation_id)
    programme = desk.library.programmes.get(row.programme) if row else None
    duty = duty_of(programme, row.duty) if row else None
    if row is None or programme is None or duty is None:
        return 0
    rung = rung_of(programme.ladder(duty.ladder), step.whom, step.rung)
    if stopping.is_stopped(desk, row, step.audience, rung):
        return 0
    if step.whom != DOER:
        return opening.late(desk, row, step.audience, cast(Whom, step.whom), asks=rung.acknowledge)

    def of(audience: str) -> list[str]:
        return reaching.of_row(desk, programme, duty, row, audience)

    return doers.remind(desk, row, step, rung, of)
