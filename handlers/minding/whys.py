"""Say why somebody was reminded or not, from what is written down: one line a decision, the newest first."""

from datetime import timedelta

from engine.conversation.bubbles import Text, say
from engine.conversation.reminding.seen import Reason
from engine.messenger.nouns import Why
from engine.messenger.reasons import NEWER, is_known, sentence
from engine.obligations.calendar import day_in_bangkok
from handlers import owing
from handlers.desk import Desk
from handlers.owing import Rights
from models import decisions, obligations, reminded, units
from models.decisions import Decision
from models.notices import DROPPED, TOLD, Notice
from models.obligations import Obligation

SINCE = timedelta(days=31)
MOST = 8
KIND = "remind"
DROPPED_AS: dict[str, Text] = {
    "already in": say("It was left out, because the report was in by then."),
    "no longer this person's": say("It was left out, because it is somebody else's now."),
    "the year is closed": say("It was left out, because the year is closed."),
}


def reasons(desk: Desk, held: Rights, person_id: str) -> tuple[Reason, ...]:
    """Return the last decisions about a person's reminders, then when the next one of what she owes is planned."""
    since = desk.now - SINCE
    decided = decisions.of(
        desk.connection, person_id=person_id, since=since, until=desk.now + timedelta(minutes=1)
    )
    last = {one.notice_id: one for one in decided if one.kind == KIND}
    told = reminded.of_person(desk.connection, person_id, kind=KIND, since=since)
    rows = obligations.of_ids(desk.connection, [one.about_id for one in told])
    lines = [
        Reason(_about(desk, rows[one.about_id]), _why(one, last.get(one.id)), day_in_bangkok(one.not_before))
        for one in reversed(told)
        if one.about_id in rows and not _is_newer(last.get(one.id))
    ]
    heard = {one.about_id for one in told}
    return (*lines[:MOST], *_ahead(desk, held, heard))[:MOST]


def _is_newer(decided: Decision | None) -> bool:
    """Say whether a reminder only gave way to a newer one about the same, which has its own line."""
    return decided is not None and decided.why == NEWER


def _why(notice: Notice, decided: Decision | None) -> Text:
    """Say what became of a reminder, by its last decision where there is one."""
    if notice.state == DROPPED and notice.reason in DROPPED_AS:
        return DROPPED_AS[notice.reason]
    if decided is not None and is_known(decided.why):
        return sentence(Why(decided.why, {name: str(value) for name, value in decided.params.items()}))
    if notice.state == TOLD:
        return say("It came along with an answer, which costs nothing.")
    if notice.state == DROPPED:
        return say("It was left out, because its time is over.")
    return say("It comes along with the next answer, which costs nothing.")


def _ahead(desk: Desk, held: Rights, heard: set[str]) -> list[Reason]:
    """Say when the next reminder of what is owed is planned, of what nothing was heard about yet."""
    owed = [one for one in owing.owed(desk, held, {}) if not one.is_done and one.id not in heard]
    found = []
    for one in owed[:MOST]:
        at = reminded.next_step(desk.connection, one.id, one.part)
        words = (
            say("The next reminder is planned for {day}.", day=day_in_bangkok(at))
            if at
            else say("It has no day yet, so nobody is reminded.")
            if one.due is None
            else say("No reminder is planned any more.")
        )
        found.append(Reason(f"{one.duty} · {one.about}", words))
    return found


def _about(desk: Desk, row: Obligation) -> str:
    duty = owing.duty_of(desk.library.programmes.get(row.programme), row.duty)
    unit = units.unit(desk.connection, row.unit_id)
    return f"{owing.title(duty, row.period) if duty else ''} · {unit.name if unit else ''}"
