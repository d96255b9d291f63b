"""Say everything about one line of a preview: when, to whom, about what, what it costs, and why."""

from bot.texts import Texts
from engine.conversation.bubbles import Text, say
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.ladders import DOER
from engine.obligations.programme import Programme
from engine.obligations.titles import titled
from engine.obligations.working_days import WorkingDays
from engine.outline.days import closed, cohort
from engine.outline.steps import step
from engine.previewing.gathering import Row
from engine.reminders.planning import COLLECT


def told(
    programme: Programme, row: Row, working: WorkingDays, texts: Texts, *, is_example: bool
) -> dict[str, object]:
    """Return a line: when, to whom, about what, what it costs, and why."""
    day = day_in_bangkok(row.leaves)
    off = closed(working.closed_by(day))
    line: dict[str, object] = {
        "day": day.isoformat(),
        "at": row.leaves.isoformat(),
        "duty": row.duty.id,
        "round": row.period,
        "title": titled(row.duty.name, row.period),
        "cohort": cohort(programme, row.member),
        "part": row.audience,
        "role": role_of(programme, row),
        "to": row.whom,
        "step": row.step,
        "due": row.due.isoformat(),
        "units": None if is_example else len(row.units),
        "people": None if is_example else len(row.people),
        "not_reached": None if is_example else len(row.unreached),
        "night": row.is_at_night,
        "closed": texts.word(off, {}) if off else "",
        "why": texts.word(why(row, working), {}),
    }
    if row.change == "planned":
        return {**line, "counted": row.counted, "free": row.free}
    return {"change": row.change, **line, "was": row.was.isoformat() if row.was else None}


def role_of(programme: Programme, row: Row) -> str:
    """Name the role that hears of it: who collects, the first role of who files, or the office above."""
    if row.whom == "above":
        return _above(programme, row)
    if row.whom != DOER and row.audience == COLLECT:
        return _filing(programme, row)
    if row.audience == COLLECT:
        return programme.role(row.duty.collected_by).name
    return _filing(programme, row)


def _filing(programme: Programme, row: Row) -> str:
    return next((one.name for one in programme.roles if one.of == row.duty.filed_by), str(row.duty.filed_by))


def _above(programme: Programme, row: Row) -> str:
    """Name the first kind of office above who files; what files itself has nobody above."""
    kinds = {one.id: one for one in programme.offices}
    own = kinds.get(row.duty.filed_by.id) if row.duty.filed_by.table == "offices" else None
    above = kinds.get(own.above) if own else None
    return above.name if above else ""


def why(row: Row, working: WorkingDays) -> Text:
    """Say why it goes out on that day."""
    found = say("{step}, due {day}", step=step(row.step), day=row.due)
    is_brought_forward = row.step < 0 and row.audience != COLLECT and working.closed_by(row.due)
    if is_brought_forward and day_in_bangkok(row.at) == working.on_or_before(row.due):
        remark = say("due on a day when offices are closed, so reminded on the last working day")
        return say("{first}; {second}", first=found, second=remark)
    return found
