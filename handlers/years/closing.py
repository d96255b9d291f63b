"""Close a programme's year: what never came is written down as not received, and its owner hears of it once."""

from dataclasses import dataclass

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, Text, say
from engine.conversation.menu.work import due_words
from engine.obligations.programme import Programme
from engine.obligations.states import Happened, State, after
from handlers import owing
from handlers.desk import Desk
from handlers.enrolling import COLLECT, FILE
from handlers.filling import new_id
from handlers.messenger.intending import intend
from handlers.rungs.reaching import concerned
from models import audit, notices, obligations
from models.notices import Notice
from models.obligations import Obligation

KIND = "closed"
WHY = "not received when the year was closed"
ROWS = 8
CLOSABLE = tuple(state.value for state in State if after(state, Happened.CLOSED))


@dataclass(frozen=True, slots=True)
class Closed:
    """What closing came to: rounds that were not received, people who hear of it, rounds that are still being mended."""

    rounds: int
    people: int
    returned: int


def close(desk: Desk, programme: Programme, *, by: str | None = None) -> Closed:
    """Close every round that is still open; once more changes nothing, and a report may come all the same."""
    rows = obligations.of_programme(desk.connection, programme.id, CLOSABLE)
    owners: dict[str, None] = {}
    for row in rows:
        _end(desk, row, by)
        owners |= dict.fromkeys(_owners(desk, programme, row))
    told = sum(_tell(desk, programme, person_id) for person_id in owners)
    if rows:
        audit.note(desk.connection, at=desk.now, act="year_closed", about_id=programme.id[:60], person_id=by)
    returned = obligations.of_programme(desk.connection, programme.id, [State.RETURNED.value])
    return Closed(len(rows), told, len(returned))


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """List what did not come, each with its button; None when nothing is left."""
    held, today = owing.rights(desk, notice.person_id), desk.now.date()
    programme = str(notice.details.get("programme", ""))
    rows = [
        (part, row)
        for row, unit in obligations.of_scopes(
            desk.connection, offices=[role.scope_id for role in held.filing], units=list(held.units), until=owing.NEVER
        )
        if row.programme == programme and row.state == State.NOT_RECEIVED
        for part in owing.parts(desk, held, row, unit, {})
        if not part.is_done
    ]  # fmt: skip
    if not rows:
        return None
    rows.sort(key=lambda one: (one[0].due or owing.NEVER, one[0].id))
    found = desk.library.programmes.get(programme)
    shown = tuple(
        Row(
            Plain(f"{part.duty} · {part.about}"),
            due_words(part.due, today, window=part.window),
            Button(say("Do it"), Press("o", row.id)),
        )
        for part, row in rows[:ROWS]
    )
    remarks: tuple[Text, ...] = (
        say("The year of {programme} is closed.", programme=found.name if found else programme),
        say("Reports not received: {count}. They can still be sent, and count as late.", count=len(rows)),
    )
    if len(rows) > ROWS:
        remarks = (say("{count} more after these.", count=len(rows) - ROWS), *remarks)
    return Card(title=say("The year is closed"), rows=shown, remarks=remarks)


def _end(desk: Desk, row: Obligation, by: str | None) -> None:
    obligations.set_state(desk.connection, row.id, state=State.NOT_RECEIVED.value)
    notices.forget_steps(desk.connection, row.id)
    notices.drop_about(desk.connection, kind="remind", about_id=row.id, reason="the year is closed")
    obligations.note_change(
        desk.connection,
        obligation_id=row.id,
        at=desk.now,
        person_id=by,
        old_due=row.due,
        new_due=row.due,
        why=WHY,
    )


def _owners(desk: Desk, programme: Programme, row: Obligation) -> list[str]:
    """Return whom the round was owed by: who collects, as long as the part is missing, and who files."""
    duty = owing.duty_of(programme, row.duty)
    parts = [FILE, *([COLLECT] if duty and duty.collected_by and not row.contribution_id else [])]
    return [
        one
        for part in parts
        for one in concerned(
            desk, programme, duty, unit_id=row.unit_id, office_id=row.office_id, audience=part
        )
    ]


def _tell(desk: Desk, programme: Programme, person_id: str) -> bool:
    """Have a person hear of it with her next free answer, once a programme; it is never worth a counted message."""
    return intend(
        desk,
        person_id=person_id,
        kind=KIND,
        about_id=new_id(KIND, programme.id),
        details={"programme": programme.id},
        is_worth_a_push=False,
        not_before=desk.now,
    )
