"""Let a column that names or reaches a person into a sheet, for a reason that is kept; and keep it out again."""

from bot.mirrors.reporting import tab_name
from engine.forms.form import Form, Question
from engine.obligations.programme import Programme
from exports import columns
from exports.columns import Place
from handlers.desk import Desk
from models import audit, sheet_columns, sheet_opened, sheet_owed


class NoSuchColumn(Exception):
    """The form has no personal question of this name."""

    retryable = False


def let_in(desk: Desk, programme: Programme, form: str, name: str, *, reason: str, by: str | None) -> bool:
    """Let the answers to a personal question into the sheet from now on; False when they were in before."""
    version = desk.library.form(programme.id, form)
    _question(version[0] if version else None, name)
    row = {"programme": programme.id, "form": form, "name": name, "reason": reason[:300], "person_id": by}
    if not reason.strip() or not sheet_opened.allow(desk.connection, at=desk.now, **row):
        return False
    if version:
        _add_column(desk, programme, form, version[0], frozenset({name}))
    _note(desk, programme, form, name, by, "sheet_column_opened")
    return True


def keep_out(desk: Desk, programme: Programme, form: str, name: str, *, by: str | None) -> bool:
    """Keep the answers to a personal question out again; what stands in the column is emptied with the next pass."""
    if not sheet_opened.shut(desk.connection, programme=programme.id, form=form, name=name):
        return False
    _note(desk, programme, form, name, by, "sheet_column_shut")
    return True


def _note(desk: Desk, programme: Programme, form: str, name: str, by: str | None, act: str) -> None:
    sheet_owed.owe_form(desk.connection, programme.id, form, desk.now_ms)
    about = f"{programme.id}/{form}/{name}"[:60]
    audit.note(desk.connection, at=desk.now, act=act, about_id=about, person_id=by)


def _add_column(desk: Desk, programme: Programme, name: str, form: Form, opened: frozenset[str]) -> None:
    rows = sheet_columns.of_form(desk.connection, programme.id, name)
    known = [Place(row.path, row.number, row.title) for row in rows]
    new = columns.added(known, form, name=tab_name(programme, form), opened=opened)
    added = [{"path": one.path, "number": one.number, "title": one.title} for one in new]
    sheet_columns.add(desk.connection, programme.id, name, added)


def _question(form: Form | None, name: str) -> Question:
    for one in form.questions if form else ():
        if one.name == name and columns.is_personal(one):
            return one
    raise NoSuchColumn(name)
