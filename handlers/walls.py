"""Open and close forms that anybody may answer, keep the answers, and count them for the report of the round."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from engine.conversation import presses
from engine.conversation.events import Event, Pressed
from engine.conversation.measures.books import Wall
from engine.conversation.measures.orders import CloseWall, OpenWall
from engine.forms.form import Form
from engine.measuring.tallies import Tally, tallies
from engine.obligations.programme import Duty
from engine.obligations.states import State, is_locked
from handlers import keeping, owing
from handlers.desk import Desk, Overtaken, Speaker
from handlers.owing import Rights
from models import audit, obligations, units, walls
from models.obligations import Obligation

# More than any hall holds: who asks more often is no audience.
MOST = 5_000
SHOWN_FOR = timedelta(days=7)


def wanted(desk: Desk, held: Rights, event: Event) -> Wall | None:
    """Return the open form that a button is about; None when the round is not this person's to ask about."""
    if not isinstance(event, Pressed) or event.press.kind != presses.WALL:
        return None
    row = obligations.get(desk.connection, event.press.draft)
    if row is None or row.office_id not in held.offices or is_locked(State(row.state)):
        return None
    return _shown(desk, row, walls.of_round(desk.connection, row.id))


def listed(desk: Desk, held: Rights) -> tuple[Wall, ...]:
    """Return the forms of this person's offices that are open, or were until lately."""
    found = (
        walls.of_offices(desk.connection, list(held.offices), since=desk.now - SHOWN_FOR)
        if held.offices
        else []
    )
    rows = [(obligations.get(desk.connection, one.obligation_id), one) for one in found]
    shown = (_shown(desk, row, one) for row, one in rows if row is not None)
    return tuple(one for one in shown if one is not None)


def carry_out(desk: Desk, who: Speaker, order: OpenWall | CloseWall) -> None:
    """Open or close a form in the name of the one who asked for it."""
    match order:
        case OpenWall():
            _open(desk, who, order)
        case CloseWall(id_):
            row = walls.get(desk.connection, id_)
            if row is None or row.office_id not in owing.rights(desk, who.person_id).offices:
                raise Overtaken
            if walls.close(desk.connection, id_, at=desk.now):
                audit.note(
                    desk.connection,
                    at=desk.now,
                    act="open_form_closed",
                    about_id=id_,
                    person_id=who.person_id,
                )


def told(desk: Desk, duty: Duty, row: Obligation, report_form: Form) -> Mapping[str, Tally]:
    """Return what the answers tell the questions of the round's report; nothing where nobody was asked."""
    wall = walls.of_round(desk.connection, row.id) if duty.open_form else None
    found = desk.library.form(wall.programme, wall.form, wall.form_digest) if wall else None
    if wall is None or found is None or duty.open_form is None:
        return {}
    return tallies(duty.open_form, found[0], report_form, walls.answers(desk.connection, wall.id), desk.now)


def open_form(desk: Desk, wall_id: str) -> tuple[walls.Wall, Form, str] | None:
    """Return a form that is on a wall with its questions and what it is about, open or not; None when there is none."""
    wall = walls.get(desk.connection, wall_id)
    found = desk.library.form(wall.programme, wall.form, wall.form_digest) if wall else None
    row = obligations.get(desk.connection, wall.obligation_id) if wall else None
    if wall is None or found is None or row is None:
        return None
    unit = units.unit(desk.connection, row.unit_id)
    return wall, found[0], unit.name if unit else ""


def takes_answers(desk: Desk, wall: walls.Wall) -> bool:
    """Say whether a form is open now, and has room."""
    return desk.now < wall.closes_at and walls.count(desk.connection, wall.id) < MOST


def answer(
    desk: Desk, wall: walls.Wall, form: Form, answers: Mapping[str, str], browser_hash: str, at: datetime
) -> bool:
    """Store one answer; what is personal lies under a key of this form alone. False when this browser has answered."""
    plain, personal = keeping.split(form, answers)
    key = desk.vault.key(desk.connection, f"wall:{wall.id}") if personal else None
    sealed = key.seal(json.dumps(personal, ensure_ascii=False)) if key else None
    return walls.answer(
        desk.connection, wall_id=wall.id, browser_hash=browser_hash, answers=plain, sealed=sealed, at=at
    )


def _open(desk: Desk, who: Speaker, order: OpenWall) -> None:
    row = obligations.get(desk.connection, order.obligation)
    programme = desk.library.programmes.get(row.programme) if row else None
    duty = owing.duty_of(programme, row.duty) if row else None
    found = desk.library.form(row.programme, duty.open_form.form) if row and duty and duty.open_form else None
    if row is None or duty is None or duty.open_form is None or found is None:
        raise Overtaken
    if row.office_id not in owing.rights(desk, who.person_id).offices:
        raise Overtaken
    walls.open_for(
        desk.connection, id=order.id, obligation_id=row.id, programme=row.programme, form=duty.open_form.form,
        form_digest=found[1], office_id=row.office_id, person_id=who.person_id, opened_at=desk.now,
        closes_at=order.closes,
    )  # fmt: skip
    audit.note(
        desk.connection, at=desk.now, act="open_form_opened", about_id=order.id, person_id=who.person_id
    )


def _shown(desk: Desk, row: Obligation, wall: walls.Wall | None) -> Wall | None:
    duty = owing.duty_of(desk.library.programmes.get(row.programme), row.duty)
    if duty is None or duty.open_form is None:
        return None
    unit = units.unit(desk.connection, row.unit_id)
    title, about = owing.title(duty, row.period), unit.name if unit else ""
    if wall is None:
        return Wall(row.id, title, about, days=duty.open_form.days)
    return Wall(
        row.id, title, about, wall.id, walls.count(desk.connection, wall.id), _here(desk, wall.closes_at),
        is_open=desk.now < wall.closes_at, days=duty.open_form.days,
    )  # fmt: skip


def _here(desk: Desk, moment: datetime) -> datetime:
    return moment.astimezone(desk.now.tzinfo)
